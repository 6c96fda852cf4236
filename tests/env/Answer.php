<?php
/**
 * What a route answered.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

use PHPUnit\Framework\Assert;

/**
 * The answer as its caller reads it: JSON, decoded again.
 */
final class Answer {

	public readonly int $status;

	public readonly string $json;

	/** @var array<string, string> Lower-case name => value. */
	public readonly array $headers;

	/** @var array<mixed> */
	public readonly array $body;

	public function __construct( \WP_REST_Response $response ) {
		$body         = json_decode( (string) wp_json_encode( $response->get_data() ), true );
		$headers      = array();
		$this->status = $response->get_status();
		$this->json   = (string) wp_json_encode( $response->get_data() );
		$this->body   = is_array( $body ) ? $body : array();
		foreach ( $response->get_headers() as $name => $value ) {
			$headers[ strtolower( (string) $name ) ] = is_scalar( $value ) ? (string) $value : '';
		}
		$this->headers = $headers;
	}

	/** The error's code, empty for a success. */
	public function code(): string {
		return is_string( $this->body['code'] ?? null ) ? $this->body['code'] : '';
	}

	/**
	 * @param string $path Keys of the body joined by dots, e.g. `data.0.id`.
	 * @return mixed Fails the test where there is no such key.
	 */
	public function get( string $path ): mixed {
		$value = $this->body;
		foreach ( explode( '.', $path ) as $key ) {
			Assert::assertIsArray( $value, "$path is not in $this->json" );
			Assert::assertArrayHasKey( $key, $value, "$path is not in $this->json" );
			$value = $value[ $key ];
		}
		return $value;
	}

	public function int( string $path ): int {
		$value = $this->get( $path );
		Assert::assertIsInt( $value, $path );
		return $value;
	}

	public function text( string $path ): string {
		$value = $this->get( $path );
		Assert::assertIsString( $value, $path );
		return $value;
	}

	/** @return array<mixed> */
	public function list( string $path ): array {
		$value = $this->get( $path );
		Assert::assertIsArray( $value, $path );
		return $value;
	}

	/** @return list<mixed> One field of each item of `data`. */
	public function column( string $field ): array {
		return array_column( $this->list( 'data' ), $field );
	}
}
