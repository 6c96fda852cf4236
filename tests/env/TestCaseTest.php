<?php
/**
 * The ground that the other tests stand on.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

use PHPUnit\Framework\Attributes\Depends;
use SmartSupport\Tests\TestCase;

final class TestCaseTest extends TestCase {

	private const OPTION = 'smart_support_canary';

	public function testLeavesTraces(): void {
		$wpdb = $this->wpdb();
		update_option( self::OPTION, '100 % \\ "quoted"' );
		update_option( 'blogname', 'Changed' );
		add_filter( 'the_title', '__return_empty_string' );
		$_COOKIE['canary'] = '1';
		$user              = $this->user( 'editor' );
		wp_insert_post( array( 'post_title' => 'Canary', 'post_author' => $user ) );
		$this->actingAs( $user );
		$wpdb->query( 'START TRANSACTION' );
		$wpdb->query( "CREATE TABLE {$wpdb->prefix}canary (id INT PRIMARY KEY)" );
		self::assertSame( $user, get_current_user_id() );
	}

	#[Depends( 'testLeavesTraces' )]
	public function testFindsNoTraces(): void {
		$wpdb = $this->wpdb();
		self::assertFalse( get_option( self::OPTION ) );
		self::assertSame( 'Smart Support', get_option( 'blogname' ) );
		self::assertSame( 'Title', apply_filters( 'the_title', 'Title', 0 ) );
		self::assertArrayNotHasKey( 'canary', $_COOKIE );
		self::assertSame( 0, get_current_user_id() );
		self::assertCount( 1, get_users() );
		self::assertSame( array(), get_posts( array( 'title' => 'Canary', 'post_status' => 'any' ) ) );
		self::assertNull( $wpdb->get_var( "SHOW TABLES LIKE '{$wpdb->prefix}canary'" ) );
	}

	public function testCallsRoutesAsTheServerDoes(): void {
		add_filter(
			'rest_post_dispatch',
			static function ( \WP_REST_Response $answer ): \WP_REST_Response {
				$answer->header( 'X-Filtered', 'yes' );
				return $answer;
			}
		);
		$refused = $this->rest( 'GET', '/wp/v2/settings' );
		self::assertSame( 401, $refused->get_status() );
		self::assertSame( 'yes', $refused->get_headers()['X-Filtered'] ?? '' );

		$this->actingAs( $this->user( 'administrator' ) );
		$changed = $this->rest( 'POST', '/wp/v2/settings?_fields=title', array( 'title' => 'By REST' ) );
		self::assertSame( array( 'title' => 'By REST' ), $changed->get_data() );
		self::assertSame( 400, $this->rest( 'POST', '/wp/v2/settings', '{' )->get_status() );
		self::assertSame( 404, $this->rest( 'GET', '/nowhere' )->get_status() );
	}

	public function testSeesTheSameSiteOverHttpAndInAnotherProcess(): void {
		update_option( self::OPTION, 'shared' );
		self::assertSame( 'shared', $this->php( 'echo get_option( "' . self::OPTION . '" );' )->wait() );

		$answer = $this->http( 'GET', '/wp-json/wp/v2/statuses' );
		self::assertSame( 200, $answer->status );
		self::assertArrayHasKey( 'publish', $answer->json() );
		self::assertSame( 'application/json; charset=UTF-8', $answer->headers['content-type'] ?? '' );
	}

	public function testKillsAProcess(): void {
		$process = $this->php( 'echo "ready\n"; sleep( 60 ); update_option( "' . self::OPTION . '", "alive" );' );
		self::assertSame( 'ready', $process->line() );
		$process->kill();
		self::assertFalse( get_option( self::OPTION ) );
	}

	public function testReadsMail(): void {
		wp_mail( 'Reader@example.com', 'Grüße', 'See http://example.com/?a=1&b=2 soon.', array( 'X-Canary: yes' ) );
		$mail = $this->mailbox()->latest( 'reader@example.com' );
		self::assertSame( 'Grüße', $mail->subject );
		self::assertSame( array( 'http://example.com/?a=1&b=2' ), $mail->links() );
		self::assertSame( 'yes', $mail->headers['x-canary'] ?? '' );

		$this->mailbox()->clear();
		self::assertSame( array(), $this->mailbox()->all() );
	}

	public function testHandsOutTheLog(): void {
		error_log( 'expected' );
		self::assertStringContainsString( 'expected', $this->log() );
		self::assertSame( '', $this->log() );
	}
}
