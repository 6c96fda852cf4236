<?php
/**
 * A change of a department.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Transitions;

defined( 'ABSPATH' ) || exit;

/**
 * What is null stays.
 */
final class DepartmentChange {

	public function __construct(
		public readonly ?string $name = null,
		public readonly ?string $slug = null,
		/** True makes it the default in place of the one that is. */
		public readonly ?bool $isDefault = null,
		public readonly ?PortalMode $portal = null,
		public readonly ?ReplyCheck $replyCheck = null,
		/** Normal form of an address, or empty. */
		public readonly ?string $fromAddress = null,
		/** Normal form of an address, or empty. */
		public readonly ?string $replyTo = null,
		/** Whether selfClose is meant, also as null. */
		public readonly bool $setsSelfClose = false,
		public readonly ?Status $selfClose = null,
		public readonly ?Transitions $transitions = null,
	) {}

	/** @return array<string, string|null> Columns that get another value, but for name, slug and default. */
	public function columns( Department $department ): array {
		$wanted   = array(
			'portal'            => array( $department->portal->value, $this->portal?->value ),
			'reply_check'       => array( $department->replyCheck->value, $this->replyCheck?->value ),
			'from_address'      => array( $department->fromAddress, $this->fromAddress ),
			'reply_to'          => array( $department->replyTo, $this->replyTo ),
			'self_close_status' => array( $department->selfClose?->value, $this->setsSelfClose ? $this->selfClose?->value : $department->selfClose?->value ),
			'transitions'       => array( $department->transitions->column(), null === $this->transitions ? $department->transitions->column() : $this->transitions->column() ),
		);
		$nullable = array(
			'self_close_status' => true,
			'transitions'       => true,
		);
		$changed  = array_filter( $wanted, static fn( array $pair, string $column ) => $pair[0] !== $pair[1] && ( null !== $pair[1] || isset( $nullable[ $column ] ) ), ARRAY_FILTER_USE_BOTH );
		return array_map( static fn( array $pair ) => $pair[1], $changed );
	}
}
