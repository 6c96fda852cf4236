<?php
/**
 * Base of tests that need API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\FreshPlugin;

/**
 * A site whose API is switched on, called from 192.0.2.7.
 */
abstract class ApiKeyTestCase extends DeskTestCase {

	protected const HEADER = 'X-Smart-Support-API-Key';

	protected function setUp(): void {
		parent::setUp();
		$_SERVER['REMOTE_ADDR'] = '192.0.2.7';
		$this->set( array( 'enabled' => true ) );
	}

	/** @param array<string, mixed> $settings Of the group api. */
	protected function set( array $settings ): void {
		( new Settings() )->save( array( 'api' => $settings ) );
	}

	/**
	 * Makes a key.
	 *
	 * @param list<Scope>|null  $scopes      Null for all.
	 * @param list<int>|null    $departments
	 * @param list<string>|null $addresses
	 * @param int|null          $expiresIn   Seconds from now.
	 * @return string Its secret.
	 */
	protected function key( ?array $scopes = null, ?array $departments = null, ?array $addresses = null, ?int $expiresIn = null ): string {
		$secret = ApiKeySecret::make();
		$this->services()->keyRows->insert( $secret->text, $secret->prefix, 'Test', $scopes ?? Scope::cases(), $departments, $addresses, null === $expiresIn ? null : $this->now() + $expiresIn );
		return $secret->text;
	}

	protected function idOf( string $secret ): int {
		return $this->services()->keyRows->findBySecret( $secret )[0]->id ?? 0;
	}

	/**
	 * Calls a route with a key.
	 *
	 * @param array<string, mixed>|string $params
	 * @param array<string, string>       $headers
	 */
	protected function as( string $secret, string $method = 'GET', string $path = '/settings', array|string $params = array(), array $headers = array() ): Answer {
		return $this->call( $method, $path, $params, array( self::HEADER => $secret ) + $headers );
	}

	/** What the last request does when its answer has gone out. Without it the next request finds nothing counted. */
	protected function afterResponse(): void {
		FreshPlugin::afterResponse();
	}
}
