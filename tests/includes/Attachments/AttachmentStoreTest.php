<?php
/**
 * Files on the disk (U1, U3, F7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Site;

final class AttachmentStoreTest extends DeskTestCase {

	private AttachmentStore $store;

	protected function setUp(): void {
		parent::setUp();
		$this->store = new AttachmentStore( new State() );
	}

	public function testKeepsAFileUnderANameThatTellsNothing(): void {
		$name = $this->store->keep( $this->file( 'invoice.php.pdf', 'content' )['tmp_name'] );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{32}$/D', $name );
		self::assertSame( $this->store->folder() . '/' . substr( $name, 0, 2 ) . "/$name", $this->store->path( $name ) );
		self::assertStringEqualsFile( $this->store->path( $name ), 'content' );
		self::assertNotSame( $name, $this->store->keep( $this->file( 'invoice.php.pdf', 'content' )['tmp_name'] ) );
	}

	/** A web server that sends it may run as somebody else than PHP, and nobody may run it. */
	public function testAFileIsReadableAsItsFolderIsAndNeverExecutable(): void {
		$file = $this->file()['tmp_name'];
		chmod( $file, 0700 );
		$path = $this->store->path( $this->store->keep( $file ) );
		clearstatcache();
		self::assertSame( fileperms( dirname( $path ) ) & 0666, fileperms( $path ) & 0777 );
	}

	public function testTheFolderIsOfOurOwnAndCannotBeGuessed(): void {
		$uploads = wp_upload_dir( null, false )['basedir'];
		self::assertMatchesRegularExpression( '#^' . preg_quote( $uploads, '#' ) . '/smart-support-[0-9a-f]{32}$#D', $this->store->folder() );
	}

	public function testServersAreToldToKeepItToThemselves(): void {
		$this->store->keep( $this->file()['tmp_name'] );
		$folder = $this->store->folder();
		self::assertStringContainsString( 'Require all denied', (string) file_get_contents( "$folder/.htaccess" ) );
		self::assertSame( 0, strpos( (string) file_get_contents( "$folder/.htaccess" ), '<IfModule' ), 'No blanks that would be of PHP.' );
		self::assertStringContainsString( 'allowUnlisted="false"', (string) file_get_contents( "$folder/web.config" ) );
		self::assertNotFalse( simplexml_load_file( "$folder/web.config" ) );
		self::assertFileExists( "$folder/index.php" );

		file_put_contents( "$folder/.htaccess", '' );
		$this->store->keep( $this->file()['tmp_name'] );
		clearstatcache();
		self::assertGreaterThan( 0, filesize( "$folder/.htaccess" ), 'What a full disk cut short is mended.' );
	}

	/** The disk takes a part of the file and refuses the rest. The temporary folder is another file system, as on many hosts. */
	public function testAFullDiskLeavesNothing(): void {
		$code = <<<'PHP'
			$store = new SmartSupport\Attachments\AttachmentStore( new SmartSupport\Settings\State() );
			$path  = tempnam( '/dev/shm', 'upl' );
			file_put_contents( $path, 'x' );
			$store->keep( $path );
			file_put_contents( $path, str_repeat( 'x', 3 << 20 ) );
			$list  = static fn() => count( glob( $store->folder() . '/*/*' ) );
			$before = $list();
			ini_set( 'error_log', '/dev/null' );
			pcntl_signal( SIGXFSZ, SIG_IGN );
			posix_setrlimit( POSIX_RLIMIT_FSIZE, 1 << 20, 1 << 20 );
			try {
				$store->keep( $path );
				echo 'kept';
			} catch ( SmartSupport\Refusal $refusal ) {
				echo $refusal->reason, ' ', $refusal->getMessage(), ' ', $before, $list();
			}
			unlink( $path );
			$store->clear();
			PHP;
		$said = $this->php( $code )->wait();
		self::assertStringStartsWith( 'storage_full ', $said );
		self::assertStringEndsWith( ' 11', $said, 'One file was there before, and one is there now.' );
		self::assertStringNotContainsString( '/', $said, 'No path.' );
	}

	public function testAPlaceThatIsNoFolderIsAFullDisk(): void {
		$file = $this->file();
		add_filter( 'upload_dir', static fn( array $dir ): array => array( 'basedir' => $file['tmp_name'] ) + $dir );
		self::assertSame( 'storage_full', $this->refusal( fn() => $this->store->keep( $this->file()['tmp_name'] ) ) );
		self::assertStringContainsString( 'could not store a file', $this->log() );
	}

	public function testFindsOldFilesOfAFolder(): void {
		$name  = $this->store->keep( $this->file()['tmp_name'] );
		$shard = (int) hexdec( substr( $name, 0, 2 ) );
		file_put_contents( dirname( $this->store->path( $name ) ) . '/somebody-elses', '' );
		self::assertSame( array(), $this->store->olderThan( $shard, time() - 5 ), 'It is new, however old the file was that came in.' );
		self::assertSame( array( $name ), $this->store->olderThan( $shard, time() + 5 ) );
		self::assertSame( array(), $this->store->olderThan( ( $shard + 1 ) % AttachmentStore::SHARDS, time() + 5 ) );
	}

	public function testAFileThatCameInOldIsNew(): void {
		$file = $this->file()['tmp_name'];
		touch( $file, 1_000_000_000 );
		$name = $this->store->keep( $file );
		clearstatcache();
		self::assertGreaterThan( time() - 60, filemtime( $this->store->path( $name ) ) );
	}

	public function testClearsItsFolderAndNoOther(): void {
		$name  = $this->store->keep( $this->file()['tmp_name'] );
		$other = dirname( $this->store->folder() ) . '/smart-support-other.txt';
		file_put_contents( $other, '' );
		symlink( $other, $this->store->folder() . '/link' );
		$this->store->clear();
		self::assertDirectoryDoesNotExist( $this->store->folder() );
		self::assertFileDoesNotExist( $this->store->path( $name ) );
		self::assertFileExists( $other );
		unlink( $other );
		$this->store->clear();
	}

	/** The constant names the place; each site has its own in it. */
	public function testAnotherPlace(): void {
		$place = Site::folder() . '/files';
		$code  = sprintf( 'define( "%s", "%s/" ); $store = new SmartSupport\Attachments\AttachmentStore( new SmartSupport\Settings\State() );', AttachmentStore::CONSTANT, $place );
		$path  = $this->php( $code . 'file_put_contents( "/tmp/smart-support-place", "x" ); echo $store->path( $store->keep( "/tmp/smart-support-place" ) );' )->wait();
		self::assertStringStartsWith( "$place/site-1/", $path );
		self::assertStringEqualsFile( $path, 'x' );
		self::assertFileExists( "$place/site-1/.htaccess" );
		$this->php( $code . '$store->clear();' )->wait();
		self::assertDirectoryDoesNotExist( "$place/site-1" );
	}
}
