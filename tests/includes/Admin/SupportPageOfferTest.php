<?php

declare(strict_types=1);

namespace SmartSupport\Tests\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Admin\Menu;
use SmartSupport\Admin\SupportPageOffer;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Settings\State;
use SmartSupport\Tests\TestCase;

final class SupportPageOfferTest extends TestCase {

	private const CREATE  = 'smart_support_create_page';
	private const DECLINE = 'smart_support_decline_page';

	private SupportPage $page;

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		foreach ( get_posts( array( 'post_type' => 'page', 'numberposts' => -1, 'fields' => 'ids' ) ) as $page ) {
			wp_delete_post( $page, true );
		}
		delete_option( State::OPTION );
		$state      = new State();
		$this->page = new SupportPage( $state );
		remove_all_actions( 'admin_notices' );
		remove_all_actions( 'admin_post_' . self::CREATE );
		remove_all_actions( 'admin_post_' . self::DECLINE );
		( new SupportPageOffer( $this->page, $state ) )->hook();
		$this->actingAs( $this->user( 'administrator' ) );
	}

	protected function tearDown(): void {
		// With a screen, WordPress takes any request for one of wp-admin.
		unset( $GLOBALS['current_screen'] );
		parent::tearDown();
	}

	public function testIsMadeOnOurScreenAndAmongThePlugins(): void {
		foreach ( array( Menu::SCREEN, 'plugins' ) as $screen ) {
			self::assertStringContainsString( 'Create a support page', $this->notices( $screen ) );
		}
		self::assertSame( '', $this->notices( 'dashboard' ) );
	}

	public function testIsMadeToThoseWhoMayPublishPages(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		self::assertSame( '', $this->notices( Menu::SCREEN ) );
	}

	public function testOneClickPublishesThePage(): void {
		$to   = $this->send( self::CREATE );
		$page = get_post( (int) $this->page->id() );

		self::assertInstanceOf( \WP_Post::class, $page );
		self::assertSame( array( 'Support', 'support', 'publish' ), array( $page->post_title, $page->post_name, $page->post_status ) );
		self::assertTrue( has_block( SupportPage::BLOCK, $page ) );
		self::assertSame( get_permalink( $page ), $to );
		self::assertSame( '', $this->notices( Menu::SCREEN ) );
	}

	public function testNeverTwice(): void {
		$this->send( self::CREATE );
		$first = $this->page->id();
		$this->send( self::CREATE );
		self::assertSame( $first, $this->page->id() );
		self::assertCount( 1, get_posts( array( 'post_type' => 'page', 'numberposts' => -1 ) ) );
	}

	public function testNotWhereThereIsAPage(): void {
		$this->page->create();
		self::assertSame( '', $this->notices( Menu::SCREEN ) );
	}

	public function testDeclinedForGood(): void {
		$_SERVER['HTTP_REFERER'] = admin_url( 'admin.php?page=smart-support' );
		self::assertSame( $_SERVER['HTTP_REFERER'], $this->send( self::DECLINE ) );
		self::assertSame( '', $this->notices( Menu::SCREEN ) );
		self::assertNull( $this->page->id() );
	}

	/** @return iterable<string, array{string, string, string}> */
	public static function forbidden(): iterable {
		yield 'not a form' => array( 'GET', 'administrator', self::CREATE );
		yield "another action's form" => array( 'POST', 'administrator', self::DECLINE );
		yield 'no right to publish' => array( 'POST', 'smart_support_agent', self::CREATE );
	}

	#[DataProvider( 'forbidden' )]
	public function testIsRefused( string $method, string $role, string $nonce ): void {
		$this->actingAs( $this->user( $role ) );
		$this->expectExceptionObject( new \RuntimeException( '403' ) );
		try {
			$this->send( self::CREATE, $method, $nonce );
		} finally {
			self::assertNull( $this->page->id() );
		}
	}

	/** What the notices of a screen print. */
	private function notices( string $screen ): string {
		set_current_screen( $screen );
		ob_start();
		do_action( 'admin_notices' );
		return (string) ob_get_clean();
	}

	/**
	 * Sends the form of an action.
	 *
	 * @return string Where it leads.
	 * @throws \RuntimeException With the status, when it is refused.
	 */
	private function send( string $action, string $method = 'POST', string $nonce = '' ): string {
		$_SERVER['REQUEST_METHOD'] = $method;
		$_REQUEST['_wpnonce']      = wp_create_nonce( '' === $nonce ? $action : $nonce );
		// Both would end the process.
		$leave  = static fn( string $to ) => throw new \LogicException( $to );
		$refuse = static fn() => static fn( mixed $message, mixed $title, mixed $args ) => throw new \RuntimeException( self::httpStatus( $args ) );
		add_filter( 'wp_redirect', $leave );
		add_filter( 'wp_die_handler', $refuse );
		try {
			do_action( "admin_post_$action" );
		} catch ( \LogicException $left ) {
			return $left->getMessage();
		} finally {
			remove_filter( 'wp_redirect', $leave );
			remove_filter( 'wp_die_handler', $refuse );
		}
		self::fail( 'Nothing happened.' );
	}

	private static function httpStatus( mixed $args ): string {
		$status = is_array( $args ) ? $args['response'] ?? '' : '';
		return is_int( $status ) ? (string) $status : '';
	}
}
