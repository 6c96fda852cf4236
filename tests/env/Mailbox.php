<?php
/**
 * The mail that the site has sent.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Reads a real SMTP server (maildev) by its REST API: what is here has left PHP, crossed the wire and been parsed again.
 */
final class Mailbox {

	private const POLL_MICROSECONDS = 50_000;

	public function __construct( private readonly string $url ) {}

	/**
	 * @param string|null $to Only mail to this address.
	 * @return list<Mail> Oldest first.
	 */
	public function all( ?string $to = null ): array {
		$mails = array_map( self::mail( ... ), $this->request( 'GET', '/api/email' ) );
		return array_values( array_filter( $mails, static fn( Mail $mail ): bool => null === $to || in_array( strtolower( $to ), $mail->to, true ) ) );
	}

	/**
	 * The newest mail, waiting for it where it has not come yet.
	 *
	 * @param string|null $to Only mail to this address.
	 * @throws \RuntimeException When none arrives in time.
	 */
	public function latest( ?string $to = null, float $seconds = 5.0 ): Mail {
		$deadline = microtime( true ) + $seconds;
		do {
			$mails = $this->all( $to );
			if ( array() !== $mails ) {
				return $mails[ count( $mails ) - 1 ];
			}
			usleep( self::POLL_MICROSECONDS );
		} while ( microtime( true ) < $deadline );
		throw new \RuntimeException( sprintf( 'No mail to %s within %.1f s.', $to ?? 'anybody', $seconds ) );
	}

	public function clear(): void {
		$this->request( 'DELETE', '/api/email/all' );
	}

	/** @return array<array-key, mixed> */
	private function request( string $method, string $path ): array {
		$context = stream_context_create( array( 'http' => array( 'method' => $method, 'timeout' => 10 ) ) );
		$answer  = file_get_contents( $this->url . $path, false, $context );
		$data    = json_decode( (string) $answer, true );
		return is_array( $data ) ? $data : array();
	}

	private static function mail( mixed $data ): Mail {
		$data    = is_array( $data ) ? $data : array();
		$headers = array_map( self::text( ... ), is_array( $data['headers'] ?? null ) ? $data['headers'] : array() );
		return new Mail(
			self::text( $data['id'] ?? '' ),
			self::addresses( $data['from'] ?? null )[0] ?? '',
			self::addresses( $data['to'] ?? null ),
			self::text( $data['subject'] ?? '' ),
			self::text( $data['text'] ?? '' ),
			self::text( $data['html'] ?? '' ),
			array_change_key_case( array_combine( array_map( strval( ... ), array_keys( $headers ) ), array_values( $headers ) ) ),
			self::name( $data['from'] ?? null ),
		);
	}

	/** @return list<string> */
	private static function addresses( mixed $list ): array {
		$addresses = array_map(
			static fn( mixed $one ): string => strtolower( self::text( is_array( $one ) ? $one['address'] ?? '' : '' ) ),
			is_array( $list ) ? $list : array()
		);
		return array_values( $addresses );
	}

	/** Name of the first address. */
	private static function name( mixed $list ): string {
		$first = is_array( $list ) ? $list[0] ?? null : null;
		return self::text( is_array( $first ) ? $first['name'] ?? '' : '' );
	}

	private static function text( mixed $value ): string {
		return is_scalar( $value ) ? (string) $value : (string) json_encode( $value );
	}
}
