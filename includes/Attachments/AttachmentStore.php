<?php
/**
 * Files on the disk.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Refusal;
use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps each file under a random name without an ending, in a folder that nobody can guess and that tells web servers
 * to keep it to themselves. Sites with a better place for it name that in the constant SMART_SUPPORT_FILES_DIR.
 */
final class AttachmentStore {

	public const CONSTANT = 'SMART_SUPPORT_FILES_DIR';

	/** Folders that the files are spread over: the first two characters of a name. */
	public const SHARDS = 256;

	private const NAME = '/^[0-9a-f]{32}$/D';

	/** For Apache, for servers that list folders, for IIS. */
	private const DENIALS = array(
		'.htaccess'  => <<<'APACHE'
			<IfModule mod_authz_core.c>
			Require all denied
			</IfModule>
			<IfModule !mod_authz_core.c>
			Order deny,allow
			Deny from all
			</IfModule>

			APACHE,
		'index.php'  => "<?php\n// Nothing to see here.\n",
		'web.config' => <<<'IIS'
			<?xml version="1.0" encoding="UTF-8"?>
			<configuration><system.webServer><security><requestFiltering>
			<fileExtensions allowUnlisted="false"><add fileExtension="." allowed="false" /></fileExtensions>
			</requestFiltering></security></system.webServer></configuration>

			IIS,
	);

	public function __construct( private readonly State $state ) {}

	/** The current site's folder, without a slash at the end; it may not be there yet. */
	public function folder(): string {
		$place = defined( self::CONSTANT ) ? constant( self::CONSTANT ) : '';
		if ( is_string( $place ) && '' !== $place ) {
			return untrailingslashit( $place ) . '/site-' . get_current_blog_id();
		}
		return wp_upload_dir( null, false )['basedir'] . '/smart-support-' . $this->state->filesKey();
	}

	/** Where the file with that stored name lies. */
	public function path( string $storedName ): string {
		return $this->folder() . '/' . substr( $storedName, 0, 2 ) . '/' . $storedName;
	}

	/**
	 * Moves a file in.
	 *
	 * @return string Its stored name.
	 * @throws Refusal storage_full when the disk does not take it; nothing is left of it then.
	 */
	public function keep( string $path ): string {
		$name   = bin2hex( random_bytes( 16 ) );
		$target = $this->path( $name );
		$size   = filesize( $path );
		if ( $this->prepare( dirname( $target ) ) && self::move( $path, $target ) && filesize( $target ) === $size ) {
			return $name;
		}
		$this->delete( $name );
		error_log( 'Smart Support could not store a file: ' . ( error_get_last()['message'] ?? 'the disk took a part of it.' ) );
		throw self::full();
	}

	public function delete( string $storedName ): void {
		wp_delete_file( $this->path( $storedName ) );
	}

	/**
	 * @param int $shard  0 to SHARDS - 1.
	 * @param int $before Seconds since 1970, by this machine's clock.
	 * @return list<string> Stored names of the files there that are older.
	 */
	public function olderThan( int $shard, int $before ): array {
		$folder = $this->folder() . sprintf( '/%02x', $shard );
		$older  = array();
		foreach ( is_dir( $folder ) ? new \DirectoryIterator( $folder ) : array() as $file ) {
			if ( $file->isFile() && $file->getMTime() < $before && 1 === preg_match( self::NAME, $file->getFilename() ) ) {
				$older[] = $file->getFilename();
			}
		}
		return $older;
	}

	/** Deletes every file of the current site. */
	public function clear(): void {
		$folder = $this->folder();
		if ( ! is_dir( $folder ) ) {
			return;
		}
		$entries = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder, \FilesystemIterator::SKIP_DOTS ), \RecursiveIteratorIterator::CHILD_FIRST );
		foreach ( $entries as $entry ) {
			if ( $entry instanceof \SplFileInfo ) {
				$entry->isDir() && ! $entry->isLink() ? rmdir( $entry->getPathname() ) : unlink( $entry->getPathname() );
			}
		}
		is_link( $folder ) ? unlink( $folder ) : rmdir( $folder );
	}

	public static function full(): Refusal {
		return new Refusal( 'storage_full', __( 'The server has no room for this file at the moment. Please tell the people who run this site.', 'smart-support-guest' ) );
	}

	/** Makes a folder below ours, and what keeps web servers out of ours. */
	private function prepare( string $folder ): bool {
		if ( ! wp_mkdir_p( $folder ) ) {
			return false;
		}
		foreach ( self::DENIALS as $name => $content ) {
			$file = $this->folder() . "/$name";
			// Not merely whether it is there: a full disk leaves it empty.
			if ( ( ! is_file( $file ) || filesize( $file ) !== strlen( $content ) ) && strlen( $content ) !== @file_put_contents( $file, $content ) ) {
				return false;
			}
		}
		return true;
	}

	private static function move( string $path, string $target ): bool {
		$moved = is_uploaded_file( $path ) ? @move_uploaded_file( $path, $target ) : @rename( $path, $target );
		if ( ! $moved ) {
			return false;
		}
		clearstatcache( true, $target );
		// A temporary file is its owner's alone; a web server that sends it may be somebody else. As wp_handle_upload() does.
		chmod( $target, (int) fileperms( dirname( $target ) ) & 0666 );
		return touch( $target );
	}
}
