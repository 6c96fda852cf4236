<?php
/**
 * Base of tests with a CAPTCHA in front of the form.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\Env\CaptchaServer;

/**
 * A provider on this machine, and the settings that name it.
 */
abstract class CaptchaFormTestCase extends PortalTestCase {

	protected CaptchaServer $server;

	protected function setUp(): void {
		parent::setUp();
		$this->server = new CaptchaServer();
		$this->server->hook();
	}

	protected function tearDown(): void {
		$this->server->stop();
		parent::tearDown();
	}

	/** @param array<string, mixed> $guests Further settings of the group guests. */
	protected function switchOn( string $provider = 'turnstile', array $guests = array() ): void {
		( new Secrets() )->set( Secrets::CAPTCHA, CaptchaServer::SECRET );
		$this->set( array( 'captcha' => $provider, 'captcha_site_key' => 'public key' ) + $guests );
	}

	/** Opens POST /tickets to everybody. */
	protected function open(): void {
		$this->switchOn();
		( new Settings() )->save( array( 'api' => array( 'enabled' => true, 'public_creation' => true ) ) );
	}

	/** @return array<string, int> Cause => how often, of what has been refused so far. */
	protected function refused(): array {
		$counts = array();
		foreach ( $this->database()->rows( 'SELECT * FROM {refusals} ORDER BY cause' ) as $row ) {
			$counts[ $row->text( 'cause' ) ] = $row->int( 'refused' );
		}
		return $counts;
	}
}
