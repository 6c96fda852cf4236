<?php
/**
 * The support page's addresses.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Settings\State;

final class SupportPageTest extends PortalTestCase {

	public function testIsMadeOnce(): void {
		$id = $this->supportPage();
		self::assertSame( $id, $this->supportPage() );
		self::assertTrue( has_block( SupportPage::BLOCK, $id ) );
		self::assertSame( home_url( '/support/' ), $this->known()->url() );
	}

	public function testTheNewestPublishedPageWithTheBlockIsIt(): void {
		$this->supportPage();
		$newer = $this->publish( 'Help', '<!-- wp:group --><div><!-- wp:smart-support/support-portal {"align":"wide"} /--></div><!-- /wp:group -->' );
		$this->publish( 'About', 'smart-support/support-portal' );
		self::assertSame( $newer, $this->known()->refresh() );
		wp_update_post( array( 'ID' => $newer, 'post_status' => 'draft' ) );
		self::assertNotSame( $newer, $this->known()->refresh() );
	}

	public function testChangesOfPagesAreSeen(): void {
		$this->rest( 'GET', '/wp/v2/types' );
		$id = $this->publish( 'Help', '<!-- wp:smart-support/support-portal /-->' );
		self::assertSame( $id, $this->known()->id() );
		wp_trash_post( $id );
		self::assertNull( $this->known()->id() );
	}

	public function testATicketHasAnAddressBelowIt(): void {
		$this->supportPage();
		self::assertSame( home_url( '/support/ticket/12/' ), $this->known()->ticketUrl( 12 ) );
		self::assertSame( home_url( '/support/?smart-support-link=abc' ), $this->known()->linkUrl( 'abc' ) );
	}

	public function testAPageBelowAnotherKeepsItsTickets(): void {
		$parent = $this->publish( 'Help', '' );
		$this->publish( 'Support', '<!-- wp:smart-support/support-portal /-->', $parent );
		$this->known()->refresh();
		self::assertSame( home_url( '/help/support/ticket/12/' ), $this->known()->ticketUrl( 12 ) );
		self::assertSame( 12, $this->known()->ticketAt( 'help/support/ticket/12' ) );
		self::assertNull( $this->known()->ticketAt( 'support/ticket/12' ) );
	}

	public function testTheFrontPageMayBeIt(): void {
		$id = $this->supportPage();
		update_option( 'show_on_front', 'page' );
		update_option( 'page_on_front', $id );
		self::assertSame( home_url( '/ticket/12/' ), $this->known()->ticketUrl( 12 ) );
		self::assertSame( 12, $this->known()->ticketAt( 'ticket/12' ) );
	}

	#[DataProvider( 'paths' )]
	public function testKnowsTheAddressOfATicket( string $path, ?int $ticket ): void {
		self::assertSame( $ticket, $this->known()->ticketAt( $path ) );
	}

	/** @return iterable<string, array{string, int|null}> */
	public static function paths(): iterable {
		yield 'a ticket' => array( 'support/ticket/12', 12 );
		yield 'in capitals' => array( 'Support/ticket/12', 12 );
		yield 'the page' => array( 'support', null );
		yield 'no number' => array( 'support/ticket/abc', null );
		yield 'zero' => array( 'support/ticket/0', null );
		yield 'more' => array( 'support/ticket/12/more', null );
		yield 'elsewhere' => array( 'shop/ticket/12', null );
		yield 'too large' => array( 'support/ticket/1234567890123456789', null );
	}

	/** @param int|null $ticket The public page has the same kind of address, and is never taken for the other. */
	#[DataProvider( 'paths' )]
	public function testKnowsTheAddressOfAPublicPage( string $path, ?int $ticket ): void {
		self::assertSame( $ticket, $this->known()->portalAt( str_replace( '/ticket', '/portal', $path ) ) );
		self::assertNull( $this->known()->portalAt( $path ) );
		self::assertNull( $this->known()->ticketAt( str_replace( '/ticket', '/portal', $path ) ) );
	}

	public function testTheMailedLinkNamesThePublicPage(): void {
		self::assertSame( home_url( '/support/portal/12/?smart-support-portal=abc' ), $this->known()->portalLinkUrl( 12, 'abc' ) );
	}

	public function testOtherAddressesCostNoQuery(): void {
		$this->supportPage();
		wp_cache_flush();
		get_option( 'permalink_structure' );
		$page = $this->known();
		self::assertSame( array(), $this->queries( static fn() => $page->ticketAt( 'shop/hats/12' ) ) );
	}

	public function testWithoutPathsTheQueryNamesTheTicket(): void {
		self::addresses( '' );
		self::assertSame( home_url( '/?smart_support_page=1' ), $this->known()->url() );
		$id = $this->supportPage();
		self::assertSame( home_url( "/?page_id=$id&smart_support_ticket=12" ), $this->known()->ticketUrl( 12 ) );
		self::assertNull( $this->known()->ticketAt( 'support/ticket/12' ) );
		self::assertSame( home_url( "/?page_id=$id&smart_support_portal_ticket=12" ), $this->known()->portalUrl( 12 ) );
	}

	public function testServersThatCannotRewriteHaveTheScriptInTheirPaths(): void {
		self::addresses( '/index.php/%postname%/' );
		$this->supportPage();
		self::assertSame( home_url( '/index.php/support/ticket/12/' ), $this->known()->ticketUrl( 12 ) );
		self::assertSame( 12, $this->known()->ticketAt( 'support/ticket/12' ) );
	}

	protected function tearDown(): void {
		parent::tearDown();
		self::readAddresses();
	}

	private static function addresses( string $structure ): void {
		update_option( 'permalink_structure', $structure );
		self::readAddresses();
	}

	/** WordPress reads the structure once. */
	private static function readAddresses(): void {
		global $wp_rewrite;
		self::assertInstanceOf( \WP_Rewrite::class, $wp_rewrite );
		$wp_rewrite->init();
	}

	private function known(): SupportPage {
		return new SupportPage( new State() );
	}

	private function publish( string $title, string $content, int $parent = 0 ): int {
		return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_content' => $content, 'post_parent' => $parent ) );
	}
}
