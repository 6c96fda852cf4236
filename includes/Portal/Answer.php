<?php
/**
 * Answer to a page request.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Another address to go to, a view for the block, or nothing there.
 */
final class Answer {

	private const STATUS = array(
		'invalid_code'        => 401,
		'forbidden'           => 403,
		'module_disabled'     => 403,
		'file_too_large'      => 413,
		'rate_limited'        => 429,
		'server_error'        => 500,
		'storage_full'        => 500,
		'captcha_unavailable' => 503,
	);

	private function __construct(
		public readonly int $status,
		public readonly ?View $view = null,
		public readonly string $location = '',
		/** Seconds, 0 for none. */
		public readonly int $retryAfter = 0,
	) {}

	public static function redirect( string $location ): self {
		return new self( 303, location: $location );
	}

	public static function view( View $view, int $status = 200 ): self {
		return new self( $status, $view );
	}

	/** A form that comes back with what is wrong. */
	public static function refusal( Refusal $refusal, View $view ): self {
		$after = $refusal->details['retry_after'] ?? 0;
		return new self( self::STATUS[ $refusal->reason ] ?? 400, $view, retryAfter: is_int( $after ) ? $after : 0 );
	}

	public static function notFound(): self {
		return new self( 404 );
	}
}
