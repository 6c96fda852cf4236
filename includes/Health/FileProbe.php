<?php
/**
 * Whether stored files are safe from direct requests.
 */

declare(strict_types=1);

namespace SmartSupport\Health;

use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * A test of Site Health: stores a file and asks the web server for it, as a stranger who had guessed its name would.
 * The files that tell Apache and IIS to deny it mean nothing to nginx.
 */
final class FileProbe {

	/** In the page of Site Health; an underscore would become a hyphen there. */
	public const TEST = 'smart-support-files';

	private const SECONDS = 10;

	public function __construct( private readonly AttachmentStore $store ) {}

	/**
	 * Adds the test to those of Site Health: beside the page, because it takes a request.
	 *
	 * @param array<array-key, mixed> $tests
	 * @return array<array-key, mixed>
	 */
	public function register( array $tests ): array {
		$async               = is_array( $tests['async'] ?? null ) ? $tests['async'] : array();
		$async[ self::TEST ] = array(
			'label'             => __( 'Smart Support: files of tickets', 'smart-support-guest' ),
			'test'              => self::TEST,
			'has_rest'          => false,
			'async_direct_test' => $this->result( ... ),
		);
		$tests['async']      = $async;
		return $tests;
	}

	/** Answers the page of Site Health. */
	public function answer(): void {
		check_ajax_referer( 'health-check-site-status' );
		if ( ! current_user_can( 'view_site_health_checks' ) ) {
			wp_send_json_error( null, 403 );
		}
		wp_send_json_success( $this->result() );
	}

	/** @return array<string, mixed> As Site Health wants it. */
	public function result(): array {
		try {
			return $this->probe();
		} catch ( Refusal $refusal ) {
			return self::found( 'critical', __( 'Files of tickets cannot be stored', 'smart-support-guest' ), '<p>' . esc_html( $refusal->getMessage() ) . '</p>' );
		}
	}

	/**
	 * @return array<string, mixed>
	 * @throws Refusal storage_full.
	 */
	private function probe(): array {
		$content = bin2hex( random_bytes( 16 ) );
		$path    = (string) tempnam( get_temp_dir(), 'smart-support' );
		file_put_contents( $path, $content );
		try {
			$name = $this->store->keep( $path );
		} finally {
			wp_delete_file( $path );
		}
		try {
			$url = self::url( $this->store->path( $name ) );
			return null === $url ? self::safe( __( 'They lie outside of what the web server shows.', 'smart-support-guest' ) ) : self::judge( $url, $content );
		} finally {
			$this->store->delete( $name );
		}
	}

	/** @return array<string, mixed> */
	private static function judge( string $url, string $content ): array {
		$answer = wp_remote_get(
			$url,
			array(
				'timeout'   => self::SECONDS,
				// This very machine: a certificate of its own making is as good.
				'sslverify' => false,
			)
		);
		if ( is_wp_error( $answer ) ) {
			$text = sprintf(
				/* translators: %s: Message of an error. */
				__( 'The site could not call itself: %s', 'smart-support-guest' ),
				$answer->get_error_message()
			);
			return self::found( 'recommended', __( 'Whether files of tickets are safe is not known', 'smart-support-guest' ), '<p>' . esc_html( $text ) . '</p>' );
		}
		// Some sites answer 200 with a page of their own to whatever is not there.
		return str_contains( wp_remote_retrieve_body( $answer ), $content ) ? self::open( $url ) : self::safe( __( 'The web server refuses direct requests for them.', 'smart-support-guest' ) );
	}

	/** @return array<string, mixed> */
	private static function open( string $url ): array {
		$folder = dirname( (string) wp_parse_url( $url, PHP_URL_PATH ), 2 );
		$text   = '<p>' . esc_html__( 'Whoever learns the address of a file can download it without being asked who they are. The names are long and random, so nobody can guess one, but the web server should refuse such requests.', 'smart-support-guest' ) . '</p>'
			. '<p>' . esc_html__( 'With nginx, add this to the server block of the site and reload:', 'smart-support-guest' ) . '</p>'
			. '<pre>' . esc_html( "location ^~ $folder/ { return 404; }" ) . '</pre>'
			. '<p>' . esc_html__( 'With Apache, allow .htaccess files in the folder of uploads (AllowOverride All). Or keep the files elsewhere: the constant SMART_SUPPORT_FILES_DIR in wp-config.php names a folder outside of the web server\'s.', 'smart-support-guest' ) . '</p>';
		return self::found( 'critical', __( 'Files of tickets can be downloaded by anybody who has their address', 'smart-support-guest' ), $text );
	}

	/** @return array<string, mixed> */
	private static function safe( string $why ): array {
		return self::found( 'good', __( 'Files of tickets are safe from direct requests', 'smart-support-guest' ), '<p>' . esc_html( $why ) . '</p>' );
	}

	/** @return array<string, mixed> */
	private static function found( string $status, string $label, string $description ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => 'Smart Support',
				'color' => 'good' === $status ? 'blue' : 'red',
			),
			'description' => $description,
			'actions'     => '',
			'test'        => self::TEST,
		);
	}

	/** The address that a file has if the web server shows it at all; null outside of every folder that it knows. */
	private static function url( string $path ): ?string {
		$uploads = wp_upload_dir( null, false );
		$roots   = array(
			$uploads['basedir'] => $uploads['baseurl'],
			WP_CONTENT_DIR      => content_url(),
			ABSPATH             => site_url(),
		);
		foreach ( $roots as $root => $url ) {
			$root = trailingslashit( wp_normalize_path( $root ) );
			if ( str_starts_with( wp_normalize_path( $path ), $root ) ) {
				return trailingslashit( $url ) . substr( wp_normalize_path( $path ), strlen( $root ) );
			}
		}
		return null;
	}
}
