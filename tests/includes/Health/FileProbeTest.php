<?php
/**
 * Whether stored files are safe from direct requests (U3, PR25): asked of real web servers.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Health;

use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Health\FileProbe;
use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;

final class FileProbeTest extends DeskTestCase {

	/** @var list<resource> */
	private array $servers = array();

	protected function tearDown(): void {
		foreach ( $this->servers as $server ) {
			proc_terminate( $server, 9 );
			proc_close( $server );
		}
		parent::tearDown();
	}

	public function testIsRedWhereFilesCanBeRead(): void {
		$folder = basename( ( new AttachmentStore( new State() ) )->folder() );
		$result = $this->resultAt( $this->serve( '' ) );
		self::assertSame( 'critical', $result['status'] );
		self::assertStringContainsString( "location ^~ /$folder/ { return 404; }", html_entity_decode( $result['description'] ), 'The hint can be copied as it is.' );
		self::assertStringContainsString( AttachmentStore::CONSTANT, $result['description'] );
		self::assertSame( array(), glob( ( new AttachmentStore( new State() ) )->folder() . '/*/*' ), 'The probe is gone.' );
	}

	public function testIsGreenWhereTheyAreDenied(): void {
		foreach ( array( 'http_response_code( 403 );', 'http_response_code( 404 );', 'http_response_code( 500 );' ) as $answer ) {
			self::assertSame( 'good', $this->resultAt( $this->serve( $answer ) )['status'], $answer );
		}
		self::assertSame( 'good', $this->resultAt( $this->serve( 'echo "We could not find that page.";' ) )['status'], 'A page that says so with 200.' );
	}

	public function testDoesNotKnowWhereNobodyAnswers(): void {
		$result = $this->resultAt( 'http://127.0.0.1:' . $this->port() );
		self::assertSame( 'recommended', $result['status'] );
	}

	public function testIsRedWhereNothingCanBeStored(): void {
		$file = $this->file()['tmp_name'];
		add_filter( 'upload_dir', static fn( array $dir ): array => array( 'basedir' => $file ) + $dir );
		$result = ( new FileProbe( new AttachmentStore( new State() ) ) )->result();
		self::assertSame( 'critical', $result['status'] );
		self::assertStringNotContainsString( $file, (string) wp_json_encode( $result ) );
		self::assertStringContainsString( 'could not store a file', $this->log() );
	}

	public function testIsGreenOutsideOfTheWebServersFolders(): void {
		$code = 'define( "SMART_SUPPORT_FILES_DIR", sys_get_temp_dir() . "/smart-support-probe" );
			add_filter( "pre_http_request", static fn() => throw new LogicException( "Nobody need be asked." ) );
			$store = new SmartSupport\Attachments\AttachmentStore( new SmartSupport\Settings\State() );
			echo ( new SmartSupport\Health\FileProbe( $store ) )->result()["status"];
			$store->clear();';
		self::assertSame( 'good', $this->php( $code )->wait() );
	}

	/** The constant may name a folder that the web server shows all the same. */
	public function testAsksForAnotherPlaceThatIsInThem(): void {
		$code = 'define( "SMART_SUPPORT_FILES_DIR", WP_CONTENT_DIR . "/files" );
			add_filter( "pre_http_request", static function ( $answer, $arguments, $url ) { echo $url, " "; return $answer; }, 10, 3 );
			$store = new SmartSupport\Attachments\AttachmentStore( new SmartSupport\Settings\State() );
			echo ( new SmartSupport\Health\FileProbe( $store ) )->result()["status"];
			$store->clear();
			rmdir( WP_CONTENT_DIR . "/files" );';
		$said = $this->php( $code )->wait();
		self::assertStringContainsString( content_url( 'files/site-1/' ), $said );
		self::assertStringEndsWith( ' critical', $said, 'Nothing keeps the development server from it.' );
	}

	public function testSiteHealthHasTheTestAndOurRequestsDoNot(): void {
		/** @var array{async: array<string, array{test: string, async_direct_test: callable(): array<string, mixed>}>} $tests */
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array( 'a' => array() ), 'async' => array( 'b' => array() ) ) );
		self::assertSame( array( 'b', FileProbe::TEST ), array_keys( $tests['async'] ) );
		self::assertSame( FileProbe::TEST, ( $tests['async'][ FileProbe::TEST ]['async_direct_test'] )()['test'] ?? '' );
		self::assertStringNotContainsString( '_', FileProbe::TEST, 'The page would ask for another name.' );
	}

	/** @return array{status: string, description: string} */
	private function resultAt( string $url ): array {
		$filter = static fn( array $dir ): array => array( 'baseurl' => $url ) + $dir;
		add_filter( 'upload_dir', $filter );
		$result = ( new FileProbe( new AttachmentStore( new State() ) ) )->result();
		remove_filter( 'upload_dir', $filter );
		self::assertSame( array( 'label', 'status', 'badge', 'description', 'actions', 'test' ), array_keys( $result ) );
		return array( 'status' => is_string( $result['status'] ) ? $result['status'] : '', 'description' => is_string( $result['description'] ) ? $result['description'] : '' );
	}

	/**
	 * Starts a web server on the folder of uploads.
	 *
	 * @param string $answer What PHP says to every request; empty: the files themselves.
	 * @return string Its address.
	 */
	private function serve( string $answer ): string {
		$port   = $this->port();
		$router = '' === $answer ? array() : array( $this->file( content: "<?php $answer" )['tmp_name'] );
		$pipes  = array();
		$server = proc_open( array( PHP_BINARY, '-S', "127.0.0.1:$port", '-t', wp_upload_dir()['basedir'], ...$router ), array( 1 => array( 'file', '/dev/null', 'w' ), 2 => array( 'file', '/dev/null', 'w' ) ), $pipes );
		self::assertIsResource( $server );
		$this->servers[] = $server;
		while ( is_wp_error( wp_remote_head( "http://127.0.0.1:$port" ) ) ) {
			usleep( 20_000 );
		}
		return "http://127.0.0.1:$port";
	}

	/** One that nobody listens on. */
	private function port(): int {
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $socket );
		$name = (string) stream_socket_get_name( $socket, false );
		fclose( $socket );
		return (int) substr( $name, (int) strrpos( $name, ':' ) + 1 );
	}
}
