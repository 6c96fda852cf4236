<?php
/**
 * Routes for visitors who write (G-1, G-10, G-12, D23, A12, A13, L1, L2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Database\DatabaseError;
use SmartSupport\Portal\DepartmentPreset;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\HttpAnswer;
use WpOrg\Requests\Requests;
use WpOrg\Requests\Response;

final class GuestTicketControllerTest extends PortalTestCase {

	/** Times that the database was asked. */
	private int $tries = 0;

	private const TICKETS = '/guest/tickets';
	private const LINKS   = '/guest/links';
	private const ALL     = array( 'field_priority' => true, 'field_department' => true, 'field_attachments' => true );

	public function testATicketIsWrittenWithoutAnAccount(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter() );
		self::assertSame( 201, $answer->status );
		self::assertSame( array( 'number' ), array_keys( (array) $answer->get( 'data' ) ) );
		self::assertSame( 'No paper', $this->ticketById( (int) $answer->text( 'data.number' ) )->subject );
	}

	public function testTheAnswerHoldsNoLink(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter() );
		$secret = $this->secret( (int) $answer->text( 'data.number' ) );
		self::assertStringNotContainsString( $secret, $answer->json );
		self::assertStringNotContainsString( $secret, (string) wp_json_encode( $answer->headers ) );
		self::assertStringNotContainsString( 'link', (string) wp_json_encode( $answer->get( 'data' ) ) );
	}

	public function testAFormMayBeSent(): void {
		$answer = $this->http( 'POST', '/wp-json/smart-support/v1' . self::TICKETS, self::multipart( $this->letter( array( 'subject' => 'By form' ) ) ), array( 'Content-Type' => 'multipart/form-data; boundary=x' ) );
		self::assertSame( 201, $answer->status, $answer->body );
		self::assertSame( 1, $this->countRows( 'tickets', "subject = 'By form'" ) );
	}

	public function testAFormBringsChoicesAndFiles(): void {
		$this->set( self::ALL );
		$department = $this->services()->departments->create( 'Billing' )->id;
		$answer     = $this->sendForm( array( 'priority' => 'high', 'department_id' => (string) $department, 'message' => '' ), array( array( 'one.png', self::PNG ), array( 'zwei ü.txt', 'Text' ) ) );
		self::assertSame( 201, $answer->status, $answer->body );
		$ticket = $this->ticketById( (int) $this->database()->value( 'SELECT MAX(id) FROM {tickets}' ) );
		self::assertSame( array( 'high', $department, '' ), array( $ticket->priority->slug(), $ticket->departmentId, $ticket->message ) );
		$rows = $this->database()->rows( 'SELECT * FROM {attachments} ORDER BY id' );
		self::assertSame( array( array( 'one.png', $ticket->id ), array( 'zwei ü.txt', $ticket->id ) ), array_map( static fn( $row ) => array( $row->text( 'filename' ), $row->int( 'ticket_id' ) ), $rows ) );
		self::assertSame( 'Text', file_get_contents( $this->services()->files->path( $rows[1]->text( 'stored_name' ) ) ) );
	}

	/** G-21, U7. */
	public function testWhatIsSwitchedOffIsIgnored(): void {
		$department = $this->services()->departments->create( 'Billing' )->id;
		$answer     = $this->sendForm( array( 'priority' => 'urgent', 'department_id' => (string) $department ), array( array( 'one.png', self::PNG ), array( 'evil.exe', 'MZ' ) ) );
		self::assertSame( 201, $answer->status, $answer->body );
		$json = $this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => 'By JSON', 'priority' => 'no such', 'department_id' => 999999, 'attachments' => array( 'x' ) ) ) );
		self::assertSame( 201, $json->status, $json->json );
		self::assertSame( 2, $this->countRows( 'tickets', "priority = 2 AND department_id <> $department" ) );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	public function testOneBadFileRefusesAllAndIsNamed(): void {
		$this->set( self::ALL );
		$answer = $this->sendForm( array(), array( array( 'one.png', self::PNG ), array( 'evil.exe', 'MZ' ) ) );
		self::assertSame( array( 400, 'validation_error', array( 'attachments.1' ) ), array( $answer->status, $answer->json()['code'] ?? '', array_keys( (array) ( $answer->json()['errors'] ?? array() ) ) ) );
		self::assertStringContainsString( 'File 2 (evil.exe)', $answer->body );
		self::assertSame( array( 0, 0, array() ), array( $this->countRows( 'tickets' ), $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	public function testAFileThatIsTooLargeIs413(): void {
		$this->set( self::ALL );
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1 ) ) );
		$answer = $this->sendForm( array(), array( array( 'large.txt', str_repeat( 'x', MB_IN_BYTES + 1 ) ) ) );
		self::assertSame( array( 413, 'file_too_large', MB_IN_BYTES ), array( $answer->status, $answer->json()['code'] ?? '', $answer->json()['max_size'] ?? '' ) );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'tickets' ), $this->onDisk() ) );
	}

	public function testAPresetIsHonouredWhereTheFieldIsOff(): void {
		$department = $this->services()->departments->create( 'Billing' )->id;
		$this->call( 'POST', self::TICKETS, $this->letter( array( 'preset' => DepartmentPreset::sign( $department ) ) ) );
		$this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => 'Forged', 'preset' => "$department.x" ) ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets', "department_id = $department" ), $this->countRows( 'tickets', "department_id <> $department" ) ) );
	}

	public function testNamesWhatIsMissing(): void {
		$this->set( self::ALL );
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'email' => null, 'message' => null ) ) );
		self::assertSame( array( 400, 'missing_field', array( 'email', 'message' ) ), array( $answer->status, $answer->code(), array_keys( (array) $answer->get( 'errors' ) ) ) );
		$texts = $this->call( 'POST', self::TICKETS, $this->letter( array( 'attachments' => array( 'a.png' ) ) ) );
		self::assertSame( array( 400, 'validation_error', array( 'attachments' ) ), array( $texts->status, $texts->code(), array_keys( (array) $texts->get( 'errors' ) ) ), 'Texts are no files.' );
	}

	/** F3, F8: the answer of a repeated form; its files come once. */
	public function testARepeatedFormIsOneTicket(): void {
		$this->set( self::ALL );
		$letter = $this->letter();
		$first  = $this->sendForm( $letter, array( array( 'one.png', self::PNG ) ), array( 'Idempotency-Key' => 'once' ) );
		$again  = $this->sendForm( $letter, array( array( 'one.png', self::PNG ) ), array( 'Idempotency-Key' => 'once' ) );
		self::assertSame( array( 201, 'true' ), array( $again->status, $again->headers['idempotent-replayed'] ?? '' ) );
		self::assertSame( $first->body, $again->body );
		self::assertSame( array( 1, 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'attachments' ), count( $this->onDisk() ) ) );
	}

	/** F8: the unit of work around the whole request runs again. */
	public function testARepeatableFormSurvivesADeadlock(): void {
		$this->set( self::ALL );
		$fail = function ( string $query ): string {
			return 1 === preg_match( '/^\s*UPDATE\s.*idempotency/', $query ) && ++$this->tries < 3 ? throw new DatabaseError( 'Deadlock.', 1213 ) : $query;
		};
		add_filter( 'query', $fail );
		$answer = new Answer( $this->rest( 'POST', self::TICKETS, $this->letter(), array( 'Idempotency-Key' => 'deadlock' ), array( 'attachments' => $this->file() ) ) );
		remove_filter( 'query', $fail );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( 1, 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'attachments' ), count( $this->onDisk() ) ) );
	}

	public function testAUserNeedsNoAddressAndCannotNameAnother(): void {
		$this->actingAs( $this->user( 'subscriber', 'ann@example.com' ) );
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'email' => 'other@example.com' ) ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( 201, $this->call( 'POST', self::TICKETS, $this->letter( array( 'email' => null, 'subject' => 'Second' ) ) )->status );
		self::assertSame( array( 1, 2 ), array( $this->countRows( 'customers' ), $this->countRows( 'tickets', 'author_user_id IS NOT NULL' ) ) );
		self::assertSame( 'ann@example.com', $this->services()->customers->find( $this->ticketById( (int) $answer->text( 'data.number' ) )->customerId )?->email );
	}

	public function testTheConfirmationHasTheLinkAndNothingThatTheVisitorWrote(): void {
		$this->mailbox()->clear();
		$letter = array(
			'email'   => 'confirm@example.com',
			'subject' => 'Canary subject',
			'message' => 'Canary message https://spam.example',
		);
		$number = $this->call( 'POST', self::TICKETS, $this->letter( $letter ) )->text( 'data.number' );
		$this->services()->worker()->run();
		$mail = $this->mailbox()->latest( 'confirm@example.com' );
		self::assertStringContainsString( "#$number", $mail->subject . $mail->text );
		self::assertContains( home_url( $this->linkPath( $this->secret( (int) $number ) ) ), $mail->links() );
		self::assertStringNotContainsString( 'Canary', $mail->subject . $mail->text . $mail->html );
		self::assertStringNotContainsString( 'spam.example', $mail->text . $mail->html );
	}

	public function testTheSixthInAnHourIs429(): void {
		for ( $i = 1; $i <= 5; $i++ ) {
			self::assertSame( 201, $this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => "No $i" ) ) )->status );
		}
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => 'No 6' ) ) );
		self::assertSame( array( 429, 'rate_limited' ), array( $answer->status, $answer->code() ) );
		self::assertSame( (string) $answer->int( 'retry_after' ), $answer->headers['retry-after'] ?? '' );
		self::assertEqualsWithDelta( 3600, $answer->int( 'retry_after' ), 60 );
	}

	public function testTheSameAgainIsAnsweredAlike(): void {
		$first  = $this->call( 'POST', self::TICKETS, $this->letter() );
		$second = $this->call( 'POST', self::TICKETS, $this->letter() );
		self::assertSame( array( 201, $first->json ), array( $second->status, $second->json ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testRefusals(): void {
		$cases = array(
			'a stale token'    => array( 400, 'form_token_expired', array( 'form_token' => $this->token( DAY_IN_SECONDS ) ) ),
			'no token'         => array( 400, 'missing_field', array( 'form_token' => null ) ),
			'the trap'         => array( 400, 'validation_error', array( 'website' => 'x' ) ),
			'an array'         => array( 400, 'validation_error', array( 'email' => array( 'a@example.com', 'b@example.com' ) ) ),
			'an object'        => array( 400, 'validation_error', array( 'email' => array( '$ne' => 1 ) ) ),
			'an unknown field' => array( 400, 'unknown_field', array( 'status' => 'closed' ) ),
			'a bad address'    => array( 400, 'validation_error', array( 'email' => '"a@x,b@y"' ) ),
		);
		foreach ( $cases as $name => [ $status, $code, $changes ] ) {
			$answer = $this->call( 'POST', self::TICKETS, $this->letter( $changes ) );
			self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ), $name );
		}
		self::assertSame( 0, $this->countRows( 'tickets' ) + $this->countRows( 'outbox' ) );
	}

	public function testEveryFaultIsNamedAtOnce(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'email' => 'x', 'subject' => '', 'message' => ' ' ) ) );
		self::assertSame( array( 'email', 'subject', 'message' ), array_keys( (array) $answer->get( 'errors' ) ) );
	}

	public function testSwitchedOffItIs403BeforeAnythingElse(): void {
		$this->set( array( 'enabled' => false ) );
		foreach ( array( $this->call( 'POST', self::TICKETS, 'no JSON' ), $this->call( 'GET', '/guest/form-token' ) ) as $answer ) {
			self::assertSame( array( 403, 'module_disabled' ), array( $answer->status, $answer->code() ) );
		}
	}

	public function testTheTokenOfTheRouteWorks(): void {
		$answer = $this->call( 'GET', '/guest/form-token' );
		self::assertSame( array( 200, 'private, no-store' ), array( $answer->status, $answer->headers['cache-control'] ?? '' ) );
		self::assertEqualsWithDelta( $this->now() + DAY_IN_SECONDS, strtotime( $answer->text( 'data.expires_at' ) ), 5 );
		$letter = $this->letter( array( 'form_token' => $answer->text( 'data.form_token' ) ) );
		self::assertSame( 'form_token_expired', $this->call( 'POST', self::TICKETS, $letter )->code() );
		$this->databaseClock()->set( $this->now() + 3 );
		self::assertSame( 201, $this->call( 'POST', self::TICKETS, $letter )->status );
	}

	public function testFiftyAtOnceWriteExactlyFive(): void {
		$letters  = array_map( fn( int $i ): array => $this->letter( array( 'subject' => "No $i" ) ), range( 1, 50 ) );
		$answers  = $this->atOnce( $letters );
		$statuses = array_count_values( array_map( static fn( HttpAnswer $answer ): int => $answer->status, $answers ) );
		ksort( $statuses );
		self::assertSame( array( 201 => 5, 429 => 45 ), $statuses );
		foreach ( array_filter( $answers, static fn( HttpAnswer $answer ): bool => 429 === $answer->status ) as $answer ) {
			self::assertEqualsWithDelta( 3600, (int) ( $answer->headers['retry-after'] ?? 0 ), 120 );
		}
		self::assertSame( 45, (int) $this->database()->value( "SELECT refused FROM {refusals} WHERE cause = 'rate_address'" ) );
		self::assertSame( array( 5, 5, 5 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ), $this->countRows( 'access_links' ) ) );
	}

	public function testTheSameTwentyTimesAtOnceIsOneTicket(): void {
		$answers = $this->atOnce( array_fill( 0, 20, $this->letter() ) );
		self::assertSame( array( 201 ), array_values( array_unique( array_map( static fn( HttpAnswer $answer ): int => $answer->status, $answers ) ) ) );
		self::assertCount( 1, array_unique( array_map( static fn( HttpAnswer $answer ): string => $answer->body, $answers ) ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testAskingForALinkSaysTheSameToEverybody(): void {
		$this->ticket();
		$this->user( 'smart_support_agent', 'agent@example.com' );
		$answers = array();
		foreach ( array( self::CUSTOMER, 'nobody@example.com', 'agent@example.com', 'a+b.c@sub.example.com', self::CUSTOMER, self::CUSTOMER, self::CUSTOMER ) as $email ) {
			$answer    = $this->call( 'POST', self::LINKS, array( 'email' => $email ) );
			$answers[] = $answer->status . $answer->json . wp_json_encode( $answer->headers );
		}
		self::assertCount( 1, array_unique( $answers ) );
		self::assertStringStartsWith( '202', $answers[0] );
		// A worker that another request has woken may be making mails of them already.
		self::assertSame( 3, $this->countRows( 'outbox', "kind = 'new_link' AND ticket_id IS NULL" ) );
	}

	public function testNoAddressGetsNoLink(): void {
		$this->ticket();
		foreach ( array( 'nobody', '', array( self::CUSTOMER ), self::CUSTOMER . "\r\nBcc: e@example.com", self::CUSTOMER . ',e@example.com' ) as $email ) {
			$answer = $this->call( 'POST', self::LINKS, array( 'email' => $email ) );
			self::assertSame( array( 400, 'validation_error' ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( 0, $this->countRows( 'outbox', "kind = 'new_link'" ) );
	}

	public function testLinksAreStillSentWhileVisitorsMayNotWrite(): void {
		$this->ticket();
		$this->set( array( 'enabled' => false ) );
		self::assertSame( 202, $this->call( 'POST', self::LINKS, array( 'email' => self::CUSTOMER ) )->status );
		self::assertSame( 1, $this->countRows( 'outbox', "kind = 'new_link'" ) );
	}

	/**
	 * @param array<string, mixed>        $changes Of the letter.
	 * @param list<array{string, string}> $files   Name and content of each.
	 * @param array<string, string>       $headers
	 */
	private function sendForm( array $changes, array $files, array $headers = array() ): HttpAnswer {
		return $this->http( 'POST', '/wp-json/smart-support/v1' . self::TICKETS, self::multipart( $this->letter( $changes ), files: $files ), $headers + array( 'Content-Type' => 'multipart/form-data; boundary=x' ) );
	}

	/**
	 * @param list<array<string, mixed>> $letters
	 * @return list<HttpAnswer>
	 */
	private function atOnce( array $letters ): array {
		$url      = rest_url( 'smart-support/v1' . self::TICKETS );
		$requests = array_map(
			static fn( array $letter ): array => array(
				'url'     => $url,
				'type'    => Requests::POST,
				'headers' => array( 'Content-Type' => 'application/json' ),
				'data'    => wp_json_encode( $letter ),
			),
			$letters
		);
		$answers  = array();
		// Wakes the server, and tells the base that another process writes.
		$this->http( 'GET', '/wp-json/smart-support/v1/guest/form-token' );
		foreach ( Requests::request_multiple( $requests, array( 'timeout' => 60 ) ) as $answer ) {
			self::assertInstanceOf( Response::class, $answer );
			$answers[] = new HttpAnswer( (int) $answer->status_code, array( 'retry-after' => (string) $answer->headers['retry-after'] ), $answer->body );
		}
		return $answers;
	}
}
