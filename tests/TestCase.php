<?php
/**
 * Base of every test that needs WordPress.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use SmartSupport\Tests\Env\FreshPlugin;
use SmartSupport\Tests\Env\Hooks;
use SmartSupport\Tests\Env\HttpAnswer;
use SmartSupport\Tests\Env\Mailbox;
use SmartSupport\Tests\Env\PhpProcess;
use SmartSupport\Tests\Env\Site;
use SmartSupport\Tests\Env\Snapshot;

/**
 * Each test begins on the same site: what it changed in the database, the hooks and the request's globals is undone.
 * A notice of PHP or WordPress, or a line in the error log that the test does not ask for, is a failure.
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase {

	/** Prefix of a path that does not name its own namespace. */
	private const REST_NAMESPACE = '/smart-support/v1';

	private static ?Snapshot $snapshot = null;

	private static int $users = 0;

	private Hooks $hooks;

	/** @var array<string, array<mixed>> */
	private array $superglobals;

	/** @var list<string> */
	private array $notices;

	private string $log;

	private int $level;

	protected function setUp(): void {
		parent::setUp();
		// Every request begins so.
		wp_load_alloptions();
		self::$snapshot ??= new Snapshot( $this->wpdb() );

		$this->hooks = new Hooks();
		self::$snapshot->watch();
		$this->superglobals = array(
			'_SERVER'  => $_SERVER,
			'_COOKIE'  => $_COOKIE,
			'_GET'     => $_GET,
			'_POST'    => $_POST,
			'_REQUEST' => $_REQUEST,
			'_FILES'   => $_FILES,
		);
		$this->notices      = array();
		$this->log          = (string) tempnam( sys_get_temp_dir(), 'log' );
		ini_set( 'error_log', $this->log );
		// PHPUnit lowers the level and notes what it finds for a summary; here a complaint fails its test.
		$this->level = error_reporting( E_ALL );
		set_error_handler( $this->note( ... ) );
	}

	/** A test may pass only when nobody complained. */
	protected function assertPostConditions(): void {
		self::assertSame( array(), $this->notices, 'PHP or WordPress complained.' );
		self::assertSame( '', $this->log(), 'The error log is not empty.' );
	}

	protected function tearDown(): void {
		restore_error_handler();
		error_reporting( $this->level );
		unlink( $this->log );
		$this->hooks->restore();
		foreach ( $this->superglobals as $name => $values ) {
			$GLOBALS[ $name ] = $values;
		}
		self::$snapshot?->restore();
		$GLOBALS['wp_rest_server'] = null;
		$GLOBALS['wp_roles']       = null;
		wp_cache_flush();
		wp_set_current_user( 0 );
		parent::tearDown();
	}

	/**
	 * Makes a WordPress user.
	 *
	 * @param string $role  E.g. `administrator`, `smart_support_agent`, `subscriber`.
	 * @param string $email Default: an address of its own at example.com.
	 * @return int Its id.
	 */
	protected function user( string $role = 'subscriber', string $email = '' ): int {
		$login = 'user' . ( ++self::$users );
		// Nobody guesses it here: the cheapest hash that bcrypt knows.
		add_filter( 'wp_hash_password_options', static fn(): array => array( 'cost' => 4 ) );
		$user = wp_insert_user(
			array(
				'user_login'   => $login,
				'user_email'   => '' === $email ? "$login@example.com" : $email,
				'user_pass'    => 'password',
				'display_name' => ucfirst( $login ),
				'role'         => $role,
			)
		);
		if ( ! is_int( $user ) ) {
			self::fail( $user->get_error_message() );
		}
		return $user;
	}

	protected function wpdb(): \wpdb {
		global $wpdb;
		self::assertInstanceOf( \wpdb::class, $wpdb );
		return $wpdb;
	}

	/** The user on whose behalf the next calls come; 0: nobody. */
	protected function actingAs( int $user ): void {
		wp_set_current_user( $user );
	}

	/**
	 * Calls a route as the REST server does for a request from outside: authentication first, `rest_post_dispatch` last.
	 *
	 * @param string                     $path    Below smart-support/v1, or a whole route such as `/wp/v2/users`; may have a query.
	 * @param array<string,mixed>|string $params  Query of GET, HEAD and OPTIONS, else the JSON body; text is the body as it is.
	 * @param array<string, string>      $headers Name => value. `Content-Type` is application/json where a body goes.
	 * @param array<string, mixed>|null  $files   Entries of $_FILES: the body is a form, $params its fields.
	 */
	protected function rest( string $method, string $path, array|string $params = array(), array $headers = array(), ?array $files = null ): \WP_REST_Response {
		$route   = 1 === preg_match( '#^/(wp|wp-abilities|smart-support|batch)(/|$)#', $path ) ? $path : self::REST_NAMESPACE . $path;
		$request = null === $files ? $this->request( $method, $route, $params, $headers ) : $this->request( $method, $route, array(), array( 'Content-Type' => 'multipart/form-data; boundary=x' ) + $headers );
		$request->set_body_params( null === $files ? array() : (array) $params );
		$request->set_file_params( $files ?? array() );

		FreshPlugin::boot();
		$GLOBALS['wp_rest_server'] = null;

		$server = rest_get_server();
		$answer = $server->check_authentication();
		$answer = rest_ensure_response( is_wp_error( $answer ) ? $answer : $server->dispatch( $request ) );
		if ( is_wp_error( $answer ) ) {
			$answer = rest_convert_error_to_response( $answer );
		}
		$answer = apply_filters( 'rest_post_dispatch', $answer, $server, $request );
		self::assertInstanceOf( \WP_REST_Response::class, $answer );
		return $answer;
	}

	/**
	 * Calls a web server on this site, in a process of its own.
	 *
	 * @param string                $path    From the root of the site.
	 * @param array<mixed>|string   $body    Text as it is; a list of values is sent as a form.
	 * @param array<string, string> $headers
	 */
	protected function http( string $method, string $path, string|array $body = '', array $headers = array() ): HttpAnswer {
		self::$snapshot?->touchAll();
		return HttpAnswer::of( $method, Site::url() . $path, $headers, $body );
	}

	/** Starts a second PHP process with WordPress loaded, which runs the code. */
	protected function php( string $code ): PhpProcess {
		self::$snapshot?->touchAll();
		return new PhpProcess( $code );
	}

	protected function mailbox(): Mailbox {
		return new Mailbox( Site::mailUrl() );
	}

	/** What was logged since the test began or asked last. A test that expects a line in the log takes it out by this. */
	protected function log(): string {
		$lines = (string) file_get_contents( $this->log );
		file_put_contents( $this->log, '' );
		return $lines;
	}

	/**
	 * @param array<string, mixed>|string $params
	 * @param array<string, string>       $headers
	 */
	private function request( string $method, string $path, array|string $params, array $headers ): \WP_REST_Request {
		$parts   = explode( '?', $path, 2 );
		$request = new \WP_REST_Request( $method, $parts[0] );
		parse_str( $parts[1] ?? '', $query );
		if ( in_array( $method, array( 'GET', 'HEAD', 'OPTIONS' ), true ) ) {
			$query += (array) $params;
		} elseif ( array() !== $params ) {
			$headers += array( 'Content-Type' => 'application/json' );
			$request->set_body( is_string( $params ) ? $params : (string) wp_json_encode( $params ) );
		}
		$request->set_query_params( $query );
		// Peer and scheme are those the test has set; headers are of this request alone.
		$kept    = array_intersect_key( $_SERVER, array( 'REMOTE_ADDR' => true, 'HTTPS' => true ) );
		$_SERVER = array( 'REQUEST_METHOD' => $method, 'REQUEST_URI' => '/wp-json' . $path ) + $kept + $this->superglobals['_SERVER'];
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
			$_SERVER[ 'HTTP_' . strtoupper( strtr( $name, '-', '_' ) ) ] = $value;
		}
		return $request;
	}

	/** Takes a complaint down and lets the code go on, so that the test fails for it and for nothing that follows from it. */
	private function note( int $level, string $message, string $file, int $line ): bool {
		if ( 0 !== ( error_reporting() & $level ) ) {
			$this->notices[] = "$message in $file:$line";
		}
		return true;
	}
}
