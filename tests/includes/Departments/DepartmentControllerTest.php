<?php
/**
 * GET and POST /departments, GET, PATCH and DELETE /departments/{id}.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Departments;

use SmartSupport\Access\Scope;
use SmartSupport\Tests\LabelControllerTestCase;

final class DepartmentControllerTest extends LabelControllerTestCase {

	protected static function things(): string {
		return 'departments';
	}

	protected static function column(): string {
		return 'department_id';
	}

	protected static function invalid(): string {
		return 'invalid_department';
	}

	public function testOneIsTheDefault(): void {
		$old = $this->defaultId();
		$new = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		self::assertFalse( $this->call( 'GET', $this->path( $new ) )->get( 'data.is_default' ) );
		self::assertFalse( $this->call( 'PATCH', $this->path( $new ), array( 'is_default' => false ) )->get( 'meta.changed' ) );

		$moved = $this->call( 'PATCH', $this->path( $new ), array( 'is_default' => true, 'name' => 'Money' ) );
		self::assertSame( array( 200, true, 'Money', true ), array( $moved->status, $moved->get( 'data.is_default' ), $moved->get( 'data.name' ), $moved->get( 'meta.changed' ) ) );
		self::assertSame( $new, $this->defaultId() );
		self::assertFalse( $this->call( 'PATCH', $this->path( $new ), array( 'is_default' => true ) )->get( 'meta.changed' ) );
		self::assertFalse( $this->call( 'GET', $this->path( $old ) )->get( 'data.is_default' ) );
		$this->nextRequest();
		self::assertSame( $new, $this->ticketById( $this->ticket() )->departmentId );
	}

	public function testThereIsAlwaysADefault(): void {
		$default = $this->defaultId();
		$other   = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		foreach ( array( $this->call( 'PATCH', $this->path( $default ), array( 'is_default' => false, 'name' => 'Money' ) ), $this->call( 'DELETE', $this->path( $default ) ), $this->call( 'DELETE', $this->path( $default ), array( 'reassign_to' => $other ) ) ) as $refused ) {
			self::assertSame( array( 409, 'conflict' ), array( $refused->status, $refused->code() ) );
		}
		self::assertSame( array( $default, 'General' ), array( $this->defaultId(), $this->call( 'GET', $this->path( $default ) )->get( 'data.name' ) ), 'All or nothing.' );
		foreach ( array( 1, 'true', null ) as $value ) {
			self::assertSame( 400, $this->call( 'PATCH', $this->path( $other ), array( 'is_default' => $value ) )->status );
		}
		self::assertSame( 'unknown_field', $this->make( array( 'name' => 'x', 'is_default' => true ) )->code() );
	}

	public function testARefusalNamesTheOthers(): void {
		$id      = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$refused = $this->call( 'DELETE', $this->path( $id ), array( 'reassign_to' => $id ) );
		self::assertSame( array( array( 'id' => $this->defaultId(), 'slug' => 'general', 'name' => 'General' ) ), $refused->get( 'allowed_departments' ) );
	}

	/** P-2, P-3, P-5, P-17: what a department says of its public page, its sender and its customers' Close. */
	public function testItsPortalAndItsSender(): void {
		$id    = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$first = array( 'portal' => 'none', 'reply_check' => 'trust', 'from_address' => '', 'reply_to' => '', 'self_close_status' => null, 'transitions' => null );
		self::assertSame( $first, array_intersect_key( (array) $this->call( 'GET', $this->path( $id ) )->get( 'data' ), $first ), 'Off until somebody switches it on.' );

		$wanted  = array( 'portal' => 'public', 'reply_check' => 'confirm', 'from_address' => 'Billing@EXAMPLE.test', 'reply_to' => 'answers@bücher.test', 'self_close_status' => 'resolved' );
		$changed = $this->call( 'PATCH', $this->path( $id ), $wanted );
		$stored  = array_merge( $first, $wanted, array( 'from_address' => 'Billing@example.test', 'reply_to' => 'answers@xn--bcher-kva.test' ) );
		self::assertSame( array( 200, true ), array( $changed->status, $changed->get( 'meta.changed' ) ) );
		self::assertSame( $stored, array_intersect_key( (array) $this->call( 'GET', $this->path( $id ) )->get( 'data' ), $first ) );
		self::assertFalse( $this->call( 'PATCH', $this->path( $id ), $wanted )->get( 'meta.changed' ) );

		$cleared = $this->call( 'PATCH', $this->path( $id ), array( 'from_address' => '', 'self_close_status' => null ) );
		self::assertSame( array( '', null, 'public' ), array( $cleared->get( 'data.from_address' ), $cleared->get( 'data.self_close_status' ), $cleared->get( 'data.portal' ) ) );
		foreach ( array( array( 'portal', 'yes' ), array( 'portal', true ), array( 'portal', null ), array( 'reply_check', '' ), array( 'from_address', 'nobody' ), array( 'from_address', "a@b.test\r\nBcc: c@d.test" ), array( 'reply_to', 'a@b.test, c@d.test' ), array( 'reply_to', null ), array( 'self_close_status', 'open' ), array( 'self_close_status', '' ) ) as [ $field, $value ] ) {
			$refused = $this->call( 'PATCH', $this->path( $id ), array( $field => $value, 'name' => 'Half' ) );
			self::assertSame( array( 400, 'validation_error', array( $field ) ), array( $refused->status, $refused->code(), array_keys( (array) $refused->get( 'errors' ) ) ), "$field: " . wp_json_encode( $value ) );
		}
		self::assertSame( 'Billing', $this->call( 'GET', $this->path( $id ) )->get( 'data.name' ) );
	}

	/** P-18: a graph is stored whole, or refused with the reason. */
	public function testItsTransitions(): void {
		$id    = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$graph = array( 'new' => array( 'open' ), 'open' => array( 'pending', 'resolved' ), 'pending' => array( 'open' ), 'delayed' => array( 'open' ), 'resolved' => array( 'open', 'closed' ), 'closed' => array( 'open' ) );
		self::assertSame( $graph, $this->call( 'PATCH', $this->path( $id ), array( 'transitions' => $graph ) )->get( 'data.transitions' ) );
		self::assertSame( 'resolved', $this->call( 'PATCH', $this->path( $id ), array( 'self_close_status' => 'resolved' ) )->get( 'data.self_close_status' ) );

		$unreached = $this->call( 'PATCH', $this->path( $id ), array( 'self_close_status' => 'closed' ) );
		self::assertSame( array( 400, 'validation_error' ), array( $unreached->status, $unreached->code() ), 'No open status leads to closed.' );
		$stranded = $this->call( 'PATCH', $this->path( $id ), array( 'transitions' => array_merge( $graph, array( 'pending' => array() ) ) ) );
		self::assertSame( array( 400, 'validation_error' ), array( $stranded->status, $stranded->code() ) );
		self::assertStringContainsString( 'pending', $stranded->text( 'errors.transitions' ) );
		$taken = $this->call( 'PATCH', $this->path( $id ), array( 'transitions' => array_merge( $graph, array( 'open' => array( 'closed' ) ) ) ) );
		self::assertSame( array( 400, 'self_close_status' ), array( $taken->status, array_key_first( (array) $taken->get( 'errors' ) ) ), 'A graph does not take the way away that customers close by.' );
		foreach ( array( 'all', array( 'open' => 'closed' ), array( 'open' => array( 'new' ) ), array( 'nothing' => array( 'closed' ) ), array( 'open' => array( 'open' ) ), array() ) as $value ) {
			self::assertSame( 400, $this->call( 'PATCH', $this->path( $id ), array( 'transitions' => $value ) )->status, (string) wp_json_encode( $value ) );
		}
		self::assertSame( $graph, $this->call( 'GET', $this->path( $id ) )->get( 'data.transitions' ) );
		self::assertNull( $this->call( 'PATCH', $this->path( $id ), array( 'transitions' => null ) )->get( 'data.transitions' ) );
	}

	/** Over HTTP, as programs and browsers send it: with a body, with a query, as a POST that says what it means. */
	public function testDeletesOverHttp(): void {
		$log_in = $this->passwordOf( $this->user( 'administrator' ) );
		$json   = array( 'Content-Type' => 'application/json' ) + $log_in;
		$body   = (string) wp_json_encode( array( 'reassign_to' => $this->defaultId() ) );
		foreach ( array( array( 'DELETE', '', $body, $json ), array( 'DELETE', '?reassign_to=' . $this->defaultId(), '', $log_in ), array( 'POST', '', $body, array( 'X-HTTP-Method-Override' => 'DELETE' ) + $json ) ) as [ $method, $query, $sent, $headers ] ) {
			$id     = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
			$ticket = $this->ticket( columns: array( 'department_id' => $id ) );
			$answer = $this->http( $method, "/wp-json/smart-support/v1/departments/$id$query", $sent, $headers );
			self::assertSame( 200, $answer->status, $answer->body );
			self::assertSame( $this->defaultId(), $this->ticketById( $ticket )->departmentId );
		}
	}

	/** P8: what is outside a key's departments is not there. */
	public function testALimitedKeyKnowsItsDepartmentsAlone(): void {
		$mine    = $this->make( array( 'name' => 'Mine' ) )->int( 'data.id' );
		$second  = $this->make( array( 'name' => 'Second' ) )->int( 'data.id' );
		$foreign = $this->make( array( 'name' => 'Canary' ) )->int( 'data.id' );
		$this->ticket( columns: array( 'department_id' => $mine ) );
		$key = $this->withKey( array( Scope::TicketsRead, Scope::SettingsWrite ), array( $mine, $second ) );
		$this->actingAs( 0 );

		$list = $this->call( 'GET', '/departments', array(), $key );
		self::assertSame( array( array( $mine, $second ), 2 ), array( $list->column( 'id' ), $list->get( 'meta.total' ) ) );
		$nowhere = $this->call( 'GET', $this->path( 999999 ), array(), $key )->json;
		foreach ( array( 'GET', 'PATCH', 'DELETE' ) as $method ) {
			$hidden = $this->call( $method, $this->path( $foreign ), 'PATCH' === $method ? array( 'name' => 'x' ) : array(), $key );
			self::assertSame( array( 404, $nowhere ), array( $hidden->status, $hidden->json ), $method );
		}
		$new = $this->call( 'POST', '/departments', '{', $key );
		self::assertSame( array( 403, 'forbidden' ), array( $new->status, $new->code() ), 'Nothing of the body is judged.' );
		$default = $this->call( 'PATCH', $this->path( $mine ), array( 'is_default' => true ), $key );
		self::assertSame( array( 403, 'forbidden' ), array( $default->status, $default->code() ), 'The default it would take is none of its own.' );
		$target = $this->call( 'DELETE', $this->path( $mine ), array( 'reassign_to' => $foreign ), $key );
		self::assertSame( array( 400, 'invalid_department', array( $second ) ), array( $target->status, $target->code(), array_column( $target->list( 'allowed_departments' ), 'id' ) ) );
		self::assertStringNotContainsString( 'Canary', $target->json );

		self::assertSame( 200, $this->call( 'PATCH', $this->path( $mine ), array( 'name' => 'Ours' ), $key )->status );
		self::assertSame( 200, $this->call( 'DELETE', $this->path( $mine ), array( 'reassign_to' => $second ), $key )->status );
		$none = $this->call( 'GET', '/departments', array(), $this->withKey( array( Scope::TicketsRead ), array() ) );
		self::assertSame( array( 200, array(), 0 ), array( $none->status, $none->get( 'data' ), $none->get( 'meta.total' ) ) );
	}

	/** The key that moved the tickets is in their history. */
	public function testAKeysWorkIsRecorded(): void {
		$from   = $this->make( array( 'name' => 'Billing' ) )->int( 'data.id' );
		$ticket = $this->ticket( columns: array( 'department_id' => $from ) );
		$key    = $this->withKey( array( Scope::SettingsWrite, Scope::TicketsRead ) );
		$this->actingAs( 0 );
		self::assertSame( 200, $this->call( 'DELETE', $this->path( $from ), array( 'reassign_to' => $this->defaultId() ), $key )->status );
		$actor = $this->call( 'GET', "/tickets/$ticket/events", array(), $key )->get( 'data.1.actor' );
		self::assertIsArray( $actor );
		self::assertSame( array( 'key', null, 'A program' ), array( $actor['kind'], $actor['user_id'], $actor['name'] ) );
		self::assertIsInt( $actor['api_key_id'] );
	}

	private function defaultId(): int {
		return (int) $this->database()->value( 'SELECT id FROM {departments} WHERE is_default = 1' );
	}
}
