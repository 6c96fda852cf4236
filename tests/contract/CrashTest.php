<?php
/**
 * A request that dies at any statement leaves nothing or everything (PR18, F1).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\Tables;
use SmartSupport\Tests\DeskTestCase;

final class CrashTest extends DeskTestCase {

	private const LOST = 'The connection was lost.';

	/** @return iterable<string, array{string, string, array<string, mixed>, string}> Method, path, body, status of the ticket before. */
	public static function writes(): iterable {
		yield 'a visitor writes a ticket' => array( 'POST', '/guest/tickets', array( 'email' => 'new@example.com', 'subject' => 'Help', 'message' => 'Please.' ), 'new' );
		yield 'a visitor replies' => array( 'POST', '/portal/replies', array( 'message' => 'Hello.' ), 'new' );
		yield 'a visitor follows up' => array( 'POST', '/portal/replies', array( 'message' => 'Again.' ), 'closed' );
		yield 'a visitor enters a code' => array( 'POST', '/guest/sessions', array( 'email' => self::CUSTOMER, 'code' => '' ), 'new' );
		yield 'an agent writes a ticket' => array( 'POST', '/tickets', array( 'email' => 'new@example.com', 'subject' => 'Help', 'message' => 'Please.', 'tags' => array( 'vip' ), 'create_user' => true ), 'new' );
		yield 'an agent closes' => array( 'POST', '/tickets/{id}/close', array(), 'new' );
		yield 'an agent replies' => array( 'POST', '/tickets/{id}/replies', array( 'message' => 'Hello.', 'status' => 'pending' ), 'new' );
		yield 'an agent replies with a file' => array( 'POST', '/tickets/{id}/replies', array( 'message' => 'See this.', 'attachment_ids' => array() ), 'new' );
		yield 'an agent notes' => array( 'POST', '/tickets/{id}/replies', array( 'message' => 'A note.', 'is_internal' => true ), 'new' );
		yield 'an agent changes a ticket' => array( 'PATCH', '/tickets/{id}', array( 'status' => 'resolved', 'priority' => 'high' ), 'new' );
		yield 'an agent renews an access link' => array( 'POST', '/tickets/{id}/access-links', array( 'customer_id' => '{customer}' ), 'new' );
		yield 'an agent gives a customer another address' => array( 'PATCH', '/customers/{customer}', array( 'email' => 'new@example.com' ), 'new' );
		yield 'a department goes' => array( 'DELETE', '/departments/{department}', array( 'reassign_to' => 1 ), 'new' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'writes' )]
	public function testLeavesNothingOrEverything( string $method, string $path, array $body, string $status ): void {
		$id       = $this->ticket( columns: 'closed' === $status ? array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2026-01-01 00:00:00' ) : array() );
		$places   = array(
			'{id}'         => (string) $id,
			'{customer}'   => (string) $this->ticketById( $id )->customerId,
			'{department}' => (string) $this->departmentOf( $id ),
		);
		$path     = strtr( $path, $places );
		$body     = array_map( static fn( mixed $value ) => is_string( $value ) && isset( $places[ $value ] ) ? (int) $places[ $value ] : $value, $body );
		$headers  = array( 'X-Smart-Support-Token' => $this->services()->links->create( $id, $this->ticketById( $id )->customerId ) );
		$headers += array( 'X-Smart-Support-Request' => '1' );
		if ( isset( $body['code'] ) ) {
			$body['code'] = $this->services()->guestCodes()->issue( $this->ticketById( $id )->customerId )->code;
		} elseif ( str_starts_with( $path, '/guest' ) ) {
			$body['form_token'] = $this->call( 'GET', '/guest/form-token' )->text( 'data.form_token' );
			$this->databaseClock()->set( $this->now() + 60 );
		}
		$this->actingAs( 1 === preg_match( '#^/(guest|portal)/#', $path ) ? 0 : $this->user( 'administrator' ) );
		if ( isset( $body['attachment_ids'] ) ) {
			$body['attachment_ids'] = array( $this->attachment( $this->actor( get_current_user_id() ) ) );
		}
		$before = $this->everything();
		$number = 0;
		do {
			++$number;
			$isLost = false;
			$count  = 0;
			$lose   = function ( string $query ) use ( $number, &$count, &$isLost ): string {
				if ( 1 === preg_match( '/^\s*(INSERT|UPDATE|DELETE|REPLACE|COMMIT)\b/i', $query ) && ! str_contains( $query, 'last_used_at' ) && ++$count === $number ) {
					$isLost = true;
					throw new \RuntimeException( self::LOST );
				}
				return $query;
			};
			add_filter( 'query', $lose );
			$answer = $this->call( $method, $path, $body, $headers );
			remove_filter( 'query', $lose );
			if ( $isLost ) {
				self::assertSame( array( 500, 'server_error' ), array( $answer->status, $answer->code() ), "Statement $number." );
				self::assertSame( $before, $this->everything(), "Statement $number left something." );
				self::assertStringContainsString( self::LOST, $this->log() );
			}
		} while ( $isLost );
		self::assertContains( $answer->status, array( 200, 201 ), 'The same request succeeds at last.' );
		self::assertNotSame( $before, $this->everything() );
		self::assertGreaterThan( 3, $number, 'Several statements have been tried.' );
	}

	/** A department of its own for the ticket: its id. */
	private function departmentOf( int $ticket ): int {
		$id = $this->services()->departments->create( 'Billing' )->id;
		$this->database()->update( 'tickets', array( 'department_id' => $id ), array( 'id' => $ticket ) );
		return $id;
	}

	/** @return array<string, string> Table => all its rows, but not when a link was used last. */
	private function everything(): array {
		$content = array();
		foreach ( Tables::names() as $name ) {
			$rows             = (array) $this->wpdb()->get_results( 'SELECT * FROM ' . $this->database()->table( $name ) . ' ORDER BY 1', ARRAY_A );
			$content[ $name ] = (string) wp_json_encode( array_map( static fn( $row ) => array_diff_key( (array) $row, array( 'last_used_at' => true ) ), $rows ) );
		}
		return $content;
	}
}
