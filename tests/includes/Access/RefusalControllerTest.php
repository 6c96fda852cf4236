<?php
/**
 * GET /refusals (A-3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\RefusalCause;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;

final class RefusalControllerTest extends DeskTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'administrator' ) );
	}

	public function testListsWhatWasRefused(): void {
		self::assertSame( array(), $this->call( 'GET', '/refusals' )->get( 'data' ) );
		foreach ( array( RefusalCause::RateIp, RefusalCause::Blocklist, RefusalCause::RateIp ) as $cause ) {
			$this->services()->guards()->refusals()->count( $cause );
		}
		$day = gmdate( 'Y-m-d', $this->now() );
		self::assertSame(
			array( array( 'day' => $day, 'cause' => 'rate_ip', 'count' => 2 ), array( 'day' => $day, 'cause' => 'blocklist', 'count' => 1 ) ),
			$this->call( 'GET', '/refusals' )->get( 'data' )
		);
	}

	public function testEveryCauseIsInTheContract(): void {
		foreach ( RefusalCause::cases() as $cause ) {
			$this->services()->guards()->refusals()->count( $cause );
		}
		$schema = \SmartSupport\Schema\SchemaFile::load( 'refusal' )->item();
		$answer = $this->call( 'GET', '/refusals?per_page=100' );
		foreach ( $answer->list( 'data' ) as $item ) {
			self::assertTrue( rest_validate_value_from_schema( $item, $schema, 'refusal' ) );
		}
		self::assertSame( count( RefusalCause::cases() ), $answer->get( 'meta.total' ) );
	}

	public function testIsForThoseWhoReadSettings(): void {
		self::assertSame( 200, $this->call( 'GET', '/refusals', array(), $this->withKey( array( Scope::SettingsRead ) ) )->status );
		self::assertSame( 'settings:read', $this->call( 'GET', '/refusals', array(), $this->withKey( array( Scope::TicketsRead ) ) )->get( 'required_scope' ) );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		self::assertSame( array( 403, 405 ), array( $this->call( 'GET', '/refusals' )->status, $this->call( 'DELETE', '/refusals' )->status ) );
	}
}
