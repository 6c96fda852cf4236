<?php
/**
 * Route of the ping.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Permission;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * GET /ping: whether a caller's key is right, which version answers, and by which clock its times are told.
 */
final class PingController extends Controller {

	public function __construct( Gate $gate, private readonly Clock $clock ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'GET', '/ping', 'ping', Permission::anyCaller(), $this->ping( ... ) );
	}

	private function ping(): \WP_REST_Response {
		$data = array(
			'plugin_version' => SMART_SUPPORT_VERSION,
			'server_time'    => Clock::iso( $this->clock->now() ),
		);
		return $this->success( $data, __( 'The help desk is there.', 'smart-support-guest' ) );
	}
}
