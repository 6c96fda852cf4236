<?php
/**
 * Route of refusals.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET /refusals.
 */
final class RefusalController extends Controller {

	public function __construct( Gate $gate, private readonly RefusalService $refusals ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$reader = Permission::staff( Scope::SettingsRead, Capabilities::MANAGE_SETTINGS );
		$this->route( 'GET', '/refusals', 'refusal', $reader, $this->list( ... ), SchemaFile::load( 'refusal' )->input( 'list' ) );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $counts, $total ] = $this->refusals->page( $call->int( 'page' ), $call->int( 'per_page' ) );
		return $this->page( array_map( self::item( ... ), $counts ), __( 'Refusals found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	/** @return array<string, mixed> */
	private static function item( RefusalCount $count ): array {
		return array(
			'day'   => $count->day,
			'cause' => $count->cause->value,
			'count' => $count->count,
		);
	}
}
