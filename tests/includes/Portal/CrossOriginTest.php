<?php
/**
 * Other sites (W2, R12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;

final class CrossOriginTest extends PortalTestCase {

	private const EVIL = array( 'Origin' => 'https://evil.test' );

	#[DataProvider( 'routes' )]
	public function testNoOtherSiteMayRead( string $method, string $path ): void {
		$ticket = $this->ticket();
		$answer = $this->http( $method, "/wp-json/smart-support/v1$path", '', self::EVIL + array( 'Cookie' => "smart_support_link_$ticket=" . $this->secret( $ticket ) ) );
		self::assertArrayNotHasKey( 'access-control-allow-origin', $answer->headers );
		self::assertArrayNotHasKey( 'access-control-allow-credentials', $answer->headers );
		self::assertArrayNotHasKey( 'access-control-allow-methods', $answer->headers );
	}

	/** @return iterable<string, array{string, string}> */
	public static function routes(): iterable {
		yield 'a ticket' => array( 'GET', '/portal/ticket' );
		yield 'replies' => array( 'GET', '/portal/replies' );
		yield 'a reply' => array( 'POST', '/portal/replies' );
		yield 'before a reply' => array( 'OPTIONS', '/portal/replies' );
		yield 'a token' => array( 'GET', '/guest/form-token' );
		yield 'a form' => array( 'POST', '/guest/tickets' );
		yield 'before a form' => array( 'OPTIONS', '/guest/tickets' );
		yield 'a link' => array( 'POST', '/guest/links' );
	}

	/** Whoever sends a file ends the head of its answer. */
	public function testNoOtherSiteMayReadAFile(): void {
		$ticket = $this->ticket();
		$agent  = $this->staff();
		$id     = $this->attachment( $agent, 'a.txt', 'Private.' );
		$this->services()->attachments->attach( $agent, array( $id ), $ticket, null, false );
		$answer = $this->http( 'GET', "/wp-json/smart-support/v1/portal/attachments/$id", '', self::EVIL + array( 'Cookie' => "smart_support_link_$ticket=" . $this->secret( $ticket ) ) );
		self::assertSame( array( 200, 'Private.' ), array( $answer->status, $answer->body ) );
		self::assertArrayNotHasKey( 'access-control-allow-origin', $answer->headers );
		self::assertArrayNotHasKey( 'access-control-allow-credentials', $answer->headers );
	}

	public function testOtherRoutesStayAsCoreHasThem(): void {
		foreach ( array( '/wp-json/wp/v2/types', '/wp-json/smart-support/v1/tickets' ) as $path ) {
			self::assertSame( 'https://evil.test', $this->http( 'GET', $path, '', self::EVIL )->headers['access-control-allow-origin'] ?? '', $path );
		}
	}
}
