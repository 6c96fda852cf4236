<?php
/**
 * What a page says after a form was sent.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * Travels in the address of the page that the browser is sent to, signed, so that nobody makes the site say things.
 */
final class Notice {

	/** Query parameter; its value is `<kind>.<ticket number>.<signature>`. */
	public const PARAMETER = 'smart-support-notice';

	private const SENT      = 'sent';
	private const LINKS     = 'links';
	private const REPLIED   = 'replied';
	private const FOLLOW_UP = 'follow-up';
	private const CLOSED    = 'closed';
	private const REOPENED  = 'reopened';
	private const CODE      = 'code';
	private const LOG_OUT   = 'log-out';
	private const HELD      = 'held';
	private const CONFIRMED = 'confirmed';

	private const PURPOSE = 'notice';

	private function __construct(
		private readonly string $kind,
		/** Number of the ticket it is about, empty where it is about none. */
		public readonly string $number = '',
	) {}

	/** A ticket has been written. */
	public static function sent( string $number ): self {
		return new self( self::SENT, $number );
	}

	/** New links have been asked for. */
	public static function links(): self {
		return new self( self::LINKS );
	}

	/** A reply has been added. */
	public static function replied(): self {
		return new self( self::REPLIED );
	}

	/** A reply has opened another ticket. */
	public static function followUp( string $number ): self {
		return new self( self::FOLLOW_UP, $number );
	}

	/** The ticket has been closed. */
	public static function closed(): self {
		return new self( self::CLOSED );
	}

	/** The ticket has been reopened. */
	public static function reopened(): self {
		return new self( self::REOPENED );
	}

	/** A code has been asked for. */
	public static function code(): self {
		return new self( self::CODE );
	}

	/** A guest session has ended. */
	public static function loggedOut(): self {
		return new self( self::LOG_OUT );
	}

	/** A reply waits for the click of the one whose address it names. */
	public static function held(): self {
		return new self( self::HELD );
	}

	/** A reply that was held has been published. */
	public static function confirmed(): self {
		return new self( self::CONFIRMED );
	}

	/** Null for what we have not signed. */
	public static function read( string $value ): ?self {
		$isWhole = 1 === preg_match( '/^([a-z-]+)\.(\d{0,18})\.([0-9a-f]{32})$/D', $value, $part );
		return $isWhole && Signature::isValid( $part[3], self::PURPOSE, $part[1], $part[2] ) ? new self( $part[1], $part[2] ) : null;
	}

	/** The address with the notice. */
	public function on( string $url ): string {
		$signature = Signature::of( self::PURPOSE, $this->kind, $this->number );
		return add_query_arg( self::PARAMETER, "$this->kind.$this->number.$signature", $url );
	}

	public function isSent(): bool {
		return self::SENT === $this->kind;
	}

	public function text(): string {
		return match ( $this->kind ) {
			self::SENT => __( 'Please check your inbox: the mail we have sent you has a personal link to your ticket.', 'smart-support-guest' ),
			self::LINKS => __( 'If there are tickets of this address, a mail with a link to each is on its way.', 'smart-support-guest' ),
			self::CODE => __( 'If there are tickets of this address, a mail with a code is on its way.', 'smart-support-guest' ),
			self::LOG_OUT => __( 'You are logged out.', 'smart-support-guest' ),
			self::HELD => __( 'Please check your inbox: your reply is published as soon as you press the button in the mail we have sent you.', 'smart-support-guest' ),
			self::CONFIRMED => __( 'Thank you. Your reply has been published.', 'smart-support-guest' ),
			self::REPLIED => __( 'Your reply has been sent.', 'smart-support-guest' ),
			self::CLOSED => __( 'Your ticket is closed.', 'smart-support-guest' ),
			self::REOPENED => __( 'Your ticket is open again.', 'smart-support-guest' ),
			/* translators: %s: Number of a ticket. */
			default => sprintf( __( 'This ticket was closed a while ago, so your reply has opened a new one, #%s. The mail we have sent you has a link to it.', 'smart-support-guest' ), $this->number ),
		};
	}
}
