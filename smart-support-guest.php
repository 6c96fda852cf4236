<?php
/**
 * Plugin Name:       Smart Support
 * Plugin URI:        https://wordpress.org/plugins/smart-support-guest/
 * Description:       A help desk that visitors use without an account: guests write and come back by a secure link, agents answer in a fast inbox.
 * Version:           0.1.0
 * Requires at least: 7.0
 * Requires PHP:      8.1
 * Author:            The Smart Support team
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       smart-support-guest
 * Domain Path:       /languages
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

define( 'SMART_SUPPORT_VERSION', '0.1.0' );
define( 'SMART_SUPPORT_FILE', __FILE__ );

spl_autoload_register(
	static function ( string $name ): void {
		if ( str_starts_with( $name, 'SmartSupport\\' ) ) {
			$file = __DIR__ . '/includes/' . strtr( substr( $name, 13 ), '\\', '/' ) . '.php';
			if ( is_file( $file ) ) {
				require $file;
			}
		}
	}
);

( new SmartSupport\Plugin( __FILE__ ) )->boot();
