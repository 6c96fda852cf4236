<?php
/**
 * What the routes of departments and of products have in common.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\Demo\Consistency;
use SmartSupport\Tests\Env\Answer;

abstract class LabelControllerTestCase extends DeskTestCase {

	use Consistency;

	/** Name of the table and of the routes. */
	abstract protected static function things(): string;

	/** Column of the tickets. */
	abstract protected static function column(): string;

	/** Code for one that is not there. */
	abstract protected static function invalid(): string;

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'administrator' ) );
	}

	public function testANameSuffices(): void {
		$made = $this->make( array( 'name' => '  Sales & Support  ' ) );
		self::assertSame( array( 201, 'Sales & Support', 'sales-support' ), array( $made->status, $made->get( 'data.name' ), $made->get( 'data.slug' ) ) );
		self::assertSame( rest_url( 'smart-support/v1/' . static::things() . '/' . $made->int( 'data.id' ) ), $made->headers['location'] ?? '' );
		$found = $this->call( 'GET', $this->path( $made->int( 'data.id' ) ) );
		self::assertSame( array( 200, $made->get( 'data' ) ), array( $found->status, $found->get( 'data' ) ) );
		self::assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/D', $found->text( 'data.created_at' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> Body, name, slug. */
	public static function labels(): iterable {
		yield 'the shortest' => array( array( 'name' => 'A', 'slug' => 'b' ), 'A', 'b' );
		yield 'the longest' => array( array( 'name' => str_repeat( 'ä', 190 ), 'slug' => str_repeat( 'ö', 190 ) ), str_repeat( 'ä', 190 ), str_repeat( 'ö', 190 ) );
		yield 'four bytes each' => array( array( 'name' => str_repeat( '🖨', 190 ), 'slug' => str_repeat( '🖨', 190 ) ), str_repeat( '🖨', 190 ), str_repeat( '🖨', 190 ) );
		yield 'signs of markup' => array( array( 'name' => '<b>R&D</b> %20 "x" O\'Neill \\', 'slug' => 'r-d' ), '<b>R&D</b> %20 "x" O\'Neill \\', 'r-d' );
		yield 'several lines' => array( array( 'name' => "One\r\n\ttwo", 'slug' => 'x' ), 'One two', 'x' );
		yield 'right to left' => array( array( 'name' => 'الدعم', 'slug' => 'الدعم' ), 'الدعم', 'الدعم' );
		yield 'capitals stay' => array( array( 'name' => 'HR', 'slug' => 'HR_2.x' ), 'HR', 'HR_2.x' );
		yield 'digits alone' => array( array( 'name' => '2026' ), '2026', '2026' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'labels' )]
	public function testKeepsWhatWasTyped( array $body, string $name, string $slug ): void {
		$made = $this->make( $body );
		self::assertSame( array( 201, $name, $slug ), array( $made->status, $made->get( 'data.name' ), $made->get( 'data.slug' ) ) );
		$this->nextRequest();
		self::assertSame( array( $name, $slug ), array( $this->call( 'GET', $this->path( $made->int( 'data.id' ) ) )->get( 'data.name' ), $this->rowById( static::things(), $made->int( 'data.id' ) )->text( 'slug' ) ) );
	}

	/** @return iterable<string, array{array<string, mixed>|string, string, string}> Body, code, field. */
	public static function refusals(): iterable {
		yield 'nothing' => array( '{}', 'missing_field', 'name' );
		yield 'a slug alone' => array( array( 'slug' => 'x' ), 'missing_field', 'name' );
		yield 'an empty name' => array( array( 'name' => '' ), 'validation_error', 'name' );
		yield 'a blank name' => array( array( 'name' => " \n " ), 'validation_error', 'name' );
		yield 'a name nobody sees' => array( array( 'name' => "\u{200b}\u{ad}" ), 'validation_error', 'name' );
		yield 'a name too long' => array( array( 'name' => str_repeat( 'a', 191 ) ), 'validation_error', 'name' );
		yield 'a name too long, four bytes each' => array( array( 'name' => str_repeat( '🖨', 191 ) ), 'validation_error', 'name' );
		yield 'a number' => array( array( 'name' => 5 ), 'validation_error', 'name' );
		yield 'null' => array( array( 'name' => null ), 'validation_error', 'name' );
		yield 'a list' => array( array( 'name' => array( 'x' ) ), 'validation_error', 'name' );
		yield 'a name without a slug' => array( array( 'name' => '!!!' ), 'validation_error', 'slug' );
		yield 'an empty slug' => array( array( 'name' => 'x', 'slug' => '' ), 'validation_error', 'slug' );
		yield 'a slug too long' => array( array( 'name' => 'x', 'slug' => str_repeat( 'a', 191 ) ), 'validation_error', 'slug' );
		yield 'two words' => array( array( 'name' => 'x', 'slug' => 'two words' ), 'validation_error', 'slug' );
		yield 'a path' => array( array( 'name' => 'x', 'slug' => '../x' ), 'validation_error', 'slug' );
		yield 'markup' => array( array( 'name' => 'x', 'slug' => '<b>' ), 'validation_error', 'slug' );
		yield 'a slug with what nobody sees' => array( array( 'name' => 'x', 'slug' => "a\u{200b}b" ), 'validation_error', 'slug' );
		yield 'a slug as number' => array( array( 'name' => 'x', 'slug' => 5 ), 'validation_error', 'slug' );
		yield 'an id' => array( array( 'name' => 'x', 'id' => 5 ), 'unknown_field', 'id' );
		yield 'a time' => array( array( 'name' => 'x', 'created_at' => '2026-01-01T00:00:00Z' ), 'unknown_field', 'created_at' );
	}

	/** @param array<string, mixed>|string $body */
	#[DataProvider( 'refusals' )]
	public function testRefuses( array|string $body, string $code, string $field ): void {
		$before  = $this->countRows( static::things() );
		$refused = $this->make( $body );
		self::assertSame( array( 400, $code, array( $field ) ), array( $refused->status, $refused->code(), array_keys( $refused->list( 'errors' ) ) ), $refused->json );
		self::assertSame( $before, $this->countRows( static::things() ) );
	}

	public function testNameAndSlugAreUniqueWithoutCase(): void {
		$first = $this->make( array( 'name' => 'Büro', 'slug' => 'büro' ) )->int( 'data.id' );
		$other = $this->make( array( 'name' => 'Lager' ) )->int( 'data.id' );
		foreach ( array( array( 'name' => 'BÜRO', 'slug' => 'x' ), array( 'name' => 'x', 'slug' => 'BÜRO' ), array( 'name' => 'Lager!' ) ) as $body ) {
			$refused = $this->make( $body );
			self::assertSame( array( 409, 'conflict' ), array( $refused->status, $refused->code() ) );
		}
		foreach ( array( array( 'name' => 'büro' ), array( 'slug' => 'BÜRO' ) ) as $body ) {
			self::assertSame( 409, $this->call( 'PATCH', $this->path( $other ), $body )->status );
		}
		$own = $this->call( 'PATCH', $this->path( $first ), array( 'name' => 'BÜRO' ) );
		self::assertSame( array( 200, 'BÜRO', 'büro', true ), array( $own->status, $own->get( 'data.name' ), $own->get( 'data.slug' ), $own->get( 'meta.changed' ) ) );
		self::assertSame( 'Lager', $this->call( 'GET', $this->path( $other ) )->get( 'data.name' ) );
	}

	public function testChangesWhatIsNamed(): void {
		$id     = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$before = $this->call( 'GET', $this->path( $id ) )->get( 'data' );
		foreach ( array( '{}', array( 'name' => 'Billing' ), array( 'name' => ' Billing ', 'slug' => 'billing' ) ) as $body ) {
			$same = $this->call( 'PATCH', $this->path( $id ), $body );
			self::assertSame( array( 200, $before, false ), array( $same->status, $same->get( 'data' ), $same->get( 'meta.changed' ) ) );
		}
		$changed = $this->call( 'PATCH', $this->path( $id ), array( 'slug' => 'money' ) );
		self::assertSame( array( 'Billing', 'money', true ), array( $changed->get( 'data.name' ), $changed->get( 'data.slug' ), $changed->get( 'meta.changed' ) ) );
		foreach ( array( array( 'name' => '' ), array( 'name' => str_repeat( 'a', 191 ) ), array( 'slug' => 'a b' ), array( 'name' => 1 ), array( 'id' => 1 ), array( 'colour' => 'red' ) ) as $body ) {
			self::assertSame( 400, $this->call( 'PATCH', $this->path( $id ), $body )->status );
		}
		self::assertSame( $changed->get( 'data' ), $this->call( 'GET', $this->path( $id ) )->get( 'data' ) );
	}

	public function testListsPageByPage(): void {
		$ids = array_map( fn( int $number ): int => $this->make( array( 'name' => "Thing $number" ) )->int( 'data.id' ), range( 1, 3 ) );
		$all = $this->call( 'GET', '/' . static::things() )->column( 'id' );
		self::assertSame( $ids, array_slice( $all, -3 ) );
		$page = $this->call( 'GET', '/' . static::things() . '?per_page=1&page=2' );
		self::assertSame( array( array( $all[1] ), count( $all ), count( $all ), true ), array( $page->column( 'id' ), $page->get( 'meta.total' ), $page->get( 'meta.total_pages' ), $page->get( 'meta.total_exact' ) ) );
		self::assertSame( (string) count( $all ), $page->headers['x-wp-total'] ?? '' );
		self::assertSame( array( 20, 1 ), array( $this->call( 'GET', '/' . static::things() )->get( 'meta.per_page' ), $this->call( 'GET', '/' . static::things() )->get( 'meta.page' ) ) );
		$beyond = $this->call( 'GET', '/' . static::things() . '?page=50' );
		self::assertSame( array( 200, array(), count( $all ) ), array( $beyond->status, $beyond->get( 'data' ), $beyond->get( 'meta.total' ) ) );
		self::assertSame( 200, $this->call( 'GET', '/' . static::things() . '?per_page=100&colour=red' )->status );
		foreach ( array( 'per_page=0', 'per_page=101', 'page=0', 'page=x', 'per_page=1.5', 'page=1000001' ) as $query ) {
			self::assertSame( 400, $this->call( 'GET', '/' . static::things() . "?$query" )->status, $query );
		}
	}

	public function testAnswersHeadAndOptions(): void {
		$id = $this->make( array( 'name' => 'Canary' ) )->int( 'data.id' );
		foreach ( array( '/' . static::things(), $this->path( $id ) ) as $path ) {
			self::assertSame( 200, $this->call( 'HEAD', $path )->status );
		}
		$this->actingAs( 0 );
		$options = $this->call( 'OPTIONS', $this->path( $id ) );
		self::assertSame( 200, $options->status );
		self::assertStringContainsString( 'reassign_to', $options->json );
		self::assertStringContainsString( 'smart-support-' . rtrim( static::things(), 's' ), $options->json );
		self::assertStringNotContainsString( 'Canary', $options->json );
	}

	/** A-62, K2. */
	public function testKeysNeedTheirScopes(): void {
		$id = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$this->actingAs( 0 );
		foreach ( array( Scope::TicketsRead, Scope::SettingsRead ) as $scope ) {
			self::assertSame( 200, $this->call( 'GET', $this->path( $id ), array(), $this->withKey( array( $scope ) ) )->status );
		}
		$refused = $this->call( 'GET', '/' . static::things(), array(), $this->withKey( array( Scope::RepliesRead, Scope::SettingsWrite ) ) );
		self::assertSame( array( 403, 'insufficient_scope', 'tickets:read' ), array( $refused->status, $refused->code(), $refused->get( 'required_scope' ) ) );
		$writer = $this->withKey( array( Scope::SettingsWrite ) );
		$reader = $this->withKey( array( Scope::SettingsRead, Scope::TicketsWrite ) );
		foreach ( array( array( 'POST', '/' . static::things(), array( 'name' => 'New' ), 201 ), array( 'PATCH', $this->path( $id ), array( 'name' => 'Other' ), 200 ), array( 'DELETE', $this->path( $id ), array(), 200 ) ) as [ $method, $path, $body, $status ] ) {
			$refused = $this->call( $method, $path, $body, $reader );
			self::assertSame( array( 403, 'settings:write' ), array( $refused->status, $refused->get( 'required_scope' ) ) );
			self::assertSame( $status, $this->call( $method, $path, $body, $writer )->status );
		}
	}

	public function testWhatIsNotThereIsNotThere(): void {
		$nowhere = $this->call( 'GET', $this->path( 999999 ) );
		self::assertSame( array( 404, 'not_found' ), array( $nowhere->status, $nowhere->code() ) );
		foreach ( array( '0', '-1', 'x', '1e3', '99999999999999999999' ) as $id ) {
			foreach ( array( 'GET', 'PATCH', 'DELETE' ) as $method ) {
				self::assertSame( $nowhere->json, $this->call( $method, '/' . static::things() . "/$id", 'PATCH' === $method ? array( 'name' => '' ) : array() )->json );
			}
		}
		$wrong = $this->call( 'PUT', $this->path( 999999 ), array( 'name' => 'x' ) );
		self::assertSame( array( 405, 'method_not_allowed' ), array( $wrong->status, $wrong->code() ) );
		self::assertEqualsCanonicalizing( array( 'GET', 'PATCH', 'DELETE' ), array_values( array_diff( explode( ', ', $wrong->headers['allow'] ?? '' ), array( 'HEAD' ) ) ) );
	}

	public function testDeletesWhatHasNoTickets(): void {
		$made    = $this->make( array( 'name' => 'Billing' ) );
		$deleted = $this->call( 'DELETE', $this->path( $made->int( 'data.id' ) ) );
		self::assertSame( array( 200, $made->get( 'data' ) ), array( $deleted->status, $deleted->get( 'data' ) ) );
		self::assertSame( 404, $this->call( 'GET', $this->path( $made->int( 'data.id' ) ) )->status );
		self::assertSame( 404, $this->call( 'DELETE', $this->path( $made->int( 'data.id' ) ) )->status );
	}

	public function testWhatHasTicketsStays(): void {
		$id     = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$ticket = $this->ticket( columns: array( static::column() => $id, 'state' => 'trash', 'is_listed' => 0 ) );
		$before = $this->rowById( 'tickets', $ticket );
		$kept   = $this->call( 'DELETE', $this->path( $id ) );
		self::assertSame( array( 409, 'conflict' ), array( $kept->status, $kept->code() ) );
		self::assertEquals( $before, $this->rowById( 'tickets', $ticket ) );
		self::assertSame( 200, $this->call( 'GET', $this->path( $id ) )->status );
	}

	/** @return iterable<string, array{bool}> */
	public static function places(): iterable {
		yield 'in the query' => array( false );
		yield 'in the body' => array( true );
	}

	/** PR21, I5: each ticket goes one version on and says why. */
	#[DataProvider( 'places' )]
	public function testItsTicketsMoveAsIfByHand( bool $inBody ): void {
		$from    = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$to      = $this->make( array( 'name' => 'Accounts' ) )->int( 'data.id' );
		$tickets = array( $this->ticket( columns: array( static::column() => $from ) ), $this->ticket( 'b@example.com', array( static::column() => $from, 'state' => 'spam', 'is_listed' => 0 ) ) );
		$this->reply( $this->staff( 'administrator' ), $tickets[0] );
		$others = array( $this->ticket(), $this->ticket( columns: array( static::column() => $to ) ) );
		$before = array_map( fn( int $id ) => $this->rowById( 'tickets', $id ), array( ...$others, ...$tickets ) );
		$fired  = 0;
		add_action(
			'smart_support_' . rtrim( static::things(), 's' ) . '_deleted',
			static function ( int $id, ?int $reassignedTo ) use ( &$fired, $from, $to ): void {
				$fired += (int) ( array( $from, $to ) === array( $id, $reassignedTo ) );
			},
			10,
			2
		);
		$now = $this->now() + 100;
		$this->databaseClock()->set( $now );

		$deleted = $inBody ? $this->call( 'DELETE', $this->path( $from ), array( 'reassign_to' => $to ) ) : $this->call( 'DELETE', $this->path( $from ) . "?reassign_to=$to" );
		self::assertSame( array( 200, $from, 1 ), array( $deleted->status, $deleted->get( 'data.id' ), $fired ), $deleted->json );
		foreach ( array( ...$others, ...$tickets ) as $place => $id ) {
			$moved = $place > 1;
			$row   = $this->rowById( 'tickets', $id );
			self::assertSame( $before[ $place ]->int( 'version' ) + (int) $moved, $row->int( 'version' ) );
			self::assertSame( $moved ? $to : $before[ $place ]->intOrNull( static::column() ), $row->intOrNull( static::column() ) );
			self::assertSame( $moved, $now === $row->time( 'updated_at' )->getTimestamp() );
			self::assertSame( $before[ $place ]->text( 'public_updated_at' ), $row->text( 'public_updated_at' ), 'Nothing for customers to read.' );
		}
		$event = $this->call( 'GET', "/tickets/$tickets[0]/events?per_page=100" )->list( 'data' )[2] ?? array();
		self::assertIsArray( $event );
		self::assertSame( array( 3, 'ticket_updated', array( static::column() => array( $from, $to ) ) ), array( $event['version'], $event['type'], $event['data'] ) );
		foreach ( $tickets as $id ) {
			self::assertSame( $this->ticketById( $id )->version, $this->countRows( 'events', "ticket_id = $id" ) );
		}
		self::assertSame( 0, $this->countRows( 'tickets', static::column() . " = $from" ) );
	}

	/** @return iterable<string, array{string, array<string, mixed>, string}> Query, body, code. */
	public static function wrongTargets(): iterable {
		yield 'nothing there' => array( '', array( 'reassign_to' => 999999 ), '' );
		yield 'nothing there, in the query' => array( '?reassign_to=999999', array(), '' );
		yield 'no id' => array( '?reassign_to=x', array(), 'validation_error' );
		yield 'zero' => array( '?reassign_to=0', array(), 'validation_error' );
		yield 'text' => array( '', array( 'reassign_to' => '1' ), 'validation_error' );
		yield 'a list' => array( '', array( 'reassign_to' => array( 1 ) ), 'validation_error' );
		yield 'another field' => array( '', array( 'force' => true ), 'unknown_field' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'wrongTargets' )]
	public function testMovesTicketsNowhereElse( string $query, array $body, string $code ): void {
		$id = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$this->ticket( columns: array( static::column() => $id ) );
		$refused = $this->call( 'DELETE', $this->path( $id ) . $query, $body );
		self::assertSame( array( 400, '' === $code ? static::invalid() : $code ), array( $refused->status, $refused->code() ) );
		$self = $this->call( 'DELETE', $this->path( $id ), array( 'reassign_to' => $id ) );
		self::assertSame( array( 400, static::invalid() ), array( $self->status, $self->code() ) );
		self::assertSame( 1, $this->countRows( 'tickets', static::column() . " = $id AND version = 1" ) );
	}

	public function testCostsFewQueries(): void {
		$from = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$to   = $this->make( array( 'name' => 'Accounts' ) )->int( 'data.id' );
		for ( $i = 0; $i < 30; $i++ ) {
			$this->ticket( "customer$i@example.com", array( static::column() => $from ) );
		}
		$this->actingAs( 0 );
		$key = $this->withKey( array( Scope::TicketsRead, Scope::SettingsWrite ) );
		foreach ( array( '/' . static::things() . '?per_page=1', $this->path( $from ) ) as $path ) {
			$reading = $this->queries( fn() => self::assertSame( 200, $this->call( 'GET', $path, array(), $key )->status ) );
			self::assertLessThanOrEqual( 8, count( $reading ), implode( "\n", $reading ) );
		}
		foreach ( array( array( 'POST', '/' . static::things(), array( 'name' => 'New' ) ), array( 'PATCH', $this->path( $from ), array( 'name' => 'Other' ) ), array( 'DELETE', $this->path( $from ), array( 'reassign_to' => $to ) ) ) as [ $method, $path, $body ] ) {
			$writing = $this->queries( fn() => self::assertLessThan( 300, $this->call( $method, $path, $body, $key )->status ) );
			self::assertLessThanOrEqual( 18, count( $writing ), implode( "\n", $writing ) );
		}
	}

	/** @param array<string, mixed>|string $body */
	protected function make( array|string $body ): Answer {
		return $this->call( 'POST', '/' . static::things(), $body );
	}

	protected function path( int $id ): string {
		return '/' . static::things() . "/$id";
	}
}
