<?php
/**
 * A stand-in for the servers of CAPTCHA providers: `php -S 127.0.0.1:<port> captcha-server.php`.
 *
 * Speaks the siteverify protocol of reCAPTCHA v2 and v3, Turnstile and hCaptcha at /recaptcha_v2, /recaptcha_v3,
 * /turnstile and /hcaptcha: a form with `secret`, `response` and `remoteip`, JSON back. What a token says of itself comes
 * true: `<play>|<hostname>|<action>|<anything>`. Plays: `ok`, `low` (score), `hang`, `500`, `{}`, `html`, or the error codes to
 * answer, such as `invalid-input-response`. Each token is good once. The secret is CAPTCHA_SECRET of the environment; in
 * CAPTCHA_FOLDER is noted what was asked and which tokens were used: PHP's server takes one request after the other.
 */

declare(strict_types=1);

/** @param array<string, mixed> $values */
$answer = static function ( array $values ): never {
	header( 'Content-Type: application/json' );
	echo json_encode( $values, JSON_THROW_ON_ERROR );
	exit;
};

/** @param array<array-key, mixed> $values */
$text = static fn( array $values, string $name ): string => is_string( $values[ $name ] ?? null ) ? $values[ $name ] : '';

$provider = trim( (string) parse_url( $text( $_SERVER, 'REQUEST_URI' ), PHP_URL_PATH ), '/' );
$folder   = (string) getenv( 'CAPTCHA_FOLDER' );
if ( 'POST' !== $text( $_SERVER, 'REQUEST_METHOD' ) || ! str_starts_with( $text( $_SERVER, 'CONTENT_TYPE' ), 'application/x-www-form-urlencoded' ) ) {
	$answer( array( 'success' => false, 'error-codes' => array( 'bad-request' ) ) );
}
$token                    = $text( $_POST, 'response' );
[ $play, $host, $action ] = explode( '|', $token ) + array( '', '', '' );
file_put_contents( "$folder/asked", json_encode( array( 'provider' => $provider ) + $_POST, JSON_THROW_ON_ERROR ) . "\n", FILE_APPEND | LOCK_EX );

$missing = array_keys( array_filter( array( 'missing-input-secret' => '' === $text( $_POST, 'secret' ), 'missing-input-response' => '' === $token ) ) );
if ( array() !== $missing ) {
	$answer( array( 'success' => false, 'error-codes' => $missing ) );
}
if ( getenv( 'CAPTCHA_SECRET' ) !== $text( $_POST, 'secret' ) ) {
	$answer( array( 'success' => false, 'error-codes' => array( 'invalid-input-secret' ) ) );
}
$used = (array) file( "$folder/used" );
if ( in_array( "$provider $token\n", $used, true ) ) {
	$answer( array( 'success' => false, 'error-codes' => array( 'hcaptcha' === $provider ? 'already-seen-response' : 'timeout-or-duplicate' ) ) );
}
file_put_contents( "$folder/used", "$provider $token\n", FILE_APPEND );
if ( 'hang' === $play ) {
	sleep( 8 );
}
if ( '500' === $play ) {
	http_response_code( 500 );
	$answer( array( 'success' => true, 'hostname' => $host ) );
}
if ( '{}' === $play || 'html' === $play ) {
	exit( '{}' === $play ? '{}' : '<!doctype html><title>502 Bad Gateway</title>' );
}
if ( 'ok' !== $play && 'low' !== $play ) {
	$answer( array( 'success' => false, 'error-codes' => explode( ',', $play ) ) );
}
$solved = array( 'success' => true, 'challenge_ts' => gmdate( 'Y-m-d\TH:i:s\Z' ), 'hostname' => $host );
$answer(
	$solved + match ( $provider ) {
		'recaptcha_v3' => array( 'score' => 'low' === $play ? 0.1 : 0.9, 'action' => $action ),
		'turnstile' => array( 'error-codes' => array(), 'action' => $action, 'cdata' => '', 'metadata' => array( 'interactive' => false ) ),
		'hcaptcha' => array( 'credit' => false ),
		default => array(),
	}
);
