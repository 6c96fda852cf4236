<?php
/**
 * A file on the disk.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

defined( 'ABSPATH' ) || exit;

/**
 * What has been checked and stored, but has no row yet.
 */
final class StoredFile {

	public function __construct(
		/** Name on the disk, 32 hexadecimal characters. */
		public readonly string $storedName,
		/** Name to show. */
		public readonly string $filename,
		public readonly string $mime,
		/** Bytes. */
		public readonly int $size,
	) {}
}
