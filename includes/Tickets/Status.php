<?php
/**
 * Work step of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * The six statuses of the contract, each with the state it belongs to and the word customers see.
 */
enum Status: string {
	case New      = 'new';
	case Open     = 'open';
	case Pending  = 'pending';
	case Delayed  = 'delayed';
	case Resolved = 'resolved';
	case Closed   = 'closed';

	public function state(): State {
		return match ( $this ) {
			self::Resolved, self::Closed => State::Closed,
			default => State::Opened,
		};
	}

	/** @return 'new'|'in_progress'|'resolved' What customers know it as. */
	public function word(): string {
		return match ( $this ) {
			self::New => 'new',
			self::Resolved, self::Closed => 'resolved',
			default => 'in_progress',
		};
	}

	/** The word a customer sees. */
	public function label(): string {
		return self::labels()[ $this->word() ];
	}

	/** @return array{new: string, in_progress: string, resolved: string} */
	public static function labels(): array {
		return array(
			'new'         => __( 'New', 'smart-support-guest' ),
			'in_progress' => __( 'In progress', 'smart-support-guest' ),
			'resolved'    => __( 'Resolved', 'smart-support-guest' ),
		);
	}

	/** A sentence that tells a customer what happens next. */
	public function explanation(): string {
		return match ( $this ) {
			self::New => __( 'We have your message and will answer by e-mail.', 'smart-support-guest' ),
			self::Open => __( 'We are working on it and will answer by e-mail.', 'smart-support-guest' ),
			self::Pending => __( 'We have answered and are waiting for your reply.', 'smart-support-guest' ),
			self::Delayed => __( 'We are waiting for something outside our hands and will come back to you.', 'smart-support-guest' ),
			default => __( 'This is settled for us. Reply if it is not for you.', 'smart-support-guest' ),
		};
	}
}
