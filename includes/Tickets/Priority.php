<?php
/**
 * Priority of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * Stored as its rank, so that an index sorts by it.
 */
enum Priority: int {
	case Low    = 1;
	case Medium = 2;
	case High   = 3;
	case Urgent = 4;

	/** The contract's word: low, medium, high, urgent. */
	public function slug(): string {
		return strtolower( $this->name );
	}

	public function label(): string {
		return match ( $this ) {
			self::Low => __( 'Low', 'smart-support-guest' ),
			self::Medium => __( 'Medium', 'smart-support-guest' ),
			self::High => __( 'High', 'smart-support-guest' ),
			self::Urgent => __( 'Urgent', 'smart-support-guest' ),
		};
	}

	public static function tryFromSlug( string $slug ): ?self {
		foreach ( self::cases() as $priority ) {
			if ( $priority->slug() === $slug ) {
				return $priority;
			}
		}
		return null;
	}

	public static function fromSlug( string $slug ): self {
		return self::tryFromSlug( $slug ) ?? throw new \ValueError( esc_html( "There is no priority $slug." ) );
	}
}
