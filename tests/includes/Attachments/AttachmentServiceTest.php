<?php
/**
 * Rules of files (G-16, R6, U1, U4, U6, F7, I6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\Upload;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Lifecycle;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class AttachmentServiceTest extends DeskTestCase {

	/** Times that the database was asked. */
	private int $tries = 0;

	/** @return iterable<string, array{string, string}> Name, content. */
	public static function unwanted(): iterable {
		yield 'a name that is refused' => array( 'a.php.png', self::PNG );
		yield 'a program of the server' => array( 'a.php', '<?php' );
		yield 'a kind nobody knows' => array( 'a.xyz', 'x' );
		yield 'a kind that is not allowed here' => array( 'a.svg', '<svg/>' );
		yield 'content of another kind' => array( 'a.png', '<?php echo 1;' );
		yield 'nothing' => array( 'a.png', '' );
	}

	#[DataProvider( 'unwanted' )]
	public function testRefusesWhatIsNotAllowed( string $name, string $content ): void {
		$refusal = $this->refused( $name, $content );
		self::assertSame( 'validation_error', $refusal->reason );
		self::assertSame( array( 'file' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
		self::assertSame( array( 0, 0 ), array( $this->countRows( 'attachments' ), $this->filesOnDisk() ) );
	}

	public function testTheAdministratorChoosesTheKinds(): void {
		( new Settings() )->save( array( 'attachments' => array( 'types' => array( 'svg' ) ) ) );
		self::assertGreaterThan( 0, $this->attachment( $this->staff(), 'a.SVG', '<svg/>' ) );
		self::assertStringContainsString( 'svg', $this->refused( 'a.png', self::PNG )->getMessage(), 'It says what is allowed.' );
	}

	/** U6: at the limit, and one byte above it; the limit is named. */
	public function testAFileMayHaveSoManyBytesAndNoMore(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1 ) ) );
		$file = $this->file();
		foreach ( array( MB_IN_BYTES => '', MB_IN_BYTES + 1 => 'file_too_large' ) as $size => $reason ) {
			$stream = fopen( $file['tmp_name'], 'r+' );
			self::assertIsResource( $stream );
			ftruncate( $stream, $size );
			fclose( $stream );
			clearstatcache();
			try {
				$stored = $this->service()->store( $this->staff(), Upload::of( $file, 'file', 0 ), 'file' );
				self::assertSame( array( '', $size ), array( $reason, $stored->size ) );
				rename( $this->services()->files->path( $stored->storedName ), $file['tmp_name'] );
			} catch ( Refusal $refusal ) {
				self::assertSame( $reason, $refusal->reason );
				self::assertStringContainsString( '1 MB', $refusal->getMessage() );
			}
		}
		self::assertSame( 0, $this->filesOnDisk() );
	}

	public function testPhpsOwnLimitCountsWhereItIsLower(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1024 ) ) );
		self::assertSame( wp_max_upload_size(), $this->service()->maxSize() );
		self::assertLessThan( 1024 * MB_IN_BYTES, wp_max_upload_size() );
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1 ) ) );
		$this->nextRequest();
		self::assertSame( MB_IN_BYTES, $this->service()->maxSize() );
	}

	/** U6: neither is looked into. */
	public function testPicturesAreNotDecodedAndArchivesNotOpened(): void {
		$bomb    = "PK\x03\x04\x14\0\0\0\x08\0" . str_repeat( "\0", 16 ) . str_repeat( 'x', 1000 );
		$picture = self::PNG . pack( 'NN', 20000, 20000 ) . "\x08\x06\0\0\0" . str_repeat( "\0", 1000 );
		$staff   = $this->staff();
		$this->attachment( $staff, 'warm-up.docx', $bomb );
		// Now every byte more is a new peak.
		$filler = str_repeat( 'x', memory_get_peak_usage() - memory_get_usage() );
		$before = memory_get_peak_usage();
		$this->attachment( $staff, 'huge.png', $picture );
		$this->attachment( $staff, 'bomb.zip', $bomb );
		$this->attachment( $staff, 'bomb.docx', $bomb );
		self::assertLessThan( 4 * MB_IN_BYTES, memory_get_peak_usage() - $before );
		unset( $filler );
		self::assertSame( 4, $this->countRows( 'attachments' ) );
	}

	public function testOnlyWhoMayReplyUploads(): void {
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->service()->authorise( $this->actor( $this->user() ) ) ), 'Nobody\'s customer.' );
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->service()->authorise( Actor::anonymous() ) ) );
		self::assertSame( 'insufficient_scope', $this->refusal( fn() => $this->service()->authorise( $this->key( 1, Scope::RepliesWrite ) ) ) );
		foreach ( array( $this->staff(), $this->actor( $this->registeredCustomer() ), $this->key( 1, Scope::AttachmentsWrite ) ) as $actor ) {
			self::assertSame( 'not refused', $this->refusal( fn() => $this->service()->authorise( $actor ) ) );
		}
		$refused = $this->refusal( fn() => $this->attachment( $this->actor( $this->user() ) ) );
		self::assertSame( array( 'forbidden', 0 ), array( $refused, $this->filesOnDisk() ), 'The service asks again, whoever called it.' );
	}

	/** U6: a customer could else fill the disk with files of no message. */
	public function testACustomerHasSoManyFilesWaitingAndNoMore(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_count' => 1 ) ) );
		$customer = $this->actor( $this->registeredCustomer() );
		$staff    = $this->staff();
		$ids      = array();
		for ( $i = 0; $i < 10; $i++ ) {
			$ids[] = $this->attachment( $customer );
			$this->attachment( $staff );
		}
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->attachment( $customer ) ) );
		self::assertSame( 20, $this->filesOnDisk() );
		$this->attachment( $staff );
		$this->service()->attach( $customer, array( $ids[0] ), $this->ticket(), null, false );
		$this->attachment( $customer );
	}

	public function testAMessageHasSoManyFilesAndNoMore(): void {
		$staff  = $this->staff();
		$ticket = $this->ticket();
		$ids    = array_map( fn() => $this->attachment( $staff ), range( 1, 6 ) );
		try {
			$this->service()->attach( $staff, $ids, $ticket, null, false );
			self::fail( 'Six files are one too many.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'validation_error', array( 'attachment_ids' ) ), array( $refusal->reason, array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) ) );
			self::assertStringContainsString( '5', $refusal->getMessage() );
		}
		self::assertSame( 6, $this->countRows( 'attachments', 'ticket_id IS NULL' ) );
		$this->service()->attach( $staff, array( ...array_slice( $ids, 0, 5 ), $ids[0] ), $ticket, null, false );
		self::assertSame( 5, $this->countRows( 'attachments', "ticket_id = $ticket" ), 'The same one twice is one.' );
	}

	/** U4: an id of somebody else's, waiting or with its message, an id that is none: the same, and nothing is changed. */
	public function testNobodyAttachesWhatIsNotTheirs(): void {
		$ticket   = $this->ticket();
		$agent    = $this->staff();
		$customer = $this->actor( $this->registeredCustomer() );
		$waiting  = $this->attachment( $agent );
		$attached = $this->attachment( $customer );
		$own      = $this->attachment( $customer );
		$this->service()->attach( $customer, array( $attached ), $ticket, null, false );
		foreach ( array( $waiting, $attached, $own + 99, 0, -1 ) as $id ) {
			$attach = fn() => $this->services()->unit->run( fn() => $this->service()->attach( $customer, array( $own, $id ), $ticket, 5, false ) );
			self::assertSame( 'not_found', $this->refusal( $attach ), "Id $id" );
		}
		self::assertSame( 2, $this->countRows( 'attachments', 'ticket_id IS NULL' ), 'Its own is taken back with the other.' );
		self::assertSame( 0, $this->countRows( 'attachments', 'reply_id IS NOT NULL' ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->attach( $this->key( 2, Scope::AttachmentsWrite ), array( $this->attachment( $this->key( 1, Scope::AttachmentsWrite ) ) ), $ticket, null, false ) ), 'Each key has its own.' );
	}

	public function testWhileItWaitsAFileIsItsUploadersAlone(): void {
		$customer = $this->actor( $this->registeredCustomer() );
		$id       = $this->attachment( $customer );
		self::assertSame( $id, $this->service()->get( $customer, $id )->id );
		foreach ( array( $this->staff( 'administrator' ), $this->actor( $this->user() ), $this->key( 1, Scope::AttachmentsRead ), Actor::anonymous() ) as $other ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->get( $other, $id ) ) );
		}
	}

	public function testWithItsMessageItIsForThoseWhoSeeTheTicket(): void {
		$customer = $this->actor( $this->registeredCustomer() );
		$agent    = $this->staff();
		$ticket   = $this->ticket( columns: array( 'agent_id' => $agent->userId ) );
		$other    = $this->ticket( 'other@example.com' );
		$id       = $this->attachment( $customer );
		$this->service()->attach( $customer, array( $id ), $ticket, null, false );
		$link = fn( int $of ): Actor => Actor::link( new AccessLink( 1, $of, $this->ticketById( $of )->customerId, null, 0 ) );
		foreach ( array( $customer, $agent, $this->staff( 'administrator' ), $link( $ticket ), $this->key( 1, Scope::AttachmentsRead ) ) as $viewer ) {
			self::assertSame( $id, $this->service()->get( $viewer, $id )->id );
		}
		foreach ( array( $this->actor( $this->registeredCustomer( 'b@example.com' ) ), $this->staff(), $link( $other ), $this->key( 1, Scope::AttachmentsRead, departmentIds: array( 99 ) ), Actor::anonymous() ) as $stranger ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->get( $stranger, $id ) ) );
		}
		$this->database()->update( 'tickets', array( 'state' => 'trash', 'is_listed' => 0 ), array( 'id' => $ticket ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->get( $link( $ticket ), $id ) ), 'The ticket is in the trash.' );
	}

	/** R8: whoever may not read notes does not learn that there is a file either. */
	public function testAFileOfANoteIsForThoseWhoReadNotes(): void {
		$staff  = $this->staff();
		$ticket = $this->ticket();
		$id     = $this->attachment( $staff );
		$this->service()->attach( $staff, array( $id ), $ticket, $this->reply( $staff, $ticket, 'A note.', true ), true );
		self::assertSame( $id, $this->service()->get( $staff, $id )->id );
		self::assertSame( $id, $this->service()->get( $this->key( 1, Scope::NotesRead ), $id )->id );
		$link = Actor::link( new AccessLink( 1, $ticket, $this->ticketById( $ticket )->customerId, null, 0 ) );
		foreach ( array( $this->actor( $this->registeredCustomer() ), $link, $this->key( 1, Scope::AttachmentsRead ) ) as $viewer ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->get( $viewer, $id ) ) );
		}
	}

	public function testAFileThatIsGoneFromTheDiskIsNotThere(): void {
		$staff = $this->staff();
		$file  = $this->service()->get( $staff, $this->attachment( $staff ) );
		self::assertStringEqualsFile( $this->service()->path( $file ), self::PNG );
		$this->services()->files->clear();
		self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->path( $file ) ) );
	}

	public function testAFileWhoseRowIsRefusedGoes(): void {
		$staff  = $this->staff();
		$stored = $this->service()->store( $staff, Upload::of( $this->file(), 'file', 0 ), 'file' );
		$refuse = static fn( string $query ): string => str_contains( $query, 'INSERT' ) ? throw new \RuntimeException( 'Refused.' ) : $query;
		add_filter( 'query', $refuse );
		try {
			$this->service()->add( $staff, $stored );
			self::fail( 'The row was taken.' );
		} catch ( \RuntimeException $error ) {
			self::assertSame( 'Refused.', $error->getMessage() );
		}
		remove_filter( 'query', $refuse );
		self::assertSame( array( 0, 0 ), array( $this->countRows( 'attachments' ), $this->filesOnDisk() ) );
	}

	/** A unit of work around it runs again and needs the file. */
	public function testAFileWhoseRowMayComeYetStays(): void {
		$staff  = $this->staff();
		$stored = $this->service()->store( $staff, Upload::of( $this->file(), 'file', 0 ), 'file' );
		$fail   = function ( string $query ): string {
			return str_contains( $query, 'INSERT' ) && ++$this->tries < 3 ? throw new DatabaseError( 'Deadlock.', 1213 ) : $query;
		};
		add_filter( 'query', $fail );
		$file = $this->services()->unit->run( fn() => $this->service()->add( $staff, $stored ) );
		remove_filter( 'query', $fail );
		self::assertSame( 3, $this->tries );
		self::assertFileExists( $this->service()->path( $file ) );
	}

	/** I6: after a day. */
	public function testPurgesWhatNoMessageWants(): void {
		$staff = $this->staff();
		$now   = $this->now();
		$old   = $this->attachment( $staff );
		$kept  = $this->attachment( $staff );
		$this->service()->attach( $staff, array( $kept ), $this->ticket(), null, false );
		$this->databaseClock()->set( $now + 60 );
		$young = $this->attachment( $staff );
		$this->databaseClock()->set( $now + DAY_IN_SECONDS + 30 );
		$this->service()->purge();
		self::assertSame( array( 0, 1, 1 ), array_map( fn( int $id ) => $this->countRows( 'attachments', "id = $id" ), array( $old, $kept, $young ) ) );
		self::assertSame( 2, $this->filesOnDisk() );
		$this->databaseClock()->set( $now + DAY_IN_SECONDS + 90 );
		$this->service()->purge();
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'attachments', '2 = 2' ), $this->filesOnDisk() ) );
	}

	/** What a killed request left: no row, and a day old. */
	public function testPurgesFilesWithoutARow(): void {
		$staff = $this->staff();
		$names = array();
		foreach ( array( 'with', 'without', 'young' ) as $which ) {
			$stored = $this->service()->store( $staff, Upload::of( $this->file(), 'file', 0 ), 'file' );
			$path   = $this->services()->files->path( $stored->storedName );
			// All in one folder, so that one run sees them.
			$names[ $which ] = 'ab' . substr( $stored->storedName, 2 );
			wp_mkdir_p( dirname( $path, 2 ) . '/ab' );
			rename( $path, dirname( $path, 2 ) . "/ab/$names[$which]" );
			touch( dirname( $path, 2 ) . "/ab/$names[$which]", time() - DAY_IN_SECONDS + ( 'young' === $which ? 60 : -60 ) );
		}
		$this->database()->insert( 'attachments', array( 'ticket_id' => 1, 'stored_name' => $names['with'], 'filename' => 'a', 'mime' => 'a', 'size' => 1, 'created_at' => '2026-01-01 00:00:00' ) );
		$this->service()->purge( 0xac );
		self::assertSame( 3, $this->filesOnDisk(), 'Another folder.' );
		$this->service()->purge( 0xab );
		self::assertSame( array( true, false, true ), array_map( fn( string $name ) => is_file( $this->services()->files->path( $name ) ), array_values( $names ) ) );
	}

	public function testTheSweepPurges(): void {
		$staff = $this->staff();
		$this->attachment( $staff );
		$this->databaseClock()->set( $this->now() + DAY_IN_SECONDS + 60 );
		do_action( Lifecycle::SWEEP );
		self::assertSame( array( 0, 0 ), array( $this->countRows( 'attachments' ), $this->filesOnDisk() ) );
	}

	private function refused( string $name, string $content ): Refusal {
		try {
			$this->attachment( $this->staff(), $name, $content );
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		self::fail( "$name was taken." );
	}

	/** @phpstan-impure */
	private function filesOnDisk(): int {
		return count( (array) glob( $this->services()->files->folder() . '/*/*' ) );
	}

	private function service(): AttachmentService {
		return $this->services()->attachments;
	}

	/** @param list<int>|null $departmentIds */
	private function key( int $id, Scope $scope, ?array $departmentIds = null ): Actor {
		return Actor::key( new ApiKey( $id, '12345678', 'Test', array( $scope ), $departmentIds, null, null, null, null, null, null, new \DateTimeImmutable() ) );
	}
}
