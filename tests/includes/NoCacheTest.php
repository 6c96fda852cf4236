<?php
/**
 * Answers for one caller alone (C1, W3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use SmartSupport\Tests\Env\Site;
use SmartSupport\Tests\Portal\PortalTestCase;

final class NoCacheTest extends PortalTestCase {

	/** Tells in a header what a page cache would go by. */
	private const PLUGIN = '<?php
		add_action( "litespeed_control_set_nocache", static fn() => header( "X-Test-LiteSpeed: off" ) );
		$tell = static function ( $passed ) {
			header( "X-Test-Caches: " . wp_json_encode( array( defined( "DONOTCACHEPAGE" ), defined( "DONOTCACHEDB" ) ) ) );
			return $passed;
		};
		add_filter( "template_include", $tell );
		add_filter( "rest_pre_serve_request", $tell );';

	public function testCachesAreToldToKeepAwayFromWhatIsPersonal(): void {
		$this->supportPage();
		$ticket = $this->ticket();
		$cookie = array( 'Cookie' => "smart_support_link_$ticket={$this->secret( $ticket )}" );
		$plugin = Site::folder() . '/wp-content/mu-plugins/caches.php';
		file_put_contents( $plugin, self::PLUGIN );
		try {
			foreach ( array( "/support/ticket/$ticket/", '/support/tickets/', '/support/?smart-support-link=forged', '/wp-json/smart-support/v1/portal/ticket', '/wp-json/smart-support/v1/ping' ) as $path ) {
				$answer = $this->http( 'GET', $path, '', $cookie );
				self::assertSame( array( '[true,true]', 'off', 'private, no-store', '0' ), array( $answer->headers['x-test-caches'] ?? '', $answer->headers['x-test-litespeed'] ?? '', $answer->headers['cache-control'] ?? '', $answer->headers['x-accel-expires'] ?? '' ), $path );
			}
			foreach ( array( '/support/', '/', '/wp-json/wp/v2/types' ) as $path ) {
				$answer = $this->http( 'GET', $path, '', $cookie );
				self::assertSame( array( '[false,false]', '', '' ), array( $answer->headers['x-test-caches'] ?? '', $answer->headers['x-test-litespeed'] ?? '', $answer->headers['x-accel-expires'] ?? '' ), $path );
			}
		} finally {
			unlink( $plugin );
		}
	}

	/** C1: whoever comes after the holder of a link gets nothing of theirs, and the form is the same for everybody. */
	public function testTheFormIsTheSameForEverybody(): void {
		$this->supportPage();
		$ticket = $this->ticket();
		$body   = fn( string $cookie ): string => (string) preg_replace( '/value="\d+\.[0-9a-f]{16}\.[0-9a-f]{32}"/', '', $this->http( 'GET', '/support/', '', array( 'Cookie' => $cookie ) )->body );
		self::assertSame( $body( 'a=b' ), $body( "smart_support_link_$ticket={$this->secret( $ticket )}; smart_support_guest=" . str_repeat( 'A', 43 ) ) );
	}
}
