<?php
/**
 * Our screens in wp-admin.
 */

declare(strict_types=1);

namespace SmartSupport\Admin;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * The menu, and the page that the admin app lives in. The app reads from the address which screen is meant.
 */
final class Menu {

	public const SLUG = 'smart-support';

	/** Id of our first screen, as WordPress makes it from the slug. */
	public const SCREEN = 'toplevel_page_' . self::SLUG;

	public const SETTINGS = self::SLUG . '-settings';

	/** Section of the settings that needs the media library: heavy, so it alone loads it. */
	private const BRANDING = 'branding';

	private const HANDLE = 'smart-support-admin';

	/** @var list<string> Ids of our screens that this user may see: the settings' holds the menu's title in the user's language. */
	private array $screens = array( self::SCREEN );

	/** @param \Closure(): Actor $user Who looks at the page; asked when it is rendered. */
	public function __construct( private readonly string $pluginFile, private readonly \Closure $user ) {}

	public function hook(): void {
		add_action( 'admin_menu', $this->add( ... ) );
		add_action( 'admin_enqueue_scripts', $this->enqueue( ... ) );
	}

	private function add(): void {
		$tickets = __( 'Tickets', 'smart-support-guest' );
		add_menu_page(
			$tickets,
			__( 'Smart Support', 'smart-support-guest' ),
			Capabilities::VIEW_TICKETS,
			self::SLUG,
			$this->render( ... ),
			'dashicons-sos',
			26
		);
		// With the menu's own slug it is the same screen, so it has no callback.
		add_submenu_page( self::SLUG, $tickets, $tickets, Capabilities::VIEW_TICKETS, self::SLUG );
		$settings = __( 'Settings', 'smart-support-guest' );
		$screen   = add_submenu_page( self::SLUG, $settings, $settings, Capabilities::MANAGE_SETTINGS, self::SETTINGS, $this->render( ... ) );
		if ( is_string( $screen ) ) {
			$this->screens[] = $screen;
		}
	}

	private function enqueue( string $screen ): void {
		if ( ! in_array( $screen, $this->screens, true ) ) {
			return;
		}
		$folder = plugin_dir_path( $this->pluginFile );
		$url    = plugins_url( 'build/admin/', $this->pluginFile );
		/** @var array{dependencies: list<non-empty-string>, version: string} $asset */
		$asset = require $folder . 'build/admin/index.asset.php';

		wp_enqueue_script( self::HANDLE, $url . 'index.js', $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'smart-support-guest', $folder . 'languages' );
		wp_enqueue_style( self::HANDLE, $url . 'style-index.css', array( 'wp-components' ), $asset['version'] );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		$query = array();
		wp_parse_str( (string) wp_parse_url( add_query_arg( array() ), PHP_URL_QUERY ), $query );
		if ( self::SCREEN !== $screen && self::BRANDING === ( $query['section'] ?? '' ) ) {
			wp_enqueue_media();
		}
	}

	/** The capabilities are for the app to offer nothing in vain: what it asks for is judged by the API. */
	private function render(): void {
		printf(
			'<div class="wrap"><hr class="wp-header-end"><div id="smart-support-admin" data-api="%s" data-capabilities="%s" data-upload-limit="%d"></div><noscript>%s</noscript></div>',
			esc_url( rest_url( Controller::API ) ),
			esc_attr( implode( ' ', ( $this->user )()->capabilities() ) ),
			esc_attr( (string) wp_max_upload_size() ),
			esc_html__( 'Smart Support is shown with JavaScript, which is switched off in this browser.', 'smart-support-guest' )
		);
	}
}
