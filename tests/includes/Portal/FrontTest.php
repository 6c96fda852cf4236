<?php
/**
 * Which page requests concern us.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\Front;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Services;
use SmartSupport\Settings\State;

final class FrontTest extends PortalTestCase {

	#[DataProvider( 'others' )]
	public function testOtherPagesCostNothing( string $path ): void {
		$this->supportPage();
		wp_cache_flush();
		get_option( 'permalink_structure' );
		$_SERVER['REQUEST_METHOD'] = 'GET';

		$wp             = new \WP();
		$wp->request    = $path;
		$wp->query_vars = array( 'pagename' => $path );
		$front          = new Front( new SupportPage( new State() ), static fn(): Services => self::fail( 'The plugin was built.' ) );
		self::assertSame( array(), $this->queries( static fn() => $front->start( $wp ) ) );
		self::assertSame( array( 'pagename' => $path ), $wp->query_vars );
	}

	/** @return iterable<string, array{string}> */
	public static function others(): iterable {
		yield 'the front page' => array( '' );
		yield 'a page' => array( 'shop/hats' );
		yield 'a number' => array( '2026/11/21' );
		yield 'a ticket of somebody else' => array( 'cinema/ticket-12' );
	}
}
