<?php
/**
 * Held replies: written, asked about, published or not (D10, A10, PR5, PR15).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Portal\SupportPage;
use SmartSupport\PortalServices;

final class ConfirmControllerTest extends PortalTestCase {

	private const START = 1_800_000_000;

	private const CANARY = 'Canary of the held reply';

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
		$this->ticket = $this->ticket();
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, array( 'portal' => 'public', 'reply_check' => 'confirm' ) );
		$this->database()->execute( 'DELETE FROM {outbox}' );
		$this->set( array( 'field_attachments' => true ) );
		$this->databaseClock()->set( self::START + 100 );
	}

	/** To nobody but staff, by whatever way: words, file, number of replies, search, time of the last change, history, mail. */
	public function testNobodyButStaffSeesAHeldReply(): void {
		$secret = array( 'X-Smart-Support-Token' => $this->secret( $this->ticket ) );
		$held   = $this->hold();
		$user   = $this->registeredCustomer();
		$seen   = array(
			$this->call( 'GET', '/portal/ticket', array(), $secret )->json,
			$this->call( 'GET', '/portal/replies', array(), $secret )->json,
			$this->page( "/support/ticket/{$this->ticket}/", array(), array( $this->ticket => $secret['X-Smart-Support-Token'] ) )->body,
		);
		$this->actingAs( $user );
		$seen[] = $this->call( 'GET', "/tickets/{$this->ticket}", array() )->json;
		$seen[] = $this->call( 'GET', "/tickets/{$this->ticket}/replies", array( 'include_internal' => true ) )->json;
		$seen[] = $this->call( 'GET', "/tickets/{$this->ticket}/events" )->json;
		$this->services()->worker()->run();
		$seen[] = (string) wp_json_encode( $this->mailbox()->all( self::CUSTOMER ) );
		foreach ( $seen as $i => $text ) {
			self::assertStringNotContainsString( 'Canary', $text, "Surface $i." );
			self::assertStringNotContainsString( 'reply_held', $text, "Surface $i." );
			self::assertStringNotContainsString( gmdate( 'Y-m-d\TH:i:s', self::START + 100 ), 6 === $i ? '' : $text, "Surface $i." );
		}
		self::assertSame( 0, $this->call( 'GET', "/tickets/{$this->ticket}/replies" )->get( 'meta.total' ) );
		self::assertSame( 0, $this->call( 'GET', '/tickets', array( 'search' => 'Canary' ) )->get( 'meta.total' ) );
		$file = (int) $this->database()->value( 'SELECT id FROM {attachments}' );
		self::assertSame( 404, $this->call( 'GET', "/attachments/$file" )->status );
		self::assertSame( 404, $this->call( 'GET', "/portal/attachments/$file", array(), $secret )->status );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( 0, self::START, 'new' ), array( $ticket->replyCount, $ticket->publicUpdatedAt->getTimestamp(), $ticket->status->value ) );

		$this->actingAs( $this->user( 'administrator' ) );
		$shown = $this->call( 'GET', "/tickets/{$this->ticket}/replies", array( 'include_internal' => true ) );
		self::assertSame( array( $held, 'held', true ), array( $shown->get( 'data.0.id' ), $shown->get( 'data.0.verification' ), $shown->get( 'data.0.is_internal' ) ) );
		self::assertStringContainsString( 'Canary', $shown->json );
		self::assertSame( 200, $this->call( 'GET', "/attachments/$file" )->status );
	}

	/** PR16: the mail goes to that address alone and says nothing that a stranger has written; looking at its link changes nothing. */
	public function testTheMailAndItsLink(): void {
		$this->hold();
		$this->services()->worker()->run();
		$mail = $this->mailbox()->latest( self::CUSTOMER );
		self::assertStringNotContainsString( 'Canary', $mail->text . $mail->html . $mail->subject );
		self::assertStringNotContainsString( 'Printer', $mail->text . $mail->html . $mail->subject );
		self::assertStringNotContainsString( SupportPage::LINK, $mail->text );
		$link   = $this->link();
		$before = $this->state();
		foreach ( array( 'HEAD', 'GET', 'GET' ) as $method ) {
			foreach ( array( $link, "$link&_method=POST", "$link&smart_support[form]=confirm" ) as $path ) {
				self::assertSame( 303, $this->http( $method, $path )->status );
			}
		}
		self::assertSame( $before, $this->state() );
		self::assertStringNotContainsString( $this->secretOf( $link ), $before );
	}

	/** As a customer's reply of that moment; used once. */
	#[DataProvider( 'statuses' )]
	public function testAClickPublishes( string $status, string $after ): void {
		$closed = in_array( $status, array( 'resolved', 'closed' ), true );
		$this->database()->update( 'tickets', array( 'status' => $status, 'state' => $closed ? 'closed' : 'opened', 'resolved_at' => $closed ? '2027-01-15 08:00:00' : null, 'closed_at' => 'closed' === $status ? '2027-01-15 08:00:00' : null ), array( 'id' => $this->ticket ) );
		$id = $this->hold();
		$this->services()->worker()->run();
		$this->databaseClock()->set( self::START + 200 );
		$token = $this->secretOf( $this->link() );
		$count = $this->countRows( 'events' );
		self::assertSame( 200, $this->confirm( $token )->status );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( $after, 1, self::START + 200 ), array( $ticket->status->value, $ticket->replyCount, $ticket->publicUpdatedAt->getTimestamp() ) );
		self::assertNotNull( $ticket->waitingSince );
		self::assertSame( array( 'verified', 0 ), array( $this->rowById( 'replies', $id )->text( 'verification' ), $this->rowById( 'replies', $id )->int( 'is_internal' ) ) );
		self::assertSame( 1, $this->countRows( 'attachments', 'is_internal = 0' ) );
		self::assertSame( $count + 1, $this->countRows( 'events' ) );
		$secret = array( 'X-Smart-Support-Token' => $this->secret( $this->ticket ) );
		self::assertStringContainsString( 'Canary', $this->call( 'GET', '/portal/replies', array(), $secret )->json );
		$state  = $this->state();
		$second = $this->confirm( $token );
		self::assertSame( array( 401, 'invalid_link' ), array( $second->status, $second->code() ) );
		self::assertSame( $state, $this->state() );
	}

	/** @return iterable<string, array{string, string}> */
	public static function statuses(): iterable {
		foreach ( array( 'new', 'open', 'pending', 'delayed', 'resolved', 'closed' ) as $status ) {
			yield $status => array( $status, 'open' );
		}
	}

	/** D21: it is published, and the ticket stays closed. */
	public function testALateClickReopensNothing(): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2026-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$this->hold();
		$this->services()->worker()->run();
		self::assertSame( 200, $this->confirm( $this->secretOf( $this->link() ) )->status );
		self::assertSame( array( 'closed', 1 ), array( $this->ticketById( $this->ticket )->status->value, $this->ticketById( $this->ticket )->replyCount ) );
	}

	/** PR15: on the page of the one whose address it is, a claim is not theirs. */
	public function testAClaimIsNeverShownAsTheCustomers(): void {
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, array( 'reply_check' => 'trust' ) );
		$this->nextRequest();
		( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $this->ticket, null, '203.0.113.9' ), self::CUSTOMER, self::CANARY, new MessageFiles() );
		$secret = $this->secret( $this->ticket );
		self::assertHas( '/<strong>Unverified sender<\/strong>\s*<span class="smart-support-role">Unverified sender<\/span>/', $this->page( "/support/ticket/{$this->ticket}/", array(), array( $this->ticket => $secret ) ) );
		$this->services()->typed()->proofs()->ofTicket( Actor::portal( $this->ticket ), $this->ticket, $this->ticketById( $this->ticket )->customerId );
		self::assertSaysNot( 'Unverified sender', $this->page( "/support/ticket/{$this->ticket}/", array(), array( $this->ticket => $secret ) ) );
	}

	/** After a day, for who is blocked or off the ticket by then, with No Portal, and on a ticket that is gone, the link opens nothing; staff have the reply still. */
	#[DataProvider( 'ends' )]
	public function testTheLinkEnds( string $end ): void {
		$id = $this->hold();
		$this->services()->worker()->run();
		$token = $this->secretOf( $this->link() );
		match ( $end ) {
			'time' => $this->databaseClock()->set( self::START + 100 + DAY_IN_SECONDS ),
			'blocked' => $this->set( array( 'blocklist' => array( self::CUSTOMER ) ) ),
			'no portal' => $this->database()->execute( "UPDATE {departments} SET portal = 'none'" ),
			'removed' => $this->database()->update( 'tickets', array( 'customer_id' => $this->ticketById( $this->ticket( 'ann@example.com' ) )->customerId ), array( 'id' => $this->ticket ) ),
			'spam' => $this->database()->update( 'tickets', array( 'state' => 'spam', 'is_listed' => 0 ), array( 'id' => $this->ticket ) ),
			default => $token = str_repeat( 'A', 43 ),
		};
		$forged = $this->confirm( str_repeat( 'B', 43 ) );
		$answer = $this->confirm( $token );
		self::assertSame( array( 401, 'invalid_link' ), array( $answer->status, $answer->code() ) );
		self::assertSame( $forged->json, $answer->json );
		self::assertSame( 'held', $this->rowById( 'replies', $id )->text( 'verification' ) );
		if ( 'time' === $end ) {
			self::assertNull( $this->services()->typed()->held()->ofLink( $token ) );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function ends(): iterable {
		foreach ( array( 'time', 'blocked', 'no portal', 'removed', 'spam', 'forged' ) as $end ) {
			yield $end => array( $end );
		}
	}

	/** A9: no other secret confirms, and this one opens nothing else. */
	public function testServesForNothingElse(): void {
		$this->hold();
		$this->services()->worker()->run();
		$token = $this->secretOf( $this->link() );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $token ) )->status );
		self::assertSame( 403, $this->http( 'GET', $this->linkPath( $token ) )->status );
		self::assertSame( 403, $this->http( 'GET', "/support/tickets/?smart-support-code=$token" )->status );
		$issued = $this->services()->guestCodes()->issue( $this->ticketById( $this->ticket )->customerId );
		foreach ( array( $this->secret( $this->ticket ), $issued->secret, $issued->code ) as $other ) {
			self::assertSame( 401, $this->confirm( $other )->status );
		}
	}

	/** Without JavaScript: landing, button, thanks. */
	public function testThePage(): void {
		$this->supportPage();
		$id = $this->hold();
		$this->services()->worker()->run();
		$landing = $this->http( 'GET', $this->link() );
		$cookie  = explode( ';', $landing->headers['set-cookie'] ?? '' )[0];
		self::assertStringContainsString( 'HttpOnly', $landing->headers['set-cookie'] ?? '' );
		self::assertStringEndsWith( '/support/confirm/', $landing->headers['location'] ?? '' );
		$page = $this->page( '/support/confirm/', array(), array(), array( 'Cookie' => $cookie ) );
		self::assertSame( 200, $page->status );
		self::assertSays( self::CANARY, $page );
		self::assertSays( self::CUSTOMER, $page );
		self::assertStringContainsString( 'no-store', $page->headers['cache-control'] ?? '' );
		self::assertSame( 1, preg_match( '/token\]" value="([^"]+)"/', $page->body, $found ) );
		$fields = array( 'form' => 'confirm', 'token' => $found[1] );
		self::assertSame( 403, $this->page( '/support/confirm/', array( 'token' => 'x' ) + $fields, array(), array( 'Cookie' => $cookie ) )->status );
		self::assertSame( 403, $this->page( '/support/confirm/', $fields, array(), array( 'Cookie' => $cookie, 'Origin' => 'https://evil.test' ) )->status );
		self::assertSame( 'held', $this->rowById( 'replies', $id )->text( 'verification' ) );
		$done = $this->page( '/support/confirm/', $fields, array(), array( 'Cookie' => $cookie ) );
		self::assertSame( 303, $done->status );
		self::assertSame( 'verified', $this->rowById( 'replies', $id )->text( 'verification' ) );
		self::assertSays( 'Your reply has been published.', $this->http( 'GET', substr( $done->headers['location'] ?? '', strlen( home_url() ) ) ) );
		self::assertSame( 403, $this->page( '/support/confirm/', array(), array(), array( 'Cookie' => $cookie ) )->status );
		self::assertSame( 403, $this->page( '/support/confirm/' )->status );
	}

	private function hold(): int {
		$file  = MessageFiles::of( array_map( static fn( mixed $value ): array => array( $value ), $this->file( 'Canary.png' ) ) );
		$added = ( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $this->ticket, null, '203.0.113.9' ), self::CUSTOMER, self::CANARY, $file );
		self::assertTrue( $added->isHeld() );
		return $added->reply->id ?? 0;
	}

	/** Path of the link in the newest mail. */
	private function link(): string {
		$links = array_values( array_filter( $this->mailbox()->latest( self::CUSTOMER )->links(), static fn( string $link ): bool => str_contains( $link, SupportPage::CONFIRM ) ) );
		self::assertNotSame( array(), $links );
		return substr( $links[0], strlen( home_url() ) );
	}

	private function secretOf( string $link ): string {
		parse_str( (string) wp_parse_url( $link, PHP_URL_QUERY ), $query );
		$secret = $query[ SupportPage::CONFIRM ] ?? '';
		return is_string( $secret ) ? $secret : '';
	}

	private function confirm( string $token ): \SmartSupport\Tests\Env\Answer {
		$this->nextRequest();
		$this->actingAs( 0 );
		return $this->call( 'POST', '/portal/confirm', array( 'token' => $token ) );
	}
}
