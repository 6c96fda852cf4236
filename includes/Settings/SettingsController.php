<?php
/**
 * Routes of settings.
 */

declare(strict_types=1);

namespace SmartSupport\Settings;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET and PATCH /settings.
 */
final class SettingsController extends Controller {

	public function __construct( Gate $gate, private readonly Settings $settings ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'GET', '/settings', 'settings', Permission::staff( Scope::SettingsRead, Capabilities::MANAGE_SETTINGS ), $this->get( ... ) );
		$this->route( 'PUT, PATCH', '/settings', 'settings', Permission::staff( Scope::SettingsWrite, Capabilities::MANAGE_SETTINGS )->forWholeSite(), $this->update( ... ), SchemaFile::load( 'settings' )->input( 'update' ) );
	}

	private function get(): \WP_REST_Response {
		return $this->success( $this->settings->all(), __( 'Settings found.', 'smart-support-guest' ) );
	}

	private function update( Call $call ): \WP_REST_Response {
		$changes = array_map( SchemaFile::map( ... ), $call->input );
		$changed = $this->settings->save( $changes );
		return $this->success( $this->settings->all(), __( 'Settings saved.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}
}
