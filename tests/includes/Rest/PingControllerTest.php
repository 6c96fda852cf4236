<?php
/**
 * GET /ping (A-13).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;

final class PingControllerTest extends DeskTestCase {

	public function testTellsVersionAndTime(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$answer = $this->call( 'GET', '/ping', array(), $this->withKey( array( Scope::Inbound ) ) );
		self::assertSame( array( 200, array( 'plugin_version' => SMART_SUPPORT_VERSION, 'server_time' => '2027-01-15T08:00:00Z' ) ), array( $answer->status, $answer->get( 'data' ) ) );
		self::assertSame( '0.1.0', $answer->get( 'data.plugin_version' ) );
	}

	/** A-2: protected by default; a key of any scope, or of none, is a valid one. */
	public function testIsForEveryCallerAndNobodyElse(): void {
		self::assertSame( array( 401, 'missing_api_key' ), array( $this->call( 'GET', '/ping' )->status, $this->call( 'GET', '/ping' )->code() ) );
		foreach ( Scope::cases() as $scope ) {
			self::assertSame( 200, $this->call( 'GET', '/ping', array(), $this->withKey( array( $scope ) ) )->status, $scope->value );
		}
		$this->actingAs( $this->user() );
		self::assertSame( 200, $this->call( 'GET', '/ping' )->status );
		self::assertSame( array( 200, 200, 405 ), array( $this->call( 'HEAD', '/ping' )->status, $this->call( 'OPTIONS', '/ping' )->status, $this->call( 'POST', '/ping', array( 'x' => 1 ) )->status ) );
	}

	/** performance.md's table. */
	public function testCostsTwoQueries(): void {
		$key = $this->withKey( array( Scope::TicketsRead ) );
		wp_load_alloptions();
		$queries = $this->queries( fn() => self::assertSame( 200, $this->call( 'GET', '/ping', array(), $key )->status ) );
		self::assertLessThanOrEqual( 2, count( $queries ), implode( "\n", $queries ) );
	}
}
