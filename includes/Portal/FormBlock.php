<?php
/**
 * Settings of a block.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * What the author of a page has chosen in the block's sidebar.
 */
final class FormBlock {

	public function __construct(
		/** Department of its tickets; 0 for what the visitor chooses, or the default one. */
		public readonly int $departmentId = 0,
		/** Whether it offers to log in. */
		public readonly bool $offersLogIn = true,
	) {}

	/** @param array<array-key, mixed> $attributes Of the block. */
	public static function from( array $attributes ): self {
		$department = $attributes['department'] ?? 0;
		return new self( is_int( $department ) ? max( 0, $department ) : 0, false !== ( $attributes['showLogIn'] ?? true ) );
	}
}
