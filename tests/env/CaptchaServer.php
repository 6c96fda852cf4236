<?php
/**
 * A CAPTCHA provider on this machine.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Runs captcha-server.php for a test, and makes the plugin ask it instead of the providers.
 */
final class CaptchaServer {

	public const SECRET = 'the-secret-of-the-provider';

	private const LOOPBACK = '127.0.0.1';

	public readonly string $url;

	private readonly string $folder;

	/** @var resource */
	private $process;

	private static int $tokens = 0;

	public function __construct() {
		$this->folder = sys_get_temp_dir() . '/' . uniqid( 'captcha', true );
		mkdir( $this->folder );
		touch( "{$this->folder}/used" );
		$address   = self::freeAddress();
		$this->url = "http://$address";
		$log       = array( 'file', "{$this->folder}/log", 'a' );
		$process   = proc_open(
			array( PHP_BINARY, '-S', $address, __DIR__ . '/captcha-server.php' ),
			array( 0 => array( 'file', '/dev/null', 'r' ), 1 => $log, 2 => $log ),
			$pipes,
			null,
			array( 'CAPTCHA_SECRET' => self::SECRET, 'CAPTCHA_FOLDER' => $this->folder ) + getenv()
		);
		if ( ! is_resource( $process ) ) {
			throw new \RuntimeException( 'The server did not start.' );
		}
		$this->process = $process;
		$this->waitUntilItAnswers();
	}

	/** Code that makes a process ask this server; the provider's name becomes the path. */
	public function filter(): string {
		return sprintf( 'add_filter( "smart_support_captcha_url", static fn( string $url, string $provider ): string => %s . "/$provider", 10, 2 );', var_export( $this->url, true ) );
	}

	/** Lets this process ask this server. */
	public function hook(): void {
		add_filter( 'smart_support_captcha_url', fn( string $url, string $provider ): string => "$this->url/$provider", 10, 2 );
	}

	/** A token that nobody has shown yet, and that comes true as captcha-server.php says. */
	public static function token( string $play = 'ok', string $host = self::LOOPBACK, string $action = 'smart_support_ticket' ): string {
		return implode( '|', array( $play, $host, $action, ++self::$tokens . '-' . bin2hex( random_bytes( 4 ) ) ) );
	}

	/** @return list<array<array-key, mixed>> What it was asked, in order: the provider and the fields of the form. */
	public function asked(): array {
		$lines = is_file( "{$this->folder}/asked" ) ? (array) file( "{$this->folder}/asked" ) : array();
		return array_values( array_map( static fn( $line ): array => (array) json_decode( (string) $line, true ), $lines ) );
	}

	public function stop(): void {
		proc_terminate( $this->process, 9 );
		proc_close( $this->process );
		foreach ( array( 'asked', 'log', 'used' ) as $file ) {
			wp_delete_file( "$this->folder/$file" );
		}
		rmdir( $this->folder );
	}

	private static function freeAddress(): string {
		$socket = stream_socket_server( 'tcp://' . self::LOOPBACK . ':0' );
		if ( ! is_resource( $socket ) ) {
			throw new \RuntimeException( 'There is no free port.' );
		}
		$address = (string) stream_socket_get_name( $socket, false );
		fclose( $socket );
		return $address;
	}

	private function waitUntilItAnswers(): void {
		for ( $i = 0; $i < 200; $i++ ) {
			if ( ! is_wp_error( wp_remote_get( $this->url, array( 'timeout' => 1 ) ) ) ) {
				return;
			}
			usleep( 50_000 );
		}
		throw new \RuntimeException( 'The server does not answer.' );
	}
}
