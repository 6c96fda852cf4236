<?php
/**
 * A department's graph of statuses.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * Which status may follow which. Without a graph every one may follow, but none leads back to new.
 */
final class Transitions {

	/** @param array<string, list<string>>|null $ways Status => those that may follow; null without a graph. */
	private function __construct( private readonly ?array $ways ) {}

	/** No graph. */
	public static function free(): self {
		return new self( null );
	}

	/**
	 * A graph; a status it leaves out leads nowhere.
	 *
	 * @param array<array-key, mixed> $ways Status => list of those that may follow.
	 * @throws \InvalidArgumentException For what is no graph, and for one in which a ticket could never be closed; the message is for people.
	 */
	public static function of( array $ways ): self {
		$clean = array();
		foreach ( Status::cases() as $from ) {
			$targets               = is_array( $ways[ $from->value ] ?? null ) ? $ways[ $from->value ] : array();
			$clean[ $from->value ] = array_values( array_filter( self::targets( $from ), static fn( string $to ) => in_array( $to, $targets, true ) ) );
			if ( array() !== array_diff( array_map( static fn( mixed $to ) => is_string( $to ) ? $to : '', $targets ), $clean[ $from->value ] ) ) {
				/* translators: %s: Status. */
				throw new \InvalidArgumentException( esc_html( sprintf( __( 'After %s can only come other statuses, and never new.', 'smart-support-guest' ), $from->value ) ) );
			}
		}
		if ( array() !== array_diff_key( $ways, $clean ) ) {
			throw new \InvalidArgumentException( esc_html__( 'There is no such status.', 'smart-support-guest' ) );
		}
		$graph = new self( $clean );
		foreach ( Status::cases() as $from ) {
			if ( ! $graph->ends( $from ) ) {
				/* translators: %s: Status. */
				throw new \InvalidArgumentException( esc_html( sprintf( __( 'A ticket that is %s could never be closed: let a way lead from there to resolved or closed.', 'smart-support-guest' ), $from->value ) ) );
			}
		}
		return $graph;
	}

	/** What column() wrote. */
	public static function read( ?string $column ): self {
		$ways = null === $column ? null : json_decode( $column, true );
		return is_array( $ways ) ? self::of( $ways ) : self::free();
	}

	/** For the database, null without a graph. */
	public function column(): ?string {
		return null === $this->ways ? null : (string) wp_json_encode( $this->ways );
	}

	/** @return array<string, list<string>>|null Every status => those that may follow; null without a graph. */
	public function toArray(): ?array {
		return $this->ways;
	}

	/** @return list<Status> Those that may follow. */
	public function from( Status $status ): array {
		return array_map( Status::from( ... ), $this->ways[ $status->value ] ?? ( null === $this->ways ? self::targets( $status ) : array() ) );
	}

	public function allows( Status $from, Status $to ): bool {
		return in_array( $to, $this->from( $from ), true );
	}

	/** Whether a way leads from there to a status that ends work. */
	private function ends( Status $start ): bool {
		$seen  = array( $start->value => $start );
		$queue = array( $start );
		while ( array() !== $queue ) {
			$status = array_shift( $queue );
			if ( State::Closed === $status->state() ) {
				return true;
			}
			foreach ( $this->from( $status ) as $next ) {
				if ( ! isset( $seen[ $next->value ] ) ) {
					$seen[ $next->value ] = $next;
					$queue[]              = $next;
				}
			}
		}
		return false;
	}

	/** @return list<string> What may follow at all. */
	private static function targets( Status $from ): array {
		$all = array_filter( Status::cases(), static fn( Status $to ) => Status::New !== $to && $to !== $from );
		return array_values( array_map( static fn( Status $to ) => $to->value, $all ) );
	}
}
