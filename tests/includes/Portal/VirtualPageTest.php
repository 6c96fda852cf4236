<?php
/**
 * The page that is not in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

final class VirtualPageTest extends PortalTestCase {

	public function testServesWhileNoPageHoldsTheBlock(): void {
		$page = $this->page( '/support/' );
		self::assertSame( 200, $page->status );
		self::assertSays( 'Submit Ticket', $page );
		self::assertStringContainsString( '<title>Support', $page->body );
	}

	public function testLinksInOldMailsGoOnWorking(): void {
		$ticket = $this->ticket();
		$secret = $this->secret( $ticket );
		$answer = $this->page( $this->linkPath( $secret ) );
		self::assertSame( home_url( "/support/ticket/$ticket/" ), $answer->headers['location'] ?? '' );
		$page = $this->page( "/support/ticket/$ticket/", array(), array( $ticket => $secret ) );
		self::assertSame( 200, $page->status );
		self::assertSays( 'Printer on fire', $page );
		self::assertSame( 403, $this->page( "/support/ticket/$ticket/" )->status );
	}

	public function testTakesTheForm(): void {
		$letter = array_filter( $this->letter(), is_string( ... ) );
		self::assertSame( 303, $this->page( '/support/', array( 'form' => 'ticket', 'token' => $letter['form_token'] ?? '' ) + $letter )->status );
		$answer = $this->page( '/support/', array( 'form' => 'ticket', 'email' => '' ) + $letter );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'Submit Ticket', $answer );
	}

	public function testAPageOfTheOwnersAtThatAddressStays(): void {
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Support', 'post_name' => 'support', 'post_content' => 'Call us.' ) );
		$page = $this->page( '/support/' );
		self::assertSays( 'Call us.', $page );
		self::assertSaysNot( 'Submit Ticket', $page );
		$ticket = $this->ticket();
		self::assertSays( 'Printer on fire', $this->page( "/support/ticket/$ticket/", array(), array( $ticket => $this->secret( $ticket ) ) ) );
	}

	public function testWithoutPathsAQueryNamesIt(): void {
		update_option( 'permalink_structure', '' );
		$ticket = $this->ticket();
		$secret = $this->secret( $ticket );
		self::assertSays( 'Submit Ticket', $this->page( '/?smart_support_page=1' ) );
		$answer = $this->page( "/?smart_support_page=1&smart-support-link=$secret" );
		self::assertSame( home_url( "/?smart_support_page=1&smart_support_ticket=$ticket" ), $answer->headers['location'] ?? '' );
		$page = $this->page( "/?smart_support_page=1&smart_support_ticket=$ticket", array(), array( $ticket => $secret ) );
		self::assertSame( 200, $page->status );
		self::assertSays( 'Printer on fire', $page );
		$id = $this->supportPage();
		self::assertSays( 'Printer on fire', $this->page( "/?page_id=$id&smart_support_ticket=$ticket", array(), array( $ticket => $secret ) ) );
	}
}
