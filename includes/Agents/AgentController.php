<?php
/**
 * Route of agents.
 */

declare(strict_types=1);

namespace SmartSupport\Agents;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET /agents.
 */
final class AgentController extends Controller {

	public function __construct( Gate $gate, private readonly Agents $agents ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$reader = Permission::staff( Scope::TicketsRead, Capabilities::VIEW_TICKETS );
		$this->route( 'GET', '/agents', 'agent', $reader, $this->list( ... ), SchemaFile::load( 'agent' )->input( 'list' ) );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $agents, $total ] = $this->agents->page( $call->int( 'page' ), $call->int( 'per_page' ) );
		return $this->page( array_map( self::item( ... ), $agents ), __( 'Agents found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	/** @return array<string, mixed> */
	private static function item( Agent $agent ): array {
		return array(
			'id'    => $agent->id,
			'name'  => $agent->name,
			'email' => EmailAddress::shown( $agent->email ),
			'role'  => $agent->role,
		);
	}
}
