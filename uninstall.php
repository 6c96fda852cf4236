<?php
/**
 * Runs when the plugin is deleted.
 *
 * Data goes only where the setting "Remove all tickets and settings when the plugin is deleted" says so.
 */

declare(strict_types=1);

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/smart-support-guest.php';

SmartSupport\Lifecycle::uninstall();
