<?php
/**
 * How often the guards refused.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * One cause on one day of UTC.
 */
final class RefusalCount {

	public function __construct(
		public readonly string $day,
		public readonly RefusalCause $cause,
		public readonly int $count,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->text( 'day' ), RefusalCause::from( $row->text( 'cause' ) ), $row->int( 'refused' ) );
	}
}
