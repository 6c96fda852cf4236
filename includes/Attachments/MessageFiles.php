<?php
/**
 * Files that come with their message.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Files in the same request as the message they belong to: judged first, moved in when the message is being written. Both
 * happen once, however often a unit of work runs again.
 */
final class MessageFiles {

	/** @var list<JudgedFile>|null */
	private ?array $judged = null;

	/** @var list<StoredFile> */
	private array $stored = array();

	private ?string $hash = null;

	/** @param list<mixed> $entries Entries of $_FILES, each of one file. */
	public function __construct( private readonly array $entries = array() ) {}

	/** @param mixed $field Entry of $_FILES, of one file or of several. */
	public static function of( mixed $field ): self {
		return new self( Upload::each( $field ) );
	}

	public function isEmpty(): bool {
		return array() === $this->entries;
	}

	/**
	 * @param string $field Their name in the request, for errors.
	 * @throws Refusal As FileRules::judgeAll() does.
	 */
	public function judge( FileRules $rules, string $field ): void {
		$this->judged ??= $rules->judgeAll( $this->entries, $field );
	}

	/** Tells these files from others; empty without any. */
	public function hash(): string {
		return $this->hash ??= implode( ' ', array_map( static fn( JudgedFile $file ) => (string) hash_file( 'sha256', $file->path ), $this->judged() ) );
	}

	/**
	 * Moves them in.
	 *
	 * @return list<StoredFile>
	 * @throws Refusal storage_full; what was moved before stays until discard().
	 */
	public function keep( AttachmentStore $store ): array {
		foreach ( array_slice( $this->judged(), count( $this->stored ) ) as $file ) {
			$this->stored[] = new StoredFile( $store->keep( $file->path ), $file->filename, $file->mime, $file->size );
		}
		return $this->stored;
	}

	/** Deletes what was moved in for a message that has not been written. */
	public function discard( AttachmentStore $store ): void {
		foreach ( $this->stored as $file ) {
			$store->delete( $file->storedName );
		}
		$this->stored = array();
	}

	/** @return list<JudgedFile> */
	private function judged(): array {
		return $this->judged ?? ( $this->isEmpty() ? array() : throw new \LogicException( 'Nobody has judged these files.' ) );
	}
}
