<?php
/**
 * Files in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\Attachment;
use SmartSupport\Attachments\AttachmentRepository;
use SmartSupport\Attachments\StoredFile;
use SmartSupport\Database\Clock;
use SmartSupport\Tests\DeskTestCase;

final class AttachmentRepositoryTest extends DeskTestCase {

	private const TIME = 1_800_000_000;

	private int $names = 0;

	public function testKeepsWhatItIsTold(): void {
		$actor = Actor::link( new AccessLink( 1, 7, 9, null, 0 ) );
		$file  = $this->rows()->find( $this->insert( $actor, '請求書 👩‍💻.pdf', 5_000_000_000 ) );
		self::assertNotNull( $file );
		self::assertSame( array( '請求書 👩‍💻.pdf', 'application/pdf', 5_000_000_000, 9, null, null ), array( $file->filename, $file->mime, $file->size, $file->customerId, $file->userId, $file->keyId ) );
		self::assertSame( array( null, null, false, self::TIME ), array( $file->ticketId, $file->replyId, $file->isInternal, $file->createdAt->getTimestamp() ) );
		self::assertNull( $this->rows()->find( $file->id + 1 ) );
	}

	public function testGivesFilesToAMessageOnce(): void {
		$actor = $this->staff();
		$ids   = array( $this->insert( $actor ), $this->insert( $actor ) );
		self::assertSame( 2, $this->rows()->attach( $actor, $ids, 7, 8, true ) );
		$file = $this->rows()->find( $ids[1] );
		self::assertSame( array( 7, 8, true ), array( $file?->ticketId, $file?->replyId, $file?->isInternal ) );
		self::assertSame( 0, $this->rows()->attach( $actor, $ids, 7, 8, true ), 'They have a message now.' );
		self::assertSame( 0, $this->rows()->attach( $actor, $ids, 9, null, false ) );
	}

	/** What may be attached is what may be opened while it waits: two ways to say who somebody is, one answer. */
	public function testOnlyTheUploaderAttaches(): void {
		$actors = array(
			'agent'     => $this->staff(),
			'colleague' => $this->staff(),
			'customer'  => $this->actor( $this->registeredCustomer() ),
			'link'      => Actor::link( new AccessLink( 1, 7, 9, null, 0 ) ),
			'other'     => Actor::link( new AccessLink( 2, 7, 10, null, 0 ) ),
			'system'    => Actor::system(),
			'nobody'    => Actor::anonymous(),
		);
		foreach ( $actors as $uploader => $by ) {
			foreach ( $actors as $name => $actor ) {
				$id   = $this->insert( $by );
				$file = $this->rows()->find( $id );
				$own  = $uploader === $name && 'nobody' !== $name;
				// Nobody may upload; if they could, their file would look like the system's.
				$own = $own || ( 'nobody' === $uploader && 'system' === $name );
				self::assertSame( $own, $file?->isBy( $actor ), "$name opens what $uploader uploaded." );
				self::assertSame( $own ? 1 : 0, $this->rows()->attach( $actor, array( $id ), 7, null, false ), "$name attaches what $uploader uploaded." );
			}
		}
	}

	public function testCountsWhatWaits(): void {
		$actor = $this->staff();
		$this->insert( $this->staff() );
		$id = $this->insert( $actor );
		$this->insert( $actor );
		self::assertSame( 2, $this->rows()->countWaiting( $actor ) );
		$this->rows()->attach( $actor, array( $id ), 7, null, false );
		self::assertSame( 1, $this->rows()->countWaiting( $actor ) );
	}

	public function testFindsTheFilesOfMessages(): void {
		$actor = $this->staff();
		$ids   = array_map( fn() => $this->insert( $actor ), range( 1, 5 ) );
		$this->rows()->attach( $actor, array( $ids[0], $ids[1] ), 7, null, false );
		$this->rows()->attach( $actor, array( $ids[2] ), 7, 3, false );
		$this->rows()->attach( $actor, array( $ids[3] ), 7, 4, true );
		self::assertSame( array( $ids[0], $ids[1] ), self::ids( $this->rows()->ofMessages( array( 7, 8 ) ) ) );
		self::assertSame( array( $ids[2] ), self::ids( $this->rows()->ofPublicReplies( array( 3, 4 ) ) ) );
		self::assertSame( array( $ids[2], $ids[3] ), self::ids( $this->rows()->ofReplies( array( 3, 4 ) ) ) );
		self::assertSame( array(), $this->queries( fn() => array( $this->rows()->ofMessages( array() ), $this->rows()->ofReplies( array() ), $this->rows()->ofPublicReplies( array() ), $this->rows()->known( array() ) ) ) );
	}

	public function testFindsWhatHasWaitedTooLong(): void {
		$actor = $this->staff();
		$ids   = array( $this->insert( $actor ), $this->insert( $actor ), $this->insert( $actor ) );
		$this->rows()->attach( $actor, array( $ids[0] ), 7, null, false );
		$found = $this->rows()->waitingSince( Clock::fromSeconds( self::TIME + 1 ), 10 );
		self::assertSame( array( $ids[1], $ids[2] ), self::ids( $found ) );
		self::assertCount( 1, $this->rows()->waitingSince( Clock::fromSeconds( self::TIME + 1 ), 1 ) );
		self::assertSame( array(), $this->rows()->waitingSince( Clock::fromSeconds( self::TIME ), 10 ) );
		self::assertTrue( $this->rows()->deleteWaiting( $ids[1] ) );
		self::assertFalse( $this->rows()->deleteWaiting( $ids[1] ) );
		self::assertFalse( $this->rows()->deleteWaiting( $ids[0] ), 'It has a message.' );
		self::assertNotNull( $this->rows()->find( $ids[0] ) );
	}

	public function testKnowsStoredNames(): void {
		$name = $this->rows()->find( $this->insert( $this->staff() ) )->storedName ?? '';
		self::assertSame( array( $name ), $this->rows()->known( array( str_repeat( 'f', 32 ), $name ) ) );
	}

	/**
	 * @param list<Attachment> $files
	 * @return list<int>
	 */
	private static function ids( array $files ): array {
		return array_map( static fn( Attachment $file ) => $file->id, $files );
	}

	private function insert( Actor $actor, string $filename = 'a.pdf', int $size = 1 ): int {
		$file = new StoredFile( sprintf( '%032x', ++$this->names ), $filename, 'application/pdf', $size );
		return $this->rows()->insert( $actor, $file, Clock::fromSeconds( self::TIME ) );
	}

	private function rows(): AttachmentRepository {
		return new AttachmentRepository( $this->database() );
	}
}
