<?php
/**
 * Routes for holders of an access link (G-2, G-5, G-6, G-7, G-26, G-32, G-35, A3, A4, R7, R8, R12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tests\Contract\JsonSchema;
use SmartSupport\Tests\Env\Answer;

final class PortalTicketControllerTest extends PortalTestCase {

	private const NOTE = 'note-canary-4711';

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket();
		$this->secret = $this->secret( $this->ticket );
	}

	public function testShowsItsTicket(): void {
		$answer = $this->byToken( 'GET', '/portal/ticket' );
		self::assertSame( array( 200, 'private, no-store' ), array( $answer->status, $answer->headers['cache-control'] ?? '' ) );
		self::assertSame( array( $this->ticket, 'Printer on fire', 'new' ), array( $answer->int( 'data.id' ), $answer->text( 'data.subject' ), $answer->text( 'data.status' ) ) );
	}

	public function testLeavesOutWhatIsStaffs(): void {
		$data = (array) $this->byToken( 'GET', '/portal/ticket' )->get( 'data' );
		self::assertSame( array(), array_intersect( array_keys( $data ), array( 'version', 'tags', 'external_id', 'waiting_since', 'delayed_until' ) ) );
	}

	public function testShowsTheWholePublicHistoryAndNoNote(): void {
		$agent = $this->staff();
		$this->reply( $agent, $this->ticket, 'First.' );
		$this->reply( $agent, $this->ticket, self::NOTE, true );
		$this->reply( $agent, $this->ticket, 'Second.' );
		$before = $this->byToken( 'GET', '/portal/ticket' );
		$this->nextRequest();
		$answer = $this->byToken( 'GET', '/portal/replies' );
		self::assertSame( array( '<p>First.</p>', '<p>Second.</p>' ), array_map( trim( ... ), array( $answer->text( 'data.0.message' ), $answer->text( 'data.1.message' ) ) ) );
		self::assertSame( 2, $answer->int( 'meta.total' ) );
		self::assertSame( 2, $before->int( 'data.reply_count' ) );
		foreach ( array( '/portal/replies?include_internal=true', '/portal/replies?include_internal=1&per_page=100', '/portal/ticket' ) as $path ) {
			self::assertStringNotContainsString( self::NOTE, $this->byToken( 'GET', $path )->json );
		}
		self::assertStringNotContainsString( '@example.com', (string) wp_json_encode( $answer->get( 'data.0.author' ) ) );
	}

	public function testANoteChangesNothingThatTheCustomerSees(): void {
		$before = $this->byToken( 'GET', '/portal/ticket' )->json;
		$this->reply( $this->staff(), $this->ticket, self::NOTE, true );
		$this->databaseClock()->set( $this->now() + 100 );
		self::assertSame( $before, $this->byToken( 'GET', '/portal/ticket' )->json );
	}

	public function testAddsAReply(): void {
		$this->database()->update( 'tickets', array( 'status' => 'pending' ), array( 'id' => $this->ticket ) );
		$answer = $this->byToken( 'POST', '/portal/replies', array( 'message' => "Two\nlines <b>" ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( 'customer', 'customer' ), array( $answer->text( 'data.author_type' ), $answer->text( 'data.author_role' ) ) );
		self::assertStringContainsString( 'lines &lt;b&gt;', $answer->text( 'data.message' ) );
		self::assertSame( array( false, 'open', 'In progress' ), array( $answer->get( 'meta.follow_up' ), $answer->text( 'meta.status' ), $answer->text( 'meta.label' ) ) );
		self::assertSame( 'open', $this->ticketById( $this->ticket )->status->value );
	}

	public function testAReplyToALongClosedTicketOpensAnother(): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2020-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$answer = $this->byToken( 'POST', '/portal/replies', array( 'message' => 'Again.' ) );
		self::assertSame( 201, $answer->status );
		self::assertTrue( $answer->get( 'meta.follow_up' ) );
		$new = $answer->int( 'data.ticket_id' );
		self::assertNotSame( $this->ticket, $new );
		self::assertStringContainsString( "#$new", $answer->text( 'message' ) );
		// The new ticket's link goes to the customer by mail.
		self::assertSame( 1, $this->countRows( 'outbox', "kind = 'ticket_confirmation' AND ticket_id = $new" ) );
	}

	/** D9, P-12, P-17, D21; the customer's doing is recorded as theirs. */
	public function testClosesAndReopensWhereTheDepartmentHasAStatusForIt(): void {
		self::assertSame( array( false, false ), $this->offers( $this->byToken( 'GET', '/portal/ticket' ) ) );
		foreach ( array( 'close', 'reopen' ) as $route ) {
			$answer = $this->byToken( 'POST', "/portal/$route" );
			self::assertSame( array( 403, 'forbidden' ), array( $answer->status, $answer->code() ), $route );
		}
		$this->changeDepartment( 'resolved' );
		self::assertSame( array( true, false ), $this->offers( $this->byToken( 'GET', '/portal/ticket' ) ) );
		foreach ( array( array( 'close', 'resolved', true ), array( 'close', 'resolved', false ), array( 'reopen', 'open', true ), array( 'reopen', 'open', false ) ) as [ $route, $status, $changed ] ) {
			$answer = $this->byToken( 'POST', "/portal/$route" );
			self::assertSame( array( 200, $status, $changed ), array( $answer->status, $answer->text( 'data.status' ), $answer->get( 'meta.changed' ) ), $route );
			self::assertSame( array(), JsonSchema::faults( SchemaFile::load( 'ticket' )->item(), ( (object) json_decode( $answer->json ) )->data ) );
			self::assertSame( array( 'open' === $status, 'open' !== $status ), $this->offers( $answer ) );
			self::assertSame( array( 'open' === $status ? 'In progress' : 'Resolved', 'open' === $status ), array( $answer->text( 'meta.label' ), $answer->get( 'meta.can_close' ) ) );
		}
		$customer = $this->ticketById( $this->ticket )->customerId;
		self::assertSame( 2, $this->countRows( 'events', "type = 'ticket_updated' AND actor = 'link' AND customer_id = $customer" ) );
	}

	public function testAGraphKeepsWhoHoldsALinkFromClosing(): void {
		$this->changeDepartment( 'closed', array( 'new' => array( 'open' ), 'open' => array( 'closed' ), 'pending' => array( 'open' ), 'delayed' => array( 'open' ), 'resolved' => array( 'open' ) ) );
		self::assertSame( 403, $this->byToken( 'POST', '/portal/close' )->status );
		$this->database()->update( 'tickets', array( 'status' => 'open' ), array( 'id' => $this->ticket ) );
		self::assertSame( 200, $this->byToken( 'POST', '/portal/close' )->status );
		self::assertSame( 403, $this->byToken( 'POST', '/portal/reopen' )->status );
		$reply = $this->byToken( 'POST', '/portal/replies', array( 'message' => 'Still.' ) );
		self::assertSame( array( 201, 'closed', false, false ), array( $reply->status, $reply->text( 'meta.status' ), $reply->get( 'meta.can_close' ), $reply->get( 'meta.can_reopen' ) ), 'The reply is there all the same.' );
	}

	/** Their body is empty; a field of another meaning is not overlooked. */
	public function testABodyOfCloseIsJudged(): void {
		$this->changeDepartment( 'closed' );
		self::assertSame( 'unknown_field', $this->byToken( 'POST', '/portal/close', array( 'status' => 'open' ) )->code() );
		self::assertSame( 'new', $this->ticketById( $this->ticket )->status->value );
	}

	public function testRefusesWhatIsNoReply(): void {
		$cases = array(
			array( 'missing_field', array() ),
			array( 'validation_error', array( 'message' => '  ' ) ),
			array( 'validation_error', array( 'message' => array( 'x' ) ) ),
			array( 'unknown_field', array( 'message' => 'x', 'author_type' => 'agent' ) ),
			array( 'unknown_field', array( 'message' => 'x', 'is_internal' => true ) ),
			array( 'unknown_field', array( 'message' => 'x', 'ticket_id' => 1 ) ),
		);
		foreach ( $cases as [ $code, $body ] ) {
			$answer = $this->byToken( 'POST', '/portal/replies', array() === $body ? '{}' : $body );
			self::assertSame( array( 400, $code ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testWithoutAValidLinkEveryRouteIsTheSame401(): void {
		$expired = $this->ticket();
		$revoked = $this->ticket();
		$secrets = array(
			'',
			'forged',
			str_repeat( 'A', 43 ),
			$this->secret . 'x',
			$this->token(),
			$this->secret( $expired ),
			$this->secret( $revoked ),
		);
		$this->database()->update( 'access_links', array( 'expires_at' => 1 ), array( 'ticket_id' => $expired ) );
		$this->database()->update( 'access_links', array( 'revoked_at' => 1 ), array( 'ticket_id' => $revoked ) );
		foreach ( array( 'GET /portal/ticket', 'GET /portal/replies', 'POST /portal/replies' ) as $route ) {
			[ $method, $path ] = explode( ' ', $route );
			$answers           = array( $this->call( $method, $path, array() ) );
			foreach ( $secrets as $secret ) {
				// Nothing of the body is judged for a caller who may not call.
				$answers[] = $this->call( $method, $path, 'POST' === $method ? 'no JSON' : array(), array( 'X-Smart-Support-Token' => $secret ) );
			}
			self::assertSame( array( 401, 'invalid_link' ), array( $answers[0]->status, $answers[0]->code() ) );
			self::assertCount( 1, array_unique( array_map( static fn( Answer $answer ): string => $answer->status . $answer->json . wp_json_encode( $answer->headers ), $answers ) ) );
		}
	}

	public function testAnotherTicketIsTheSame404AsNone(): void {
		$foreign = $this->ticket( 'other@example.com' );
		$answers = array();
		foreach ( array( $foreign, 999999 ) as $id ) {
			$answers[] = $this->byToken( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $id ) );
			$answers[] = $this->byToken( 'POST', '/portal/replies', array( 'message' => 'x' ), array( 'X-Smart-Support-Ticket' => (string) $id ) );
		}
		self::assertSame( array( 404 ), array_values( array_unique( array_map( static fn( Answer $answer ): int => $answer->status, $answers ) ) ) );
		self::assertCount( 1, array_unique( array_map( static fn( Answer $answer ): string => $answer->json, $answers ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testAStrayIdChangesNothing(): void {
		$foreign = $this->ticket( 'other@example.com' );
		self::assertSame( $this->ticket, $this->byToken( 'GET', "/portal/ticket?id=$foreign&ticket_id=$foreign" )->int( 'data.id' ) );
		self::assertSame( $this->ticket, $this->byToken( 'POST', "/portal/replies?id=$foreign&ticket_id=$foreign", array( 'message' => 'x' ) )->int( 'data.ticket_id' ) );
	}

	public function testATicketInTheTrashIsNotThere(): void {
		$this->database()->update( 'tickets', array( 'state' => 'trash', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		foreach ( array( 'GET', 'POST' ) as $method ) {
			self::assertSame( 404, $this->byToken( $method, '/portal/replies', 'POST' === $method ? array( 'message' => 'x' ) : array() )->status );
		}
	}

	public function testACookieReads(): void {
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		self::assertSame( $this->ticket, $this->call( 'GET', '/portal/ticket' )->int( 'data.id' ) );
	}

	public function testACookieWritesOnlyForAPageOfThisSite(): void {
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		$refused = $this->call( 'POST', '/portal/replies', array( 'message' => 'x' ) );
		self::assertSame( array( 403, 'forbidden' ), array( $refused->status, $refused->code() ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
		self::assertSame( 201, $this->call( 'POST', '/portal/replies', array( 'message' => 'x' ), array( 'X-Smart-Support-Request' => '1' ) )->status );
	}

	public function testSeveralCookiesNeedAName(): void {
		$other = $this->ticket();
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		$_COOKIE[ "smart_support_link_$other" ]          = $this->secret( $other );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket' )->status );
		self::assertSame( $other, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $other ) )->int( 'data.id' ) );
	}

	public function testShowsAndOpensTheFilesOfItsTicket(): void {
		$agent = $this->staff();
		$ids   = array( $this->attachment( $agent ), $this->attachment( $agent, 'b.txt', 'Text' ) );
		$this->services()->attachments->attach( $agent, array( $ids[0] ), $this->ticket, null, false );
		$this->services()->attachments->attach( $agent, array( $ids[1] ), $this->ticket, $this->reply( $agent, $this->ticket ), false );
		$url = static fn( int $id ): string => rest_url( "smart-support/v1/portal/attachments/$id" );
		self::assertSame( $url( $ids[0] ), $this->byToken( 'GET', '/portal/ticket' )->get( 'data.attachments.0.url' ) );
		self::assertSame( $url( $ids[1] ), $this->byToken( 'GET', '/portal/replies' )->get( 'data.0.attachments.0.url' ) );
		foreach ( $ids as $id ) {
			self::assertSame( array( 200, 'nosniff' ), array( $this->byToken( 'GET', "/portal/attachments/$id" )->status, $this->byToken( 'GET', "/portal/attachments/$id" )->headers['x-content-type-options'] ?? '' ) );
		}
	}

	public function testAReplyBringsFiles(): void {
		$this->set( array( 'field_attachments' => true ) );
		$answer = $this->send( array( 'message' => '' ), array( 'attachments' => $this->several( $this->file( 'a.png' ), $this->file( 'b.txt', 'Text' ) ) ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( '', $answer->text( 'data.message' ) );
		self::assertSame( array( 'a.png', 'b.txt' ), array_column( $answer->list( 'data.attachments' ), 'filename' ) );
		$url = $answer->text( 'data.attachments.1.url' );
		self::assertSame( rest_url( 'smart-support/v1/portal/attachments/' . basename( $url ) ), $url );
		self::assertSame( 200, $this->byToken( 'GET', '/portal/attachments/' . basename( $url ) )->status );
		self::assertSame( $this->ticketById( $this->ticket )->customerId, $this->rowById( 'attachments', (int) basename( $url ) )->int( 'customer_id' ) );
	}

	public function testFilesAreIgnoredWhereTheyAreSwitchedOff(): void {
		$files = array( 'attachments' => $this->several( $this->file( 'evil.exe', 'MZ' ) ) );
		self::assertSame( 201, $this->send( array( 'message' => 'Words.' ), $files )->status );
		$empty = $this->send( array(), $files );
		self::assertSame( array( 400, 'missing_field' ), array( $empty->status, $empty->code() ) );
		self::assertSame( array( 1, 0, array() ), array( $this->countRows( 'replies' ), $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	public function testOneBadFileRefusesTheReply(): void {
		$this->set( array( 'field_attachments' => true ) );
		$answer = $this->send( array( 'message' => ' ' ), array( 'attachments' => $this->several( $this->file(), $this->file( 'evil.exe', 'MZ' ) ) ) );
		self::assertSame( array( 400, 'validation_error', array( 'attachments.1' ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'replies' ), $this->onDisk() ) );
	}

	/** The link's ticket is gone by the time the reply is written. */
	public function testAReplyThatIsRefusedLaterLeavesNoFile(): void {
		$this->set( array( 'field_attachments' => true ) );
		$this->database()->update( 'tickets', array( 'state' => 'trash', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		self::assertSame( 404, $this->send( array( 'message' => 'x' ), array( 'attachments' => $this->several( $this->file() ) ) )->status );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	public function testFilesGoWithAFollowUp(): void {
		$this->set( array( 'field_attachments' => true ) );
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2020-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$answer = $this->send( array(), array( 'attachments' => $this->several( $this->file() ) ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( 1, $this->countRows( 'attachments', 'reply_id IS NULL AND ticket_id = ' . $answer->int( 'data.ticket_id' ) ) );
	}

	/** A3, G-35: a file of a note, of another ticket, of no ticket, and none at all. */
	public function testEveryOtherFileIsNotThere(): void {
		$agent = $this->staff();
		$ids   = array_map( fn() => $this->attachment( $agent ), range( 1, 3 ) );
		$this->services()->attachments->attach( $agent, array( $ids[0] ), $this->ticket, $this->reply( $agent, $this->ticket, self::NOTE, true ), true );
		$this->services()->attachments->attach( $agent, array( $ids[1] ), $this->ticket( 'other@example.com' ), null, false );
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		foreach ( array( fn( string $path ) => $this->byToken( 'GET', $path ), fn( string $path ) => $this->call( 'GET', $path ) ) as $ask ) {
			$answers = array_map( static fn( int|string $id ) => $ask( "/portal/attachments/$id" ), array( ...$ids, 999999, 'x', 0, "$ids[0]x" ) );
			self::assertSame( 404, $answers[0]->status );
			self::assertCount( 1, array_unique( array_map( static fn( Answer $answer ): string => $answer->status . $answer->json . wp_json_encode( $answer->headers ), $answers ) ) );
		}
	}

	/** A link on a page sends no header: the file says which of several tickets is meant. */
	public function testAFileOpensBesideCookiesOfOtherTickets(): void {
		$agent = $this->staff();
		$other = $this->ticket();
		$id    = $this->attachment( $agent );
		$this->services()->attachments->attach( $agent, array( $id ), $this->ticket, null, false );
		$_COOKIE[ "smart_support_link_$other" ] = $this->secret( $other );
		self::assertSame( 404, $this->call( 'GET', "/portal/attachments/$id" )->status );
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		self::assertSame( 200, $this->call( 'GET', "/portal/attachments/$id" )->status );
		$this->database()->execute( 'UPDATE {access_links} SET revoked_at = 1' );
		foreach ( array( $id, 999999 ) as $any ) {
			self::assertSame( 401, $this->call( 'GET', "/portal/attachments/$any" )->status, 'Links that are dead say nothing of files.' );
		}
	}

	public function testAFileCostsFewQueries(): void {
		$agent = $this->staff();
		$id    = $this->attachment( $agent );
		$this->services()->attachments->attach( $agent, array( $id ), $this->ticket, null, false );
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret;
		$queries = $this->queries( fn() => $this->call( 'GET', "/portal/attachments/$id" ) );
		self::assertLessThanOrEqual( 8, count( $queries ), implode( "\n", $queries ) );
	}

	public function testTheSecretInTheQueryOpensNothing(): void {
		foreach ( array( 'token', 'secret', 'smart-support-link', 'X-Smart-Support-Token' ) as $name ) {
			self::assertSame( 401, $this->call( 'GET', "/portal/ticket?$name={$this->secret}" )->status );
		}
	}

	public function testAWordPressUserIsNoHolder(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket' )->status );
	}

	/**
	 * Replies with a form.
	 *
	 * @param array<string, mixed> $fields
	 * @param array<string, mixed> $files  As $_FILES has them.
	 */
	private function send( array $fields, array $files ): Answer {
		return new Answer( $this->rest( 'POST', '/portal/replies', $fields, array( 'X-Smart-Support-Token' => $this->secret ), $files ) );
	}

	/**
	 * As PHP has a field of several files.
	 *
	 * @param array<string, mixed> ...$files
	 * @return array<string, list<mixed>>
	 */
	private function several( array ...$files ): array {
		$field = array();
		foreach ( $files as $file ) {
			foreach ( $file as $property => $value ) {
				$field[ $property ][] = $value;
			}
		}
		return $field;
	}

	/** @return array{mixed, mixed} Whether it may be closed, reopened. */
	private function offers( Answer $answer ): array {
		return array( $answer->get( 'data.can_close' ), $answer->get( 'data.can_reopen' ) );
	}

	/**
	 * @param array<string, mixed>|string $params
	 * @param array<string, string>       $headers
	 */
	private function byToken( string $method, string $path, array|string $params = array(), array $headers = array() ): Answer {
		return $this->call( $method, $path, $params, $headers + array( 'X-Smart-Support-Token' => $this->secret ) );
	}
}
