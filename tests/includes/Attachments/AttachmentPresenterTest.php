<?php
/**
 * Files as the API shows them (api.md, "Attachment").
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tests\Contract\JsonSchema;
use SmartSupport\Tests\DeskTestCase;

final class AttachmentPresenterTest extends DeskTestCase {

	public function testShowsAFile(): void {
		$staff = $this->staff();
		$id    = $this->attachment( $staff, 'Grüße.png' );
		$item  = $this->services()->attachmentPresenter()->one( $staff, $this->services()->attachments->get( $staff, $id ) );
		self::assertSame( array( $id, 'Grüße.png', 'image/png', strlen( self::PNG ) ), array( $item['id'], $item['filename'], $item['mime'], $item['size'] ) );
		self::assertSame( rest_url( "smart-support/v1/attachments/$id" ), $item['url'] );
		self::assertSame( array(), JsonSchema::faults( SchemaFile::load( 'attachment' )->item(), json_decode( (string) wp_json_encode( $item ) ) ) );
	}

	public function testEachViewerGetsTheAddressThatOpensItForThem(): void {
		$ticket = $this->ticket();
		$staff  = $this->staff();
		$id     = $this->attachment( $staff );
		$this->services()->attachments->attach( $staff, array( $id ), $ticket, null, false );
		$url = fn( Actor $viewer ): mixed => $this->services()->attachmentPresenter()->ofMessages( $viewer, array( $ticket ) )[ $ticket ][0]['url'];
		self::assertSame( rest_url( "smart-support/v1/attachments/$id" ), $url( $staff ) );
		self::assertSame( rest_url( "smart-support/v1/attachments/$id" ), $url( $this->actor( $this->registeredCustomer() ) ) );
		self::assertSame( rest_url( "smart-support/v1/portal/attachments/$id" ), $url( $this->holder( $ticket ) ) );
		self::assertSame( rest_url( "smart-support/v1/attachments/$id" ), $url( $this->key( Scope::TicketsRead, Scope::AttachmentsRead ) ) );
		self::assertNull( $url( $this->key( Scope::TicketsRead, Scope::AttachmentsWrite ) ) );
	}

	/** D8: by portal link name and size only, and nothing that names the file. */
	public function testWhoMayNotOpenItGetsNoId(): void {
		$ticket = $this->ticket();
		$staff  = $this->staff();
		$this->services()->attachments->attach( $staff, array( $this->attachment( $staff ) ), $ticket, null, false );
		$item = $this->services()->attachmentPresenter()->ofMessages( Actor::portal( $ticket ), array( $ticket ) )[ $ticket ][0];
		self::assertSame( array( null, 'photo.png', strlen( self::PNG ), null ), array( $item['id'], $item['filename'], $item['size'], $item['url'] ) );
	}

	public function testFilesOfNotesAreForThoseWhoReadNotes(): void {
		$ticket = $this->ticket();
		$staff  = $this->staff();
		$reply  = $this->reply( $staff, $ticket );
		$note   = $this->reply( $staff, $ticket, 'A note.', true );
		$files  = array( $this->attachment( $staff ), $this->attachment( $staff, 'secret.png' ) );
		$this->services()->attachments->attach( $staff, array( $files[0] ), $ticket, $reply, false );
		$this->services()->attachments->attach( $staff, array( $files[1] ), $ticket, $note, true );
		$of = fn( Actor $viewer ): array => array_keys( $this->services()->attachmentPresenter()->ofReplies( $viewer, array( $reply, $note ) ) );
		self::assertSame( array( $reply, $note ), $of( $staff ) );
		self::assertSame( array( $reply, $note ), $of( $this->key( Scope::NotesRead ) ) );
		self::assertSame( array( $reply ), $of( $this->key( Scope::RepliesRead ) ) );
		self::assertSame( array( $reply ), $of( $this->actor( $this->registeredCustomer() ) ) );
		self::assertSame( array( $reply ), $of( $this->holder( $ticket ) ) );
		$queries = $this->queries( fn() => $of( $this->holder( $ticket ) ) );
		self::assertStringContainsString( 'is_internal = 0', implode( "\n", $queries ), 'They are left out in the query, not afterwards.' );
	}

	public function testAWholePageCostsOneQuery(): void {
		$staff   = $this->staff();
		$tickets = array( $this->ticket(), $this->ticket( 'b@example.com' ) );
		foreach ( $tickets as $ticket ) {
			$this->services()->attachments->attach( $staff, array( $this->attachment( $staff ), $this->attachment( $staff ) ), $ticket, null, false );
		}
		$presenter = $this->services()->attachmentPresenter();
		self::assertCount( 1, $this->queries( static fn() => $presenter->ofMessages( $staff, $tickets ) ) );
		self::assertSame( $tickets, array_keys( $presenter->ofMessages( $staff, $tickets ) ) );
		self::assertCount( 1, $this->queries( static fn() => $presenter->ofReplies( $staff, array( 1, 2, 3 ) ) ) );
	}

	private function holder( int $ticket ): Actor {
		return Actor::link( new AccessLink( 1, $ticket, $this->ticketById( $ticket )->customerId, null, 0 ) );
	}

	private function key( Scope ...$scopes ): Actor {
		return Actor::key( new ApiKey( 1, '12345678', 'Test', array_values( $scopes ), null, null, null, null, null, null, null, new \DateTimeImmutable() ) );
	}
}
