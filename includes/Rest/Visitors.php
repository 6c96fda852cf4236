<?php
/**
 * What visitors may do by a route of staff.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Permission;

defined( 'ABSPATH' ) || exit;

/**
 * Another permission, input and handler of the same route, for callers who prove nothing.
 */
final class Visitors {

	/**
	 * @param array<string, mixed>                 $input   Object schema of the body.
	 * @param \Closure(Call): mixed                $before  As Controller::route() takes it.
	 * @param \Closure(Call): \WP_REST_Response    $handler
	 */
	public function __construct(
		public readonly Permission $permission,
		public readonly array $input,
		public readonly \Closure $before,
		public readonly \Closure $handler,
	) {}
}
