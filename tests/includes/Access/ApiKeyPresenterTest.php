<?php
/**
 * What an API key looks like.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;

final class ApiKeyPresenterTest extends ApiKeyTestCase {

	public function testShowsEveryFieldOfTheSchema(): void {
		$user = $this->user( 'administrator' );
		$id   = $this->services()->keyRows->insert( 'secret', 'ab12cd34', 'CRM', array( Scope::TicketsRead ), array( 1 ), array( '192.0.2.7' ), 1_900_000_000, $user );
		$this->database()->update( 'api_keys', array( 'created_at' => '2026-05-07 12:00:00', 'last_used_at' => 1_799_999_000, 'revoked_at' => 1_799_999_999, 'rotated_to' => 9 ), array( 'id' => $id ) );
		$this->databaseClock()->set( 1_800_000_000 );
		self::assertSame(
			array(
				'id'             => $id,
				'name'           => 'CRM',
				'prefix'         => 'ss_live_ab12cd34',
				'scopes'         => array( 'tickets:read' ),
				'department_ids' => array( 1 ),
				'addresses'      => array( '192.0.2.7' ),
				'status'         => 'revoked',
				'created_by'     => array( 'id' => $user, 'name' => get_userdata( $user )->display_name ?? '' ),
				'created_at'     => '2026-05-07T12:00:00Z',
				'expires_at'     => '2030-03-17T17:46:40Z',
				'revoked_at'     => '2027-01-15T07:59:59Z',
				'last_used_at'   => '2027-01-15T07:43:20Z',
				'rotated_to'     => 9,
				'calls_today'    => 0,
				'errors_today'   => 0,
			),
			$this->routeServices()->keyPresenter()->one( $this->find( $id ) )
		);
	}

	public function testWhoIsGoneIsNobody(): void {
		$id = $this->services()->keyRows->insert( 'secret', 'ab12cd34', 'CRM', array(), createdBy: 999999 );
		self::assertNull( $this->routeServices()->keyPresenter()->one( $this->find( $id ) )['created_by'] ?? null );
	}

	public function testAsksOnceForAll(): void {
		$keys = array();
		for ( $i = 0; $i < 10; $i++ ) {
			$keys[] = $this->find( $this->services()->keyRows->insert( "secret $i", 'ab12cd34', 'CRM', array(), createdBy: $this->user() ) );
		}
		$queries = $this->queries( fn() => self::assertCount( 10, $this->routeServices()->keyPresenter()->many( $keys ) ) );
		self::assertLessThanOrEqual( 3, count( $queries ), implode( "\n", $queries ) );
	}

	private function find( int $id ): ApiKey {
		$key = $this->services()->keyRows->find( $id );
		self::assertNotNull( $key );
		return $key;
	}
}
