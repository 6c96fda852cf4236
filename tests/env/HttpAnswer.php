<?php
/**
 * What a web server answered.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * One answer over HTTP. Redirects are not followed.
 */
final class HttpAnswer {

	/** @param array<string, string> $headers Lower-case name => value; repeated ones joined by a line break. */
	public function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
	) {}

	/**
	 * @param array<string, string> $headers
	 * @param string|array<mixed>   $body    Text as it is; a list of values is sent as a form.
	 */
	public static function of( string $method, string $url, array $headers = array(), string|array $body = '' ): self {
		$answer = wp_remote_request(
			$url,
			array(
				'method'      => $method,
				'headers'     => $headers,
				'body'        => $body,
				'redirection' => 0,
				'timeout'     => 30,
			)
		);
		if ( is_wp_error( $answer ) ) {
			throw new \RuntimeException( $answer->get_error_message() );
		}
		$headers = array();
		foreach ( wp_remote_retrieve_headers( $answer ) as $name => $value ) {
			$headers[ strtolower( (string) $name ) ] = implode( "\n", array_filter( (array) $value, is_string( ... ) ) );
		}
		return new self( (int) wp_remote_retrieve_response_code( $answer ), $headers, wp_remote_retrieve_body( $answer ) );
	}

	/** @return array<mixed> */
	public function json(): array {
		$data = json_decode( $this->body, true, 512, JSON_THROW_ON_ERROR );
		return is_array( $data ) ? $data : array();
	}
}
