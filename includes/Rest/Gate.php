<?php
/**
 * What stands in front of every route.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Callers;

defined( 'ABSPATH' ) || exit;

/**
 * Says who calls, and answers a repeated request as it answered the first.
 */
final class Gate {

	public function __construct(
		public readonly Callers $callers,
		public readonly Idempotency $idempotency,
	) {}
}
