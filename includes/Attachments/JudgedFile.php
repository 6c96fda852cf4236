<?php
/**
 * A file that may come in.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

defined( 'ABSPATH' ) || exit;

/**
 * What has been judged and still lies in PHP's temporary folder.
 */
final class JudgedFile {

	public function __construct(
		public readonly string $path,
		/** Name to show. */
		public readonly string $filename,
		public readonly string $mime,
		/** Bytes. */
		public readonly int $size,
	) {}
}
