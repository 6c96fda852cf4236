<?php
/**
 * Base of tests from a visitor's side.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Database\Row;
use SmartSupport\Portal\FormToken;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Settings\Settings;
use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\HttpAnswer;

/**
 * Writes forms, opens links and looks at pages as browsers do.
 */
abstract class PortalTestCase extends DeskTestCase {

	/** Bytes of a form that the web server's PHP throws away: its post_max_size is 80M (bin/lib/php.mjs). */
	protected const TOO_LARGE = 81 * MB_IN_BYTES;

	/** Publishes the support page. Returns its id. */
	protected function supportPage(): int {
		return ( new SupportPage( new State() ) )->create();
	}

	/** @param int $age Seconds since the page with the form was opened. */
	protected function token( int $age = 10 ): string {
		return FormToken::issue( $this->now() - $age );
	}

	/**
	 * What a visitor sends.
	 *
	 * @param array<string, mixed> $changes Fields that differ; null leaves one out.
	 * @return array<string, mixed>
	 */
	protected function letter( array $changes = array() ): array {
		$letter = array_merge(
			array(
				'email'      => 'visitor@example.com',
				'subject'    => 'No paper',
				'message'    => 'The tray is empty.',
				'form_token' => $this->token(),
			),
			$changes
		);
		return array_filter( $letter, static fn( mixed $value ): bool => null !== $value );
	}

	/** Secret of the link to a ticket. */
	protected function secret( int $ticketId ): string {
		return $this->services()->links->secretForMail( $ticketId, $this->ticketById( $ticketId )->customerId );
	}

	/** @param array<string, mixed> $guests Settings of the group guests. */
	protected function set( array $guests ): void {
		( new Settings() )->save( array( 'guests' => $guests ) );
		$this->nextRequest();
	}

	/** @return list<Row> Rows of the outbox, oldest first. */
	protected function queued(): array {
		return $this->database()->rows( 'SELECT * FROM {outbox} ORDER BY id' );
	}

	/**
	 * Asks for a page.
	 *
	 * @param array<string, string> $fields  Of a form of ours that is posted; none for a GET.
	 * @param array<int, string>    $secrets Ticket id => secret in its cookie.
	 * @param array<string, string> $headers
	 */
	protected function page( string $path, array $fields = array(), array $secrets = array(), array $headers = array() ): HttpAnswer {
		$cookies = array();
		foreach ( $secrets as $ticketId => $secret ) {
			$cookies[] = "smart_support_link_$ticketId=$secret";
		}
		$headers += array() === $cookies ? array() : array( 'Cookie' => implode( '; ', $cookies ) );
		return $this->http( array() === $fields ? 'GET' : 'POST', $path, array() === $fields ? '' : array( 'smart_support' => $fields ), $headers );
	}

	/**
	 * Posts a form with files as a browser without JavaScript does.
	 *
	 * @param array<string, string>       $fields  Of a form of ours.
	 * @param list<array{string, string}> $files   Name and content of each.
	 * @param array<int, string>          $secrets Ticket id => secret in its cookie.
	 * @param array<string, string>       $headers
	 */
	protected function form( string $path, array $fields, array $files, array $secrets = array(), array $headers = array() ): HttpAnswer {
		$named = array();
		foreach ( $fields as $name => $value ) {
			$named[ "smart_support[$name]" ] = $value;
		}
		$cookies = array_map( static fn( int $id, string $secret ): string => "smart_support_link_$id=$secret", array_keys( $secrets ), $secrets );
		$headers = $headers + ( array() === $cookies ? array() : array( 'Cookie' => implode( '; ', $cookies ) ) ) + array( 'Content-Type' => 'multipart/form-data; boundary=x' );
		return $this->http( 'POST', $path, self::multipart( $named, 'smart_support[attachments][]', $files ), $headers );
	}

	/**
	 * @param array<string, mixed>        $fields
	 * @param list<array{string, string}> $files  Name and content of each.
	 */
	protected static function multipart( array $fields, string $field = 'attachments[]', array $files = array() ): string {
		$body = '';
		foreach ( array_filter( $fields, is_string( ... ) ) as $name => $value ) {
			$body .= "--x\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n";
		}
		foreach ( $files as [ $name, $content ] ) {
			$name  = str_replace( '"', '%22', $name );
			$body .= "--x\r\nContent-Disposition: form-data; name=\"$field\"; filename=\"$name\"\r\nContent-Type: application/octet-stream\r\n\r\n$content\r\n";
		}
		return "$body--x--\r\n";
	}

	/** @return list<string> Files that lie on the disk. */
	protected function onDisk(): array {
		$files = glob( $this->services()->files->folder() . '/*/*' );
		return false === $files ? array() : $files;
	}

	/**
	 * Headers by which WordPress's own cookie says who is logged in.
	 *
	 * @return array{Cookie: string}
	 */
	protected function loggedIn( int $user ): array {
		$expires = time() + HOUR_IN_SECONDS;
		$token   = \WP_Session_Tokens::get_instance( $user )->create( $expires );
		return array( 'Cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $user, $expires, 'logged_in', $token ) ) );
	}

	/** A mailed link's address, from the root of the site. */
	protected function linkPath( string $secret ): string {
		return '/support/?' . SupportPage::LINK . '=' . $secret;
	}

	/** Every row that a visitor's look might change; when a link was last used is no state. */
	protected function state(): string {
		$state = array();
		foreach ( \SmartSupport\Database\Tables::names() as $table ) {
			$state[ $table ] = $this->wpdb()->get_results( "SELECT * FROM {$this->database()->table( $table )} ORDER BY 1" );
		}
		return (string) preg_replace( '/"last_used_at":("\d+"|null)/', '', (string) wp_json_encode( $state ) );
	}

	protected static function assertSays( string $words, HttpAnswer $page ): void {
		self::assertStringContainsString( $words, self::text( $page ) );
	}

	protected static function assertSaysNot( string $words, HttpAnswer $page ): void {
		self::assertStringNotContainsString( $words, self::text( $page ) );
		self::assertFalse( str_contains( $page->body, $words ), "\"$words\" is in the page's source." );
	}

	protected static function assertHas( string $pattern, HttpAnswer $page ): void {
		self::assertSame( 1, preg_match( $pattern, $page->body ), "$pattern does not match the page." );
	}

	/** Text of a page as a reader sees it. */
	protected static function text( HttpAnswer $page ): string {
		$body = (string) preg_replace( array( '#<head\b.*?</head>#s', '#<(script|style|template)\b.*?</\1>#s' ), '', $page->body );
		return html_entity_decode( trim( (string) preg_replace( '/\s+/', ' ', wp_strip_all_tags( $body ) ) ), ENT_QUOTES | ENT_HTML5 );
	}
}
