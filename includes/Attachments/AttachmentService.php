<?php
/**
 * Rules of files.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Scope;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Takes files, gives them to messages, says who may open one, and clears away what no message wants.
 */
final class AttachmentService {

	/** Messages' worth of files that a customer may have waiting. */
	private const WAITING_MESSAGES = 10;

	/** Files that one run of purge() deletes at most, and asks the database about at a time. */
	private const CHUNK = 200;

	public function __construct(
		private readonly AttachmentRepository $attachments,
		private readonly AttachmentStore $store,
		private readonly TicketRepository $tickets,
		private readonly TicketPolicy $policy,
		private readonly Settings $settings,
		private readonly FileRules $rules,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Whether the actor may upload: keys by their scope, others where they may reply.
	 *
	 * @throws Refusal insufficient_scope, forbidden.
	 */
	public function authorise( Actor $actor ): void {
		if ( ActorKind::Key === $actor->kind ) {
			if ( ! $actor->has( Scope::AttachmentsWrite ) ) {
				throw Refusal::insufficientScope( Scope::AttachmentsWrite );
			}
			return;
		}
		if ( ! $this->policy->allows( $actor, Action::Reply ) ) {
			throw Refusal::forbidden();
		}
	}

	/** Bytes that a file may have: by the settings, or by PHP's where that is less. */
	public function maxSize(): int {
		return $this->rules->maxSize();
	}

	/**
	 * Judges a file and moves it in.
	 *
	 * @param string $field Its name in the request, for errors.
	 * @throws Refusal forbidden, insufficient_scope, file_too_large, validation_error, storage_full.
	 */
	public function store( Actor $actor, Upload $upload, string $field ): StoredFile {
		$this->authorise( $actor );
		$judged = $this->rules->judge( $upload, $field );
		$this->judgeNumber( $actor, $field );
		return new StoredFile( $this->store->keep( $judged->path ), $judged->filename, $judged->mime, $judged->size );
	}

	/** Writes the row of a stored file, which now waits for its message. */
	public function add( Actor $actor, StoredFile $file ): Attachment {
		try {
			$id = $this->unit->run( fn() => $this->attachments->insert( $actor, $file, $this->clock->now() ) );
			return $this->attachments->find( $id ) ?? throw new \LogicException( 'A row that was written is not there.' );
		} catch ( \Throwable $error ) {
			// A unit around this one may try again, and then needs the file; without a row it goes in a day.
			if ( ! $error instanceof DatabaseError || ! $error->isTransient() ) {
				$this->store->delete( $file->storedName );
			}
			throw $error;
		}
	}

	/**
	 * Gives uploads to a message that is being written: runs inside the unit of work that writes it.
	 *
	 * @param list<int> $ids     Uploads of the same actor that belong to no message yet.
	 * @param int|null  $replyId Null for the opening message.
	 * @throws Refusal not_found for an id that is nothing of the kind, validation_error for too many.
	 */
	public function attach( Actor $actor, array $ids, int $ticketId, ?int $replyId, bool $isInternal ): void {
		$ids = array_values( array_unique( $ids ) );
		if ( array() === $ids ) {
			return;
		}
		$most = $this->settings->int( 'attachments', 'max_count' );
		if ( count( $ids ) > $most ) {
			throw Refusal::invalid( array( 'attachment_ids' => FileRules::tooMany( $most ) ) );
		}
		if ( count( $ids ) !== $this->attachments->attach( $actor, $ids, $ticketId, $replyId, $isInternal ) ) {
			throw Refusal::notFound();
		}
	}

	/**
	 * Moves in files that came with a message, and gives them to it: runs inside the unit of work that writes it, after all
	 * that might refuse it. Whoever began the work calls discard() when it fails.
	 *
	 * @param int|null $userId     WordPress user who wrote the message, null for nobody.
	 * @param int      $customerId Customer whose message it is.
	 * @param int|null $replyId    Null for the opening message.
	 * @param bool     $isInternal Whether the message is for staff alone.
	 * @throws Refusal storage_full.
	 */
	public function keep( ?MessageFiles $files, ?int $userId, int $customerId, int $ticketId, ?int $replyId, \DateTimeImmutable $now, bool $isInternal = false ): void {
		foreach ( $files?->keep( $this->store ) ?? array() as $file ) {
			$this->attachments->insertKept( $file, $userId, $customerId, $ticketId, $replyId, $now, $isInternal );
		}
	}

	/** Shows the files of a reply that was held: runs inside the unit of work that publishes it. */
	public function publish( int $replyId ): void {
		$this->attachments->publish( $replyId );
	}

	/** Deletes what keep() moved in, for a message that has not been written; not where a unit around this may try again. */
	public function discard( MessageFiles $files, \Throwable $why ): void {
		if ( ! $why instanceof DatabaseError || ! $why->isTransient() ) {
			$files->discard( $this->store );
		}
	}

	/**
	 * A file that the actor may open: by what they may do with its ticket, or, while it waits for a message, by who uploaded it.
	 *
	 * @throws Refusal not_found, for whatever reason.
	 */
	public function get( Actor $actor, int $id ): Attachment {
		$attachment = $this->attachments->find( $id ) ?? throw Refusal::notFound();
		if ( null === $attachment->ticketId ) {
			return $attachment->isBy( $actor ) ? $attachment : throw Refusal::notFound();
		}
		$ticket = $this->tickets->find( $attachment->ticketId ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, Action::View, $ticket );
		if ( ! $this->policy->allows( $actor, $attachment->isInternal ? Action::ReadNotes : Action::OpenFiles ) ) {
			throw Refusal::notFound();
		}
		return $attachment;
	}

	/**
	 * Where its content lies.
	 *
	 * @throws Refusal not_found when somebody has taken it away.
	 */
	public function path( Attachment $attachment ): string {
		$path = $this->store->path( $attachment->storedName );
		return is_file( $path ) ? $path : throw Refusal::notFound();
	}

	/** The ticket whose message the file came with; null for no such file and for one that waits. */
	public function ticketOf( int $id ): ?int {
		return $this->attachments->find( $id )?->ticketId;
	}

	/**
	 * Deletes what has waited for a message for a day, and of one folder the files that have no row: a request that was
	 * killed leaves such. One folder of many a run, by chance: all have their turn however seldom this runs.
	 *
	 * @param int|null $shard The folder, 0 to AttachmentStore::SHARDS - 1.
	 */
	public function purge( ?int $shard = null ): void {
		$before = $this->clock->now()->modify( '-1 day' );
		foreach ( $this->attachments->waitingSince( $before, self::CHUNK ) as $attachment ) {
			if ( $this->attachments->deleteWaiting( $attachment->id ) ) {
				$this->store->delete( $attachment->storedName );
			}
		}
		$files = $this->store->olderThan( $shard ?? random_int( 0, AttachmentStore::SHARDS - 1 ), time() - DAY_IN_SECONDS );
		foreach ( array_chunk( $files, self::CHUNK ) as $some ) {
			array_map( $this->store->delete( ... ), array_diff( $some, $this->attachments->known( $some ) ) );
		}
	}

	/** Whoever asks for help could else fill the disk with files of no message. */
	private function judgeNumber( Actor $actor, string $field ): void {
		$most = self::WAITING_MESSAGES * $this->settings->int( 'attachments', 'max_count' );
		if ( ! $actor->isStaff() && $this->attachments->countWaiting( $actor ) >= $most ) {
			throw Refusal::invalid( array( $field => __( 'Too many of your files belong to no message yet. Please send a message first, or try again tomorrow.', 'smart-support-guest' ) ) );
		}
	}
}
