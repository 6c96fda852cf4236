<?php
/**
 * The routes of API keys (A-4, A-5, A-63, K4, K5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Database\Clock;
use SmartSupport\Tests\Env\Answer;

final class ApiKeyControllerTest extends ApiKeyTestCase {

	private const WARNING = 'This came over plain http: whoever listens on the way can read the key. Please use https.';

	private int $administrator;

	protected function setUp(): void {
		parent::setUp();
		$this->administrator = $this->user( 'administrator' );
		$this->actingAs( $this->administrator );
	}

	public function testAKeyIsShownOnceAndWorks(): void {
		$made = $this->post( array( 'name' => ' Grüße 😀 ', 'scopes' => array( 'settings:read', 'tickets:read', 'settings:read' ) ) );
		self::assertSame( array( 201, 'Grüße 😀', array( 'tickets:read', 'settings:read' ), 'active' ), array( $made->status, $made->get( 'data.name' ), $made->get( 'data.scopes' ), $made->get( 'data.status' ) ) );
		$id  = $made->int( 'data.id' );
		$key = $made->text( 'data.key' );
		self::assertSame( rest_url( "smart-support/v1/api-keys/$id" ), $made->headers['location'] ?? '' );
		self::assertSame( array( 'private, no-store', substr( $key, 0, 16 ) ), array( $made->headers['cache-control'] ?? '', $made->get( 'data.prefix' ) ) );
		self::assertSame( array( 'id' => $this->administrator, 'name' => get_userdata( $this->administrator )->display_name ?? '' ), $made->get( 'data.created_by' ) );
		$item = array_diff_key( $made->list( 'data' ), array( 'key' => true ) );
		self::assertSame( $item, $this->call( 'GET', "/api-keys/$id" )->get( 'data' ) );
		self::assertSame( array( $item ), $this->call( 'GET', '/api-keys' )->get( 'data' ) );
		$this->actingAs( 0 );
		self::assertSame( array( 200, 403 ), array( $this->as( $key )->status, $this->as( $key, 'GET', '/api-keys' )->status ) );
	}

	public function testTakesEverythingAKeyCanHave(): void {
		$department = $this->services()->departments->create( 'One' )->id;
		$made       = $this->post( array( 'expires_at' => '2099-05-07T14:00:00+02:00', 'department_ids' => array( $department, 1, $department ), 'addresses' => array( '192.0.2.77/24', ' 2001:DB8::1 ', '192.0.2.0/24' ) ) );
		self::assertSame( array( '2099-05-07T12:00:00Z', array( 1, $department ), array( '192.0.2.0/24', '2001:db8::1' ) ), array( $made->get( 'data.expires_at' ), $made->get( 'data.department_ids' ), $made->get( 'data.addresses' ) ) );
		$none = $this->post( array( 'expires_at' => null, 'department_ids' => null, 'addresses' => null ) );
		self::assertSame( array( null, null, null ), array( $none->get( 'data.expires_at' ), $none->get( 'data.department_ids' ), $none->get( 'data.addresses' ) ) );
	}

	/** @return iterable<string, array{array<string, mixed>|string, string, string}> Body, code, field. */
	public static function refusals(): iterable {
		yield 'nothing' => array( '{}', 'missing_field', 'name,scopes' );
		yield 'no name' => array( array( 'name' => '' ), 'validation_error', 'name' );
		yield 'a blank name' => array( array( 'name' => "  \n " ), 'validation_error', 'name' );
		yield 'a long name' => array( array( 'name' => str_repeat( '😀', 191 ) ), 'validation_error', 'name' );
		yield 'a name that is no text' => array( array( 'name' => 5 ), 'validation_error', 'name' );
		yield 'no scope' => array( array( 'scopes' => array() ), 'validation_error', 'scopes' );
		yield 'an unknown scope' => array( array( 'scopes' => array( 'tickets:read', 'tickets:erase' ) ), 'validation_error', 'scopes' );
		yield 'scopes by comma' => array( array( 'scopes' => 'tickets:read,export' ), 'validation_error', 'scopes' );
		yield 'no time' => array( array( 'expires_at' => 'tomorrow' ), 'validation_error', 'expires_at' );
		yield 'an empty time' => array( array( 'expires_at' => '' ), 'validation_error', 'expires_at' );
		yield 'a time as number' => array( array( 'expires_at' => 4_000_000_000 ), 'validation_error', 'expires_at' );
		yield 'no such day' => array( array( 'expires_at' => '2099-02-30T00:00:00Z' ), 'validation_error', 'expires_at' );
		yield 'the past' => array( array( 'expires_at' => '2020-01-01 00:00:00' ), 'validation_error', 'expires_at' );
		yield 'no department' => array( array( 'department_ids' => array() ), 'validation_error', 'department_ids' );
		yield 'too many departments' => array( array( 'department_ids' => range( 1, 101 ) ), 'validation_error', 'department_ids' );
		yield 'a department as text' => array( array( 'department_ids' => array( '1' ) ), 'validation_error', 'department_ids' );
		yield 'no address' => array( array( 'addresses' => array() ), 'validation_error', 'addresses' );
		yield 'too many addresses' => array( array( 'addresses' => array_fill( 0, 101, '192.0.2.7' ) ), 'validation_error', 'addresses' );
		yield 'something else among the addresses' => array( array( 'addresses' => array( '192.0.2.7', 'example.com' ) ), 'validation_error', 'addresses[1]' );
		yield 'a network too small' => array( array( 'addresses' => array( '192.0.2.7/33' ) ), 'validation_error', 'addresses[0]' );
		yield 'a key of one\'s own' => array( array( 'key' => 'ss_live_x' ), 'unknown_field', 'key' );
		yield 'an id' => array( array( 'id' => 5, 'prefix' => 'x' ), 'unknown_field', 'id,prefix' );
	}

	/** @param array<string, mixed>|string $body */
	#[DataProvider( 'refusals' )]
	public function testRefuses( array|string $body, string $code, string $fields ): void {
		$answer = $this->post( $body );
		self::assertSame( array( 400, $code, $fields ), array( $answer->status, $answer->code(), implode( ',', array_keys( $answer->list( 'errors' ) ) ) ) );
		self::assertSame( 0, $this->countRows( 'api_keys' ) );
		if ( is_array( $body ) ) {
			$id     = $this->post( array() )->int( 'data.id' );
			$before = $this->rowById( 'api_keys', $id );
			$change = $this->call( 'PATCH', "/api-keys/$id", $body );
			self::assertSame( array( 400, $code ), array( $change->status, $change->code() ) );
			self::assertEquals( $before, $this->rowById( 'api_keys', $id ) );
		}
	}

	public function testTakesEveryLimitAtItsEdge(): void {
		foreach ( array( 'x', str_repeat( '😀', 190 ) ) as $name ) {
			self::assertSame( array( 201, $name ), array( $this->post( array( 'name' => $name ) )->status, $this->post( array( 'name' => $name ) )->get( 'data.name' ) ) );
		}
		self::assertSame( array_column( Scope::cases(), 'value' ), $this->post( array( 'scopes' => array_column( Scope::cases(), 'value' ) ) )->get( 'data.scopes' ) );
		self::assertSame( 201, $this->post( array( 'addresses' => array_map( static fn( int $i ) => "192.0.2.$i", range( 1, 100 ) ) ) )->status );
		$ids = array_map( fn( int $i ) => $this->services()->departments->create( "Department $i" )->id, range( 1, 100 ) );
		self::assertSame( $ids, $this->post( array( 'department_ids' => $ids ) )->get( 'data.department_ids' ) );
		$this->databaseClock()->set( $this->now() );
		self::assertSame( array( 400, 201 ), array_map( fn( int $in ) => $this->post( array( 'expires_at' => Clock::iso( Clock::fromSeconds( $this->now() + $in ) ) ) )->status, array( 0, 1 ) ) );
	}

	public function testNamesTheDepartmentsThereAre(): void {
		$answer = $this->post( array( 'department_ids' => array( 1, 999 ) ) );
		self::assertSame( array( 400, 'invalid_department', array( 1 ) ), array( $answer->status, $answer->code(), array_column( $answer->list( 'allowed_departments' ), 'id' ) ) );
	}

	public function testChangesWhatIsNamedAndNothingElse(): void {
		$made = $this->post( array( 'expires_at' => '2099-01-01 00:00:00', 'department_ids' => array( 1 ), 'addresses' => array( '192.0.2.7' ) ) );
		$id   = $made->int( 'data.id' );
		$item = array_diff_key( $made->list( 'data' ), array( 'key' => true ) );
		foreach ( array( array( 'name' => 'New' ), array( 'scopes' => array( 'export' ) ), array( 'expires_at' => null ), array( 'department_ids' => null ), array( 'addresses' => null ), array( 'addresses' => array( '10.0.0.0/8' ) ) ) as $change ) {
			$item   = array_replace( $item, $change );
			$answer = $this->call( 'PATCH', "/api-keys/$id", $change );
			self::assertSame( array( 200, true, $item ), array( $answer->status, $answer->get( 'meta.changed' ), $answer->get( 'data' ) ) );
			self::assertFalse( $this->call( 'PATCH', "/api-keys/$id", $change )->get( 'meta.changed' ) );
		}
		self::assertFalse( $this->call( 'PATCH', "/api-keys/$id", '{}' )->get( 'meta.changed' ) );
	}

	/** K5: dead on the very next request. */
	public function testRevokes(): void {
		$made = $this->post( array() );
		$key  = $made->text( 'data.key' );
		$path = '/api-keys/' . $made->int( 'data.id' );
		self::assertSame( 200, $this->as( $key )->status );
		$gone = $this->call( 'DELETE', $path );
		self::assertSame( array( 200, 'active', null ), array( $gone->status, $gone->get( 'data.status' ), $gone->get( 'data.revoked_at' ) ) );
		self::assertSame( array( 401, 'invalid_api_key' ), array( $this->as( $key )->status, $this->as( $key )->code() ) );
		self::assertSame( 'revoked', $this->call( 'GET', $path )->get( 'data.status' ) );
		self::assertIsString( $this->call( 'GET', $path )->get( 'data.revoked_at' ) );
		self::assertSame( 409, $this->call( 'PATCH', $path, array( 'name' => 'x' ) )->status );
	}

	/** K5. */
	public function testRotates(): void {
		$this->databaseClock()->set( $this->now() );
		$made = $this->post( array() );
		$path = '/api-keys/' . $made->int( 'data.id' );
		$new  = $this->call( 'POST', "$path/rotate", '{}' );
		self::assertSame( array( 201, 'active', self::WARNING ), array( $new->status, $new->get( 'data.status' ), $new->get( 'meta.warning' ) ) );
		$old = $this->call( 'GET', $path );
		self::assertSame( array( 'rotated', $new->int( 'data.id' ), Clock::iso( Clock::fromSeconds( $this->now() + 24 * 3600 ) ) ), array( $old->get( 'data.status' ), $old->get( 'data.rotated_to' ), $old->get( 'data.expires_at' ) ) );
		self::assertSame( array( 200, 200 ), array( $this->as( $made->text( 'data.key' ) )->status, $this->as( $new->text( 'data.key' ) )->status ) );
		$this->databaseClock()->set( $this->now() + 24 * 3600 );
		self::assertSame( array( 'expired_api_key', 200 ), array( $this->as( $made->text( 'data.key' ) )->code(), $this->as( $new->text( 'data.key' ) )->status ) );
		self::assertSame( 409, $this->call( 'POST', "$path/rotate", '{}' )->status );
	}

	public function testTheOverlapHasItsLimits(): void {
		foreach ( array( -1 => 400, 0 => 201, 720 => 201, 721 => 400 ) as $hours => $status ) {
			$id = $this->post( array() )->int( 'data.id' );
			self::assertSame( $status, $this->call( 'POST', "/api-keys/$id/rotate", array( 'overlap_hours' => $hours ) )->status, "$hours hours" );
		}
	}

	/** A-64. */
	public function testWarnsOnPlainHttpAlone(): void {
		self::assertSame( self::WARNING, $this->post( array() )->get( 'meta.warning' ) );
		$_SERVER['HTTPS'] = 'on';
		self::assertSame( array(), $this->post( array() )->get( 'meta' ) );
	}

	/** The answer would have to be kept, and the key in it. */
	public function testAnAnswerWithAKeyIsNotKept(): void {
		$id = $this->post( array() )->int( 'data.id' );
		foreach ( array( '/api-keys' => array( 'name' => 'x', 'scopes' => array( 'export' ) ), "/api-keys/$id/rotate" => array( 'overlap_hours' => 1 ) ) as $path => $body ) {
			$answer = $this->call( 'POST', $path, $body, array( 'Idempotency-Key' => 'abc' ) );
			self::assertSame( array( 400, 'validation_error', array( 'Idempotency-Key' ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		}
		self::assertSame( array( 1, 0 ), array( $this->countRows( 'api_keys' ), $this->countRows( 'idempotency' ) ) );
	}

	public function testPages(): void {
		$ids = array_map( fn() => $this->post( array() )->int( 'data.id' ), range( 1, 21 ) );
		rsort( $ids );
		$first = $this->call( 'GET', '/api-keys' );
		self::assertSame( array( array_slice( $ids, 0, 20 ), 21, 2, '21' ), array( $first->column( 'id' ), $first->get( 'meta.total' ), $first->get( 'meta.total_pages' ), $first->headers['x-wp-total'] ?? '' ) );
		self::assertSame( array( $ids[20] ), $this->call( 'GET', '/api-keys?page=2' )->column( 'id' ) );
		self::assertSame( array( 400, 400, 400 ), array_map( fn( string $query ) => $this->call( 'GET', "/api-keys?$query" )->status, array( 'per_page=0', 'per_page=101', 'page=0' ) ) );
		$reading = $this->queries( fn() => $this->call( 'GET', '/api-keys?per_page=100' ) );
		self::assertLessThanOrEqual( 8, count( $reading ), implode( "\n", $reading ) );
	}

	public function testShowsTheUse(): void {
		$made = $this->post( array( 'scopes' => array( 'settings:read' ) ) );
		$key  = $made->text( 'data.key' );
		$path = '/api-keys/' . $made->int( 'data.id' );
		$this->as( $key );
		$this->afterResponse();
		$this->as( $key, 'GET', '/tickets' );
		$this->afterResponse();
		$usage = $this->call( 'GET', "$path/usage" );
		self::assertSame( array( 30, 2, 1 ), array( count( $usage->list( 'data.days' ) ), $usage->get( 'data.days.29.calls' ), $usage->get( 'data.days.29.errors' ) ) );
		self::assertSame( array( 'GET', '/tickets', 403, '192.0.2.7' ), array( $usage->get( 'data.calls.0.method' ), $usage->get( 'data.calls.0.route' ), $usage->get( 'data.calls.0.status' ), $usage->get( 'data.calls.0.ip' ) ) );
		self::assertSame( '/settings', $usage->get( 'data.calls.1.route' ) );
		$item = $this->call( 'GET', $path );
		self::assertSame( array( 2, 1, $usage->get( 'data.calls.0.called_at' ) ), array( $item->get( 'data.calls_today' ), $item->get( 'data.errors_today' ), $item->get( 'data.last_used_at' ) ) );
	}

	public function testWhatIsNotThereIsNotFound(): void {
		foreach ( array( '999', '0', '-1', '1.5', 'abc', '99999999999999999999' ) as $id ) {
			foreach ( array( array( 'GET', '', '' ), array( 'PATCH', '', '{"name":5}' ), array( 'DELETE', '', '' ), array( 'POST', '/rotate', '{"overlap_hours":-1}' ), array( 'GET', '/usage', '' ) ) as [ $method, $end, $body ] ) {
				$answer = $this->call( $method, "/api-keys/$id$end", '' === $body ? array() : $body );
				self::assertSame( array( 404, 'not_found' ), array( $answer->status, $answer->code() ), "$method $id$end" );
			}
		}
	}

	/** A key that manages keys, over the same routes: nothing it has not, nothing beyond its departments. */
	public function testAKeyManagesKeysWithinItsOwnLimits(): void {
		$this->actingAs( 0 );
		$department = $this->services()->departments->create( 'One' )->id;
		$manager    = $this->key( array( Scope::KeysManage, Scope::TicketsRead ), array( $department ) );
		$made       = $this->as( $manager, 'POST', '/api-keys', array( 'name' => 'x', 'scopes' => array( 'tickets:read' ) ) );
		self::assertSame( array( 201, array( $department ), null ), array( $made->status, $made->get( 'data.department_ids' ), $made->get( 'data.created_by' ) ) );
		$more = $this->as( $manager, 'POST', '/api-keys', array( 'name' => 'x', 'scopes' => array( 'tickets:read', 'export' ) ) );
		self::assertSame( array( 403, 'insufficient_scope', 'export' ), array( $more->status, $more->code(), $more->get( 'required_scope' ) ) );
		foreach ( array( null, array( 1 ) ) as $departments ) {
			$wider = $this->as( $manager, 'POST', '/api-keys', array( 'name' => 'x', 'scopes' => array( 'tickets:read' ), 'department_ids' => $departments ) );
			self::assertSame( array( 400, 'invalid_department', array( $department ) ), array( $wider->status, $wider->code(), array_column( $wider->list( 'allowed_departments' ), 'id' ) ) );
		}
		$beyond = $this->idOf( $this->key( array( Scope::TicketsRead ) ) );
		self::assertSame( $this->as( $manager, 'GET', '/api-keys/999' )->json, $this->as( $manager, 'GET', "/api-keys/$beyond" )->json );
		self::assertSame( array( 404, 404 ), array( $this->as( $manager, 'DELETE', "/api-keys/$beyond" )->status, $this->as( $manager, 'GET', "/api-keys/$beyond/usage" )->status ) );
		self::assertSame( array( $made->int( 'data.id' ), $this->idOf( $manager ) ), $this->as( $manager, 'GET', '/api-keys' )->column( 'id' ) );
	}

	/** A-5, K4: whoever has the database, or what anybody is shown later, has no key. */
	public function testNothingKeepsASecret(): void {
		$made = $this->post( array() );
		$new  = $this->call( 'POST', "/api-keys/{$made->int( 'data.id' )}/rotate", '{}' );
		$keys = array( $made->text( 'data.key' ), $new->text( 'data.key' ) );
		foreach ( $keys as $key ) {
			foreach ( array( '/settings', '/api-keys', "/nowhere/$key", "/tickets?search=$key" ) as $path ) {
				$this->as( $key, 'GET', $path );
				$this->afterResponse();
			}
		}
		$this->as( substr( $keys[0], 0, -1 ) );
		$shown = $this->call( 'GET', '/api-keys' )->json . $this->call( 'GET', '/api-keys/' . $new->int( 'data.id' ) . '/usage' )->json;
		$dump  = '';
		foreach ( $this->wpdb()->get_col( 'SHOW TABLES' ) as $table ) {
			$dump .= (string) wp_json_encode( $this->wpdb()->get_results( "SELECT * FROM `$table`", ARRAY_A ), JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR );
		}
		foreach ( $keys as $key ) {
			self::assertStringContainsString( hash( 'sha256', $key ), $dump );
			self::assertStringNotContainsString( hash( 'sha256', $key ), $shown );
			// Any part of the secret that is long enough to guess the rest from.
			self::assertStringNotContainsString( substr( $key, 17, 12 ), $dump . $shown );
			self::assertStringNotContainsString( substr( $key, -12 ), $dump . $shown );
		}
	}

	/** @param array<string, mixed>|string $body What differs from a plain key. */
	private function post( array|string $body ): Answer {
		return $this->call( 'POST', '/api-keys', is_array( $body ) ? $body + array( 'name' => 'CRM', 'scopes' => array( 'settings:read' ) ) : $body );
	}
}
