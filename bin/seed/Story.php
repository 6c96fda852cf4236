<?php
/**
 * How tickets go.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Draws the course of a ticket towards the status it has today.
 *
 * @phpstan-type Step array{string, string|null}
 */
final class Story {

	/** Age in days => the status of younger tickets, or the state for spam and trash; in a thousand. */
	private const ENDINGS = array(
		1       => array( 'new' => 450, 'open' => 300, 'pending' => 130, 'resolved' => 70, 'closed' => 20, 'delayed' => 10, 'spam' => 20 ),
		7       => array( 'new' => 100, 'open' => 210, 'pending' => 160, 'resolved' => 250, 'closed' => 220, 'delayed' => 30, 'spam' => 20, 'trash' => 10 ),
		60      => array( 'new' => 8, 'open' => 52, 'pending' => 60, 'resolved' => 60, 'closed' => 775, 'delayed' => 20, 'spam' => 15, 'trash' => 10 ),
		1000000 => array( 'open' => 6, 'pending' => 14, 'resolved' => 10, 'closed' => 950, 'delayed' => 2, 'spam' => 10, 'trash' => 8 ),
	);

	private const CHANNELS = array(
		'guest' => array( 'guest' => 78, 'email' => 16, 'api' => 6 ),
		'user'  => array( 'portal' => 74, 'email' => 20, 'admin' => 6 ),
	);

	/** Share of replies that are internal notes. */
	private const NOTES = 0.15;

	/** Nobody has looked at younger ones; seconds. */
	private const UNSEEN = 300;

	/** After which a resolved ticket is closed by itself. */
	private const AUTO_CLOSE = 7 * 86400;

	public function __construct(
		private readonly Staff $staff,
		private readonly int $until,
	) {}

	/** @return string A status, spam or trash. */
	public function ending( int $created ): string {
		$age = $this->until - $created;
		if ( $age < self::UNSEEN ) {
			return 'new';
		}
		foreach ( self::ENDINGS as $days => $endings ) {
			if ( $age < $days * 86400 ) {
				return Dice::weighted( $endings );
			}
		}
		return 'closed';
	}

	/** @param int $letters Replies and notes. */
	public function tell( int $id, Person $customer, int $created, string $ending, int $letters ): Life {
		$language = $customer->language;
		$life     = new Life(
			$id,
			$customer,
			$language->subject(),
			$language->question( $customer->name ),
			Dice::weighted( self::CHANNELS[ null === $customer->userId ? 'guest' : 'user' ] ),
			$this->staff->department(),
			Dice::chance( 0.6 ) ? $this->staff->product() : null,
			Dice::weighted( array( 1 => 15, 2 => 60, 3 => 18, 4 => 7 ) ),
			$created
		);
		$steps    = 'new' === $ending ? array_fill( 0, $letters, array( 'note', null ) ) : $this->steps( $ending, $letters );
		$times    = $this->times( count( $steps ), $created );
		foreach ( $steps as $place => [ $kind, $value ] ) {
			$this->step( $life, $kind, $value, $times[ $place ] );
		}
		return $life;
	}

	/** @return list<Step> */
	private function steps( string $ending, int $letters ): array {
		$notes = 0;
		for ( $letter = 0; $letter < $letters; $letter++ ) {
			$notes += (int) Dice::chance( self::NOTES );
		}
		$steps = $this->conversation( $ending, $letters - $notes );
		for ( ; $notes > 0; $notes-- ) {
			array_splice( $steps, mt_rand( 0, count( $steps ) ), 0, array( array( 'note', null ) ) );
		}
		if ( Dice::chance( 0.06 ) ) {
			array_unshift( $steps, array( 'prioritise', null ) );
		}
		if ( Dice::chance( 0.92 ) ) {
			array_unshift( $steps, array( 'assign', null ) );
		}
		$steps[] = array( 'end', $ending );
		return $steps;
	}

	/** @return list<Step> Replies of customer and agents, from the last one back. */
	private function conversation( string $ending, int $replies ): array {
		$steps   = array();
		$isAgent = 'open' !== $ending || Dice::chance( 0.3 );
		for ( $left = $replies; $left > 0; $left-- ) {
			$status  = $left === $replies ? $this->lastStatus( $ending ) : ( Dice::chance( 0.5 ) ? 'pending' : null );
			$steps[] = $isAgent ? array( 'answer', $status ) : array( 'comment', null );
			$isAgent = Dice::chance( 0.85 ) ? ! $isAgent : $isAgent;
		}
		return array_reverse( $steps );
	}

	/** @return string|null What the last answer sets; what is left to do is a step of its own. */
	private function lastStatus( string $ending ): ?string {
		return match ( $ending ) {
			'closed' => Dice::pick( array( 'resolved', 'resolved', 'closed', null ) ),
			'resolved' => Dice::chance( 0.7 ) ? 'resolved' : null,
			'open', 'pending' => $ending,
			default => null,
		};
	}

	private function step( Life $life, string $kind, ?string $value, int $time ): void {
		$agent    = null === $life->agent || Dice::chance( 0.08 ) ? $this->staff->agent() : $life->agent;
		$language = $life->customer->language;
		match ( $kind ) {
			'assign' => $life->assign( $agent, Dice::chance( 0.7 ) ? $agent : $this->staff->agent(), $time ),
			'prioritise' => $life->prioritise( $life->priority < 4 ? $life->priority + 1 : 3, $agent, $time ),
			'note' => $life->note( $language->note(), $agent, $this->staff->name( $agent ), $time ),
			'answer' => $life->answer( $language->answer( $life->customer->name, $this->staff->name( $agent ) ), $value, $agent, $this->staff->name( $agent ), $time ),
			'comment' => $life->comment( $language->comment(), $time ),
			default => $this->end( $life, (string) $value, $agent, $time ),
		};
	}

	private function end( Life $life, string $ending, int $agent, int $time ): void {
		if ( 'spam' === $ending || 'trash' === $ending ) {
			$life->remove( $ending, $agent, $time );
			return;
		}
		$later = $life->publicTime + self::AUTO_CLOSE;
		if ( 'closed' === $ending && 'resolved' === $life->status && $time < $later && $later < $this->until ) {
			$life->change( $ending, null, $later );
			return;
		}
		$life->change( $ending, $agent, $time );
	}

	/** @return list<int> */
	private function times( int $count, int $created ): array {
		$gaps = array();
		for ( $number = 0; $number < $count; $number++ ) {
			$gaps[] = Dice::magnitude( 120, 130000 );
		}
		$left  = $this->until - $created;
		$total = array_sum( $gaps );
		$scale = $total < $left ? 1 : $left * mt_rand( 300, 990 ) / 1000 / $total;
		$times = array();
		foreach ( $gaps as $gap ) {
			$created += (int) ( $gap * $scale );
			$times[]  = $created;
		}
		return $times;
	}
}
