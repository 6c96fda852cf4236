<?php

declare(strict_types=1);

namespace SmartSupport\Tests\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Capabilities;
use SmartSupport\Admin\Menu;
use SmartSupport\Tests\DeskTestCase;

final class MenuTest extends DeskTestCase {

	private const HANDLE = 'smart-support-admin';

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		set_current_screen( Menu::SCREEN );
		$GLOBALS['menu']       = array();
		$GLOBALS['submenu']    = array();
		$GLOBALS['wp_scripts'] = null;
		$GLOBALS['wp_styles']  = null;
		( new Menu( (string) constant( 'SMART_SUPPORT_FILE' ), fn() => $this->services()->callers->current() ) )->hook();
	}

	protected function tearDown(): void {
		// With a screen, WordPress takes any request for one of wp-admin.
		unset( $GLOBALS['current_screen'] );
		parent::tearDown();
	}

	/** @return iterable<string, array{string, bool}> */
	public static function roles(): iterable {
		yield 'administrator' => array( 'administrator', true );
		yield 'supervisor' => array( 'smart_support_supervisor', true );
		yield 'agent' => array( 'smart_support_agent', true );
		yield 'editor' => array( 'editor', false );
		yield 'subscriber' => array( 'subscriber', false );
	}

	#[DataProvider( 'roles' )]
	public function testStaffSeesTheMenu( string $role, bool $sees ): void {
		$this->actingAs( $this->user( $role ) );
		do_action( 'admin_menu', '' );
		self::assertSame( $sees, is_array( $GLOBALS['submenu'] ) && isset( $GLOBALS['submenu'][ Menu::SLUG ] ) );
	}

	public function testThePageIsTheAppsRootOnce(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$page = $this->page();
		self::assertSame( 1, substr_count( $page, sprintf( '<div id="smart-support-admin" data-api="%s" ', rest_url( 'smart-support/v1' ) ) ) );
		self::assertStringContainsString( sprintf( ' data-upload-limit="%d"', wp_max_upload_size() ), $page );
		self::assertStringContainsString( '<noscript>', $page );
	}

	/** The app offers what its user may do: after the site's settings, too. */
	#[DataProvider( 'links' )]
	public function testThePageSaysWhatItsUserMayDo( string $role, bool $agentsSeeLinks, bool $sees ): void {
		$this->services()->settings->save( array( 'guests' => array( 'agents_see_links' => $agentsSeeLinks ) ) );
		$this->actingAs( $this->user( $role ) );
		self::assertSame( 1, preg_match( '/ data-capabilities="([^"]*)"/', $this->page(), $found ) );
		$capabilities = explode( ' ', $found[1] );
		self::assertContains( Capabilities::REPLY, $capabilities );
		self::assertSame( $sees, in_array( Capabilities::VIEW_ACCESS_LINKS, $capabilities, true ) );
	}

	/** @return iterable<string, array{string, bool, bool}> Role, setting, whether links are offered. */
	public static function links(): iterable {
		yield 'agent' => array( 'smart_support_agent', true, true );
		yield 'agent who may not' => array( 'smart_support_agent', false, false );
		yield 'supervisor' => array( 'smart_support_supervisor', false, true );
	}

	public function testTheAppIsLoadedOnItsScreen(): void {
		do_action( 'admin_enqueue_scripts', Menu::SCREEN );
		$script = wp_scripts()->registered[ self::HANDLE ] ?? null;
		self::assertTrue( wp_script_is( self::HANDLE ) );
		self::assertTrue( wp_style_is( self::HANDLE ) );
		self::assertNotNull( $script );
		self::assertContains( 'wp-api-fetch', $script->deps );
		self::assertSame( 'smart-support-guest', $script->textdomain );
		foreach ( $script->deps as $dependency ) {
			self::assertArrayHasKey( $dependency, wp_scripts()->registered, 'WordPress leaves a script out whose dependency it does not know.' );
		}
		self::assertSame( 'replace', wp_styles()->get_data( self::HANDLE, 'rtl' ) );
	}

	/** A-4: Smart Support → Settings, for those who manage settings. */
	#[DataProvider( 'roles' )]
	public function testAdministratorsSeeTheSettings( string $role ): void {
		$this->actingAs( $this->user( $role ) );
		do_action( 'admin_menu', '' );
		$entries = is_array( $GLOBALS['submenu'] ) ? (array) ( $GLOBALS['submenu'][ Menu::SLUG ] ?? array() ) : array();
		self::assertSame( 'administrator' === $role, in_array( Menu::SETTINGS, array_column( $entries, 2 ), true ) );
	}

	/** @return iterable<string, array{string, bool}> Query of the settings' address, whether it needs the media library. */
	public static function sections(): iterable {
		yield 'the branding' => array( '&section=branding', true );
		yield 'another section' => array( '&section=guests', false );
		yield 'none' => array( '', false );
		yield 'a list' => array( '&section[]=branding', false );
	}

	/** It is heavy: whoever does not choose a logo does not pay for it. */
	#[DataProvider( 'sections' )]
	public function testTheMediaLibraryIsLoadedForTheBrandingAlone( string $query, bool $isNeeded ): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$_SERVER['REQUEST_URI'] = '/wp-admin/admin.php?page=' . Menu::SETTINGS . $query;
		do_action( 'admin_menu', '' );
		do_action( 'admin_enqueue_scripts', (string) get_plugin_page_hookname( Menu::SETTINGS, Menu::SLUG ) );
		self::assertSame( $isNeeded, wp_script_is( 'media-editor' ) );
	}

	public function testTheTicketsNeverNeedTheMediaLibrary(): void {
		$_SERVER['REQUEST_URI'] = '/wp-admin/admin.php?page=' . Menu::SLUG . '&section=branding';
		do_action( 'admin_enqueue_scripts', Menu::SCREEN );
		self::assertFalse( wp_script_is( 'media-editor' ) );
	}

	/** Whatever language gives the menu its name: WordPress makes the screen's id of it. */
	public function testTheAppIsLoadedOnTheSettings(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		add_filter( 'gettext_smart-support-guest', static fn( string $translation, string $text ): string => 'Smart Support' === $text ? 'Kluge Hilfe' : $translation, 10, 2 );
		do_action( 'admin_menu', '' );
		$screen = (string) get_plugin_page_hookname( Menu::SETTINGS, Menu::SLUG );
		self::assertStringContainsString( 'kluge-hilfe', $screen );
		do_action( 'admin_enqueue_scripts', $screen );
		self::assertTrue( wp_script_is( self::HANDLE ) );
		ob_start();
		do_action( $screen );
		self::assertStringContainsString( 'id="smart-support-admin"', (string) ob_get_clean() );
	}

	public function testNothingIsLoadedOnOtherScreens(): void {
		do_action( 'admin_enqueue_scripts', 'index.php' );
		self::assertFalse( wp_script_is( self::HANDLE ) );
		self::assertFalse( wp_style_is( self::HANDLE ) );
	}

	private function page(): string {
		do_action( 'admin_menu', '' );
		ob_start();
		do_action( Menu::SCREEN );
		return (string) ob_get_clean();
	}
}
