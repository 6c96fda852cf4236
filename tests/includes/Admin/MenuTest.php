<?php

declare(strict_types=1);

namespace SmartSupport\Tests\Admin;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Admin\Menu;
use SmartSupport\Tests\TestCase;

final class MenuTest extends TestCase {

	private const HANDLE = 'smart-support-admin';

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		set_current_screen( Menu::SCREEN );
		$GLOBALS['menu']       = array();
		$GLOBALS['submenu']    = array();
		$GLOBALS['wp_scripts'] = null;
		$GLOBALS['wp_styles']  = null;
		( new Menu( (string) constant( 'SMART_SUPPORT_FILE' ) ) )->hook();
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
		do_action( 'admin_menu', '' );
		ob_start();
		do_action( Menu::SCREEN );
		$page = (string) ob_get_clean();
		self::assertSame( 1, substr_count( $page, '<div id="smart-support-admin"></div>' ) );
		self::assertStringContainsString( '<noscript>', $page );
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

	public function testNothingIsLoadedOnOtherScreens(): void {
		do_action( 'admin_enqueue_scripts', 'index.php' );
		self::assertFalse( wp_script_is( self::HANDLE ) );
		self::assertFalse( wp_style_is( self::HANDLE ) );
	}
}
