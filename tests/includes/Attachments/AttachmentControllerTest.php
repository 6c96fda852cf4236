<?php
/**
 * Files over HTTP (api.md: POST /attachments, GET /attachments/{id}; U1, U2, U4, F3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\Contract\JsonSchema;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\HttpAnswer;

final class AttachmentControllerTest extends DeskTestCase {

	/** Times that the database was asked. */
	private int $tries = 0;

	public function testStoresAFile(): void {
		$user = $this->user( 'smart_support_agent' );
		$this->actingAs( $user );
		$answer = $this->upload( $this->file( 'Schöne Grüße.png' ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( 'Schöne Grüße.png', 'image/png', strlen( self::PNG ) ), array( $answer->text( 'data.filename' ), $answer->text( 'data.mime' ), $answer->int( 'data.size' ) ) );
		self::assertSame( array(), JsonSchema::faults( SchemaFile::load( 'attachment' )->item(), (object) $answer->list( 'data' ) ) );
		$row = $this->rowById( 'attachments', $answer->int( 'data.id' ) );
		self::assertSame( array( $user, null, null ), array( $row->int( 'user_id' ), $row->intOrNull( 'ticket_id' ), $row->intOrNull( 'api_key_id' ) ) );
		self::assertSame( 200, $this->call( 'GET', '/attachments/' . $answer->int( 'data.id' ) )->status );
	}

	/** @return iterable<string, array{string, string, int, string}> Name, content, status, code. */
	public static function faults(): iterable {
		yield 'its name' => array( '.htaccess', 'x', 400, 'validation_error' );
		yield 'a path' => array( '../../x.png', self::PNG, 400, 'validation_error' );
		yield 'its kind' => array( 'a.exe', 'MZ', 400, 'validation_error' );
		yield 'its content' => array( 'a.png', 'MZ', 400, 'validation_error' );
		yield 'nothing in it' => array( 'a.png', '', 400, 'validation_error' );
		yield 'its size' => array( 'a.txt', 'large', 413, 'file_too_large' );
	}

	#[DataProvider( 'faults' )]
	public function testSaysWhatIsWrongWithAFile( string $name, string $content, int $status, string $code ): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1 ) ) );
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$answer = $this->upload( $this->file( $name, 'large' === $content ? str_repeat( 'x', MB_IN_BYTES + 1 ) : $content ) );
		self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ) );
		self::assertSame( 'file_too_large' === $code ? array( 'success', 'code', 'message', 'max_size' ) : array( 'success', 'code', 'message', 'errors' ), array_keys( $answer->body ) );
		self::assertSame( 'file_too_large' === $code ? array() : array( 'file' ), array_keys( (array) ( $answer->body['errors'] ?? array() ) ) );
		self::assertSame( 0, $this->countRows( 'attachments' ) );
	}

	public function testAFormHasTheFileAndNothingElse(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$none = $this->form( array(), array() );
		self::assertSame( array( 400, 'missing_field', array( 'file' ) ), array( $none->status, $none->code(), array_keys( $none->list( 'errors' ) ) ) );
		self::assertSame( 'missing_field', $this->form( array(), array( 'file' => array( 'error' => UPLOAD_ERR_NO_FILE ) + $this->file() ) )->code(), 'A field for a file, left empty.' );
		self::assertSame( 'missing_field', $this->form( array( 'file' => 'text' ), array() )->code(), 'A text is no file.' );
		self::assertSame( 'unknown_field', $this->form( array( 'ticket_id' => '1' ), array( 'file' => $this->file() ) )->code() );
		self::assertSame( 'unknown_field', $this->form( array(), array( 'file' => $this->file(), 'other' => $this->file() ) )->code() );
		self::assertSame( 0, $this->countRows( 'attachments' ) );
	}

	public function testOnlyAFormIsTaken(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		foreach ( array( 'application/json', 'image/png', 'application/x-www-form-urlencoded' ) as $type ) {
			$answer = $this->call( 'POST', '/attachments', '{"file":"x"}', array( 'Content-Type' => $type ) );
			self::assertSame( array( 400, 'invalid_content_type' ), array( $answer->status, $answer->code() ), $type );
			self::assertStringContainsString( 'multipart/form-data', $answer->text( 'message' ) );
		}
	}

	public function testAnswersThePlaceWhereNothingIsAsThePlaceOfAnothers(): void {
		$id = $this->attachment( $this->staff() );
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$others  = $this->call( 'GET', "/attachments/$id" );
		$nothing = $this->call( 'GET', '/attachments/' . ( $id + 1 ) );
		self::assertSame( array( 404, $nothing->json, $nothing->headers ), array( $others->status, $others->json, $others->headers ) );
		foreach ( array( '0', '-1', 'x', '1e3', '99999999999999999999' ) as $path ) {
			self::assertSame( $nothing->json, $this->call( 'GET', "/attachments/$path" )->json );
		}
	}

	public function testARepeatedUploadIsOne(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$key   = array( 'Idempotency-Key' => 'once' );
		$first = $this->upload( $this->file(), $key );
		self::assertSame( 201, $first->status );
		$again = $this->upload( $this->file(), $key );
		self::assertSame( array( 201, $first->int( 'data.id' ), 'true' ), array( $again->status, $again->int( 'data.id' ), $again->headers['idempotent-replayed'] ?? '' ) );
		self::assertSame( 'idempotency_conflict', $this->upload( $this->file( content: self::PNG . 'x' ), $key )->code() );
		self::assertSame( 1, $this->countRows( 'attachments' ) );
		self::assertCount( 1, (array) glob( $this->services()->files->folder() . '/*/*' ) );
	}

	/** F8: the database gives up on the first try; the file has been moved by then. */
	public function testAnUploadSurvivesADeadlock(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$fail = function ( string $query ): string {
			return 1 === preg_match( '/^\s*UPDATE\s.*idempotency/', $query ) && ++$this->tries < 3 ? throw new DatabaseError( 'Deadlock.', 1213 ) : $query;
		};
		add_filter( 'query', $fail );
		$first = $this->upload( $this->file(), array( 'Idempotency-Key' => 'deadlock' ) );
		remove_filter( 'query', $fail );
		self::assertSame( array( 3, 201 ), array( $this->tries, $first->status ), $first->json );
		self::assertSame( 200, $this->call( 'GET', '/attachments/' . $first->int( 'data.id' ) )->status );
		self::assertSame( $first->int( 'data.id' ), $this->upload( $this->file(), array( 'Idempotency-Key' => 'deadlock' ) )->int( 'data.id' ) );
		self::assertCount( 1, (array) glob( $this->services()->files->folder() . '/*/*' ) );
	}

	public function testAKeyUploadsForItself(): void {
		( new Settings() )->save( array( 'api' => array( 'enabled' => true ) ) );
		$writer = array( 'X-Smart-Support-API-Key' => $this->key( Scope::AttachmentsWrite ) );
		$both   = array( 'X-Smart-Support-API-Key' => $this->key( Scope::AttachmentsWrite, Scope::AttachmentsRead ) );
		$first  = $this->upload( $this->file(), $writer );
		self::assertSame( array( 201, null ), array( $first->status, $first->get( 'data.url' ) ), 'It may not read.' );
		$second = $this->upload( $this->file(), $both );
		self::assertSame( rest_url( 'smart-support/v1/attachments/' . $second->int( 'data.id' ) ), $second->get( 'data.url' ) );
		self::assertSame( 200, $this->call( 'GET', '/attachments/' . $second->int( 'data.id' ), array(), $both )->status );
		self::assertSame( 404, $this->call( 'GET', '/attachments/' . $first->int( 'data.id' ), array(), $both )->status, 'Another key uploaded it.' );
	}

	public function testATicketBringsFiles(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$ticket = array( 'email' => self::CUSTOMER, 'subject' => 'Help', 'message' => 'See these.' );
		$id     = $this->upload( $this->file() )->int( 'data.id' );
		$answer = $this->call( 'POST', '/tickets', $ticket + array( 'attachment_ids' => array( $id ) ) );
		self::assertSame( array( 201, array( $id ) ), array( $answer->status, array_column( $answer->list( 'data.attachments' ), 'id' ) ), $answer->json );
		self::assertSame( array( $id ), array_column( $this->call( 'GET', '/tickets/' . $answer->int( 'data.id' ) )->list( 'data.attachments' ), 'id' ) );
		self::assertSame( array( 404, 'not_found' ), array( $this->call( 'POST', '/tickets', $ticket + array( 'attachment_ids' => array( $id ) ) )->status, $this->call( 'POST', '/tickets', $ticket + array( 'attachment_ids' => array( $id ) ) )->code() ), 'It has its message.' );
		self::assertSame( 1, $this->countRows( 'tickets' ) );
	}

	/** U7: what is switched off or revoked takes nothing, from the very next request on. */
	public function testNothingIsTakenFromWhoMayNot(): void {
		( new Settings() )->save( array( 'api' => array( 'enabled' => true ) ) );
		$headers = array( 'X-Smart-Support-API-Key' => $this->key( Scope::AttachmentsWrite, Scope::AttachmentsRead ) );
		$id      = $this->upload( $this->file(), $headers )->int( 'data.id' );
		$judged  = function () use ( $headers, $id ): array {
			$this->nextRequest();
			$up   = $this->upload( $this->file(), $headers );
			$down = $this->call( 'GET', "/attachments/$id", array(), $headers );
			return array( $up->status, $up->code(), $down->status, $down->code() );
		};
		( new Settings() )->save( array( 'api' => array( 'enabled' => false ) ) );
		self::assertSame( array( 403, 'api_disabled', 403, 'api_disabled' ), $judged() );
		( new Settings() )->save( array( 'api' => array( 'enabled' => true ) ) );
		$this->database()->execute( 'UPDATE {api_keys} SET revoked_at = 1' );
		self::assertSame( array( 401, 'invalid_api_key', 401, 'invalid_api_key' ), $judged() );
		self::assertSame( 1, $this->countRows( 'attachments' ) );
		self::assertCount( 1, (array) glob( $this->services()->files->folder() . '/*/*' ) );
	}

	/** F7. */
	public function testAFullDiskIsSaidAndLeavesNothing(): void {
		$place = $this->file()['tmp_name'];
		add_filter( 'upload_dir', static fn( array $dir ): array => array( 'basedir' => $place ) + $dir );
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$answer = $this->upload( $this->file() );
		self::assertSame( array( 500, 'storage_full' ), array( $answer->status, $answer->code() ) );
		self::assertStringNotContainsString( basename( $place ), $answer->json );
		self::assertSame( 0, $this->countRows( 'attachments' ) );
		self::assertStringContainsString( 'could not store a file', $this->log() );
		$ticket = $this->ticket();
		self::assertSame( 201, $this->call( 'POST', "/tickets/$ticket/replies", array( 'message' => 'Words still get through.' ) )->status );
	}

	public function testCostsFewQueries(): void {
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$id      = 0;
		$writing = $this->queries(
			function () use ( &$id ): void {
				$id = $this->upload( $this->file() )->int( 'data.id' );
			}
		);
		self::assertLessThanOrEqual( 18, count( $writing ), implode( "\n", $writing ) );
		$this->services()->attachments->attach( $this->actor( get_current_user_id() ), array( $id ), $this->ticket(), null, false );
		$reading = $this->queries( fn() => $this->call( 'GET', "/attachments/$id" ) );
		self::assertLessThanOrEqual( 8, count( $reading ), implode( "\n", $reading ) );
	}

	/** A server's real form, name and file; PHP moves it, and it comes back byte for byte. */
	public function testGoesUpAndDownOverHttp(): void {
		$headers = $this->passwordOf( $this->user( 'smart_support_agent' ) );
		$content = self::PNG . random_bytes( 100_000 );
		$answer  = $this->send( "it's \"quoted\" ünd 100%.png", $content, $headers );
		self::assertSame( 201, $answer->status, $answer->body );
		$data = $answer->json()['data'] ?? array();
		self::assertIsArray( $data );
		self::assertSame( array( "it's \"quoted\" ünd 100%.png", strlen( $content ) ), array( $data['filename'] ?? '', $data['size'] ?? 0 ) );

		$path = '/wp-json/smart-support/v1/attachments/' . ( is_int( $data['id'] ?? null ) ? $data['id'] : 0 );
		$file = $this->http( 'GET', $path, '', $headers );
		self::assertSame( array( 200, true ), array( $file->status, $content === $file->body ) );
		self::assertSame( 'attachment; filename="it\'s _quoted_ und 100_.png"; filename*=UTF-8\'\'it%27s%20%22quoted%22%20%C3%BCnd%20100%25.png', $file->headers['content-disposition'] ?? '' );
		self::assertSame( array( 'image/png', (string) strlen( $content ), 'nosniff', "sandbox; default-src 'none'" ), array( $file->headers['content-type'] ?? '', $file->headers['content-length'] ?? '', $file->headers['x-content-type-options'] ?? '', $file->headers['content-security-policy'] ?? '' ) );
		self::assertStringContainsString( 'no-store', $file->headers['cache-control'] ?? '' );
		self::assertStringContainsString( 'private', $file->headers['cache-control'] ?? '' );

		$head = $this->http( 'HEAD', $path, '', $headers );
		self::assertSame( array( 200, '', $file->headers['content-length'], $file->headers['content-disposition'] ), array( $head->status, $head->body, $head->headers['content-length'] ?? '', $head->headers['content-disposition'] ?? '' ) );
		self::assertSame( 401, $this->http( 'GET', $path )->status );
		self::assertSame( 200, $this->http( 'GET', $path, '', $headers + array( 'Range' => 'bytes=0-9' ) )->status, 'A part that was asked for comes as the whole.' );
	}

	/** U1 as it comes over the wire: PHP itself takes names apart. */
	public function testNamesThatLieAreRefusedOverHttp(): void {
		$headers = $this->passwordOf( $this->user( 'smart_support_agent' ) );
		foreach ( array( 'a.php.png', '../../x', '../../x.png', '.htaccess', "\u{200B}.htaccess", '.user.ini', "photo\u{202E}gnp.exe", str_repeat( 'a', 296 ) . '.png', 'x', '.png' ) as $name ) {
			$answer = $this->send( $name, self::PNG, $headers );
			self::assertSame( array( 400, 'validation_error' ), array( $answer->status, $answer->json()['code'] ?? '' ), $name );
		}
		self::assertSame( 0, $this->countRows( 'attachments' ) );
	}

	/** PHP throws such a form away, and with it every field. */
	public function testAFormAbovePhpsOwnLimitIsTooLarge(): void {
		$headers = $this->passwordOf( $this->user( 'smart_support_agent' ) );
		$answer  = $this->send( 'a.txt', str_repeat( 'x', 81 << 20 ), $headers );
		self::assertSame( array( 413, 'file_too_large' ), array( $answer->status, $answer->json()['code'] ?? '' ), $answer->body );
		self::assertStringContainsString( 'MB', $answer->body );
		$answer = $this->send( 'a.txt', str_repeat( 'x', 65 << 20 ), $headers );
		self::assertSame( array( 413, 'file_too_large' ), array( $answer->status, $answer->json()['code'] ?? '' ), 'Above the limit of a file, below that of a form.' );
	}

	private function key( Scope ...$scopes ): string {
		$secret = ApiKeySecret::make();
		$this->services()->keyRows->insert( $secret->text, $secret->prefix, 'Test', array_values( $scopes ), null );
		return $secret->text;
	}

	/**
	 * @param array<string, mixed> $fields
	 * @param array<string, mixed> $files
	 */
	private function form( array $fields, array $files ): Answer {
		return new Answer( $this->rest( 'POST', '/attachments', $fields, array(), $files ) );
	}

	/** @param array<string, string> $headers */
	private function send( string $name, string $content, array $headers ): HttpAnswer {
		$name = strtr( $name, array( '"' => '\\"' ) );
		$body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"$name\"\r\nContent-Type: text/evil\r\n\r\n$content\r\n--x--\r\n";
		return $this->http( 'POST', '/wp-json/smart-support/v1/attachments', $body, array( 'Content-Type' => 'multipart/form-data; boundary=x' ) + $headers );
	}
}
