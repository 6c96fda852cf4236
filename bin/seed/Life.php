<?php
/**
 * What happens to a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * A ticket with its replies and events, each step changing it as TicketService and ReplyService would: the columns
 * that follow from others fit, and every version has its event. Steps come in the order of time.
 *
 * @phpstan-type Event array{int, int, string, string, int|null, int|null, string, int|null, array<string, array{int|string|null, int|string|null}>}
 */
final class Life {

	public const COLUMNS = array(
		'id',
		'subject',
		'status',
		'state',
		'is_listed',
		'priority',
		'channel',
		'is_guest',
		'version',
		'customer_id',
		'department_id',
		'product_id',
		'agent_id',
		'reply_count',
		'created_at',
		'updated_at',
		'public_updated_at',
		'first_response_at',
		'waiting_since',
		'resolved_at',
		'closed_at',
		'message',
		'message_text',
	);

	public string $status   = 'new';
	public string $state    = 'opened';
	public ?int $agent      = null;
	public int $publicTime  = 0;

	/** @var list<Letter> */
	public array $letters = array();

	/** @var list<Event> Time, version, type, actor, user, customer, channel, place of the letter, difference. */
	public array $events = array();

	private int $version     = 0;
	private int $replies     = 0;
	private int $time        = 0;
	private ?int $firstTime  = null;
	private ?int $waiting    = null;
	private ?int $resolved   = null;
	private ?int $closed     = null;

	public function __construct(
		public readonly int $id,
		public readonly Person $customer,
		public readonly string $subject,
		public readonly string $text,
		public readonly string $channel,
		public readonly int $department,
		public readonly ?int $product,
		public int $priority,
		public readonly int $created,
	) {
		$this->waiting    = $created;
		$this->publicTime = $created;
		$this->record( $created, 'ticket_created', $this->customerActor( 'anonymous' ) );
	}

	public function assign( int $agent, int $by, int $time ): void {
		$difference  = array( 'agent_id' => array( $this->agent, $agent ) );
		$this->agent = $agent;
		$this->record( $time, 'ticket_updated', array( 'user', $by, null, 'admin' ), null, $difference );
	}

	public function prioritise( int $priority, int $by, int $time ): void {
		$difference     = array( 'priority' => array( $this->priority, $priority ) );
		$this->priority = $priority;
		$this->record( $time, 'ticket_updated', array( 'user', $by, null, 'admin' ), null, $difference );
	}

	public function note( string $text, int $by, string $name, int $time ): void {
		$this->letters[] = new Letter( $this->id, true, $by, null, $name, 'admin', $time, $text );
		$this->record( $time, 'note_added', array( 'user', $by, null, 'admin' ), count( $this->letters ) - 1 );
	}

	/** @param string|null $status Sent with it. */
	public function answer( string $text, ?string $status, int $by, string $name, int $time ): void {
		$this->letters[] = new Letter( $this->id, false, $by, null, $name, 'admin', $time, $text );
		$difference      = $this->turn( $status ?? ( 'new' === $this->status ? 'open' : $this->status ), $time );
		$this->waiting   = null;
		$this->firstTime ??= $time;
		$this->publish( $time, array( 'user', $by, null, 'admin' ), $difference );
	}

	public function comment( string $text, int $time ): void {
		$person          = $this->customer;
		$this->letters[] = new Letter( $this->id, false, $person->userId, $person->id, $person->name, $this->channel, $time, $text );
		$difference      = $this->turn( 'open', $time );
		$this->waiting ??= $time;
		$this->publish( $time, $this->customerActor( 'link' ), $difference );
	}

	/** @param int|null $by Null: the plugin itself. */
	public function change( string $status, ?int $by, int $time ): void {
		$before     = $this->state;
		$difference = $this->turn( $status, $time );
		if ( array() === $difference ) {
			return;
		}
		if ( $before !== $this->state ) {
			$difference['state'] = array( $before, $this->state );
		}
		$this->publicTime = $time;
		$this->record( $time, 'ticket_updated', array( null === $by ? 'system' : 'user', $by, null, 'admin' ), null, $difference );
	}

	/** Spam or trash: keeps the status for its return. */
	public function remove( string $state, int $by, int $time ): void {
		$difference       = array( 'state' => array( $this->state, $state ) );
		$this->state      = $state;
		$this->publicTime = $time;
		$this->record( $time, 'ticket_updated', array( 'user', $by, null, 'admin' ), null, $difference );
	}

	/** @return list<int|string|null> */
	public function row(): array {
		$date = static fn( ?int $time ): ?string => null === $time ? null : gmdate( 'Y-m-d H:i:s', $time );
		return array(
			$this->id,
			$this->subject,
			$this->status,
			$this->state,
			(int) in_array( $this->state, array( 'opened', 'closed' ), true ),
			$this->priority,
			$this->channel,
			(int) ( null === $this->customer->userId ),
			$this->version,
			$this->customer->id,
			$this->department,
			$this->product,
			$this->agent,
			$this->replies,
			$date( $this->created ),
			$date( $this->time ),
			$date( $this->publicTime ),
			$date( $this->firstTime ),
			$date( $this->waiting ),
			$date( $this->resolved ),
			$date( $this->closed ),
			Language::html( $this->text ),
			$this->text,
		);
	}

	/** @return array<string, array{string, string}> The difference, empty where nothing changes. */
	private function turn( string $status, int $time ): array {
		if ( $status === $this->status ) {
			return array();
		}
		$difference     = array( 'status' => array( $this->status, $status ) );
		$isClosed       = 'resolved' === $status || 'closed' === $status;
		$this->status   = $status;
		$this->state    = $isClosed ? 'closed' : 'opened';
		$this->resolved = $isClosed ? $this->resolved ?? $time : null;
		$this->closed   = 'closed' === $status ? $this->closed ?? $time : null;
		$this->waiting  = 'open' === $status ? $this->waiting : null;
		return $difference;
	}

	/**
	 * @param array{string, int|null, int|null, string}  $actor
	 * @param array<string, array{string, string}>       $difference
	 */
	private function publish( int $time, array $actor, array $difference ): void {
		++$this->replies;
		$this->publicTime = $time;
		$this->record( $time, 'reply_added', $actor, count( $this->letters ) - 1, $difference );
	}

	/**
	 * @param array{string, int|null, int|null, string}                           $actor Kind, user, customer, channel.
	 * @param array<string, array{int|string|null, int|string|null}>              $difference
	 */
	private function record( int $time, string $type, array $actor, ?int $letter = null, array $difference = array() ): void {
		$this->time     = $time;
		$this->events[] = array( $time, ++$this->version, $type, ...$actor, $letter, $difference );
	}

	/** @return array{string, int|null, int|null, string} */
	private function customerActor( string $guest ): array {
		$isKnown = null !== $this->customer->userId || 'link' === $guest;
		return array( null === $this->customer->userId ? $guest : 'user', $this->customer->userId, $isKnown ? $this->customer->id : null, $this->channel );
	}
}
