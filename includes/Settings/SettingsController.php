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

	public function __construct(
		Gate $gate,
		private readonly Settings $settings,
		private readonly Secrets $secrets,
		private readonly SettingsRules $rules,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'GET', '/settings', 'settings', Permission::staff( Scope::SettingsRead, Capabilities::MANAGE_SETTINGS ), $this->get( ... ) );
		$this->route( 'PUT, PATCH', '/settings', 'settings', Permission::staff( Scope::SettingsWrite, Capabilities::MANAGE_SETTINGS )->forWholeSite(), $this->update( ... ), SchemaFile::load( 'settings' )->input( 'update' ) );
	}

	private function get(): \WP_REST_Response {
		return $this->success( $this->shown(), __( 'Settings found.', 'smart-support-guest' ) );
	}

	private function update( Call $call ): \WP_REST_Response {
		$changes = array_map( SchemaFile::map( ... ), $call->input );
		$this->rules->check( $changes );
		$changed = $this->settings->save( $changes );
		$secret  = $changes['guests']['captcha_secret'] ?? null;
		$changed = ( is_string( $secret ) && $this->secrets->set( Secrets::CAPTCHA, $secret ) ) || $changed;
		return $this->success( $this->shown(), __( 'Settings saved.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	/** @return array<string, array<string, mixed>> All settings, and of secrets whether they are there. */
	private function shown(): array {
		$shown = $this->settings->all();

		$shown['guests']['has_captcha_secret'] = $this->secrets->has( Secrets::CAPTCHA );
		return $shown;
	}
}
