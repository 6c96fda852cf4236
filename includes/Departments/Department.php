<?php
/**
 * A department.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\Row;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Transitions;

defined( 'ABSPATH' ) || exit;

/**
 * Owns tickets; one is the default for tickets that name none.
 */
final class Department {

	public function __construct(
		public readonly int $id,
		public readonly string $slug,
		public readonly string $name,
		public readonly bool $isDefault,
		public readonly \DateTimeImmutable $createdAt,
		public readonly PortalMode $portal,
		public readonly ReplyCheck $replyCheck,
		/** Sender of its mails, empty for the site's. */
		public readonly string $fromAddress,
		/** Where answers to its mails go, empty for the sender. */
		public readonly string $replyTo,
		/** Status that a customer's Close leads to, null where customers close nothing. */
		public readonly ?Status $selfClose,
		public readonly Transitions $transitions,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			$row->int( 'id' ),
			$row->text( 'slug' ),
			$row->text( 'name' ),
			$row->bool( 'is_default' ),
			$row->time( 'created_at' ),
			PortalMode::from( $row->text( 'portal' ) ),
			ReplyCheck::from( $row->text( 'reply_check' ) ),
			$row->text( 'from_address' ),
			$row->text( 'reply_to' ),
			Status::tryFrom( $row->textOrNull( 'self_close_status' ) ?? '' ),
			Transitions::read( $row->textOrNull( 'transitions' ) ),
		);
	}
}
