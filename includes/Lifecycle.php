<?php
/**
 * Activation, deactivation, uninstall.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\Capabilities;
use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Database\Connection;
use SmartSupport\Database\Migrator;
use SmartSupport\Database\Tables;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;
use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * A network activates once for all its sites, so each site is installed when it is first used.
 */
final class Lifecycle {

	public const SWEEP    = 'smart_support_sweep';
	public const INTERVAL = 'smart_support_minute';

	private const OPTIONS = array( State::OPTION, Settings::OPTION, Secrets::OPTION, 'smart_support_migration_lock' );

	/** Whether the current site has the tables, roles and cron of this version. */
	public static function isReady(): bool {
		$state = new State();
		return Migrator::target() === $state->schema() && $state->isInstalled();
	}

	/**
	 * Makes the current site ready.
	 *
	 * @return bool False while another process migrates, or when newer code has been here.
	 */
	public static function install(): bool {
		$state = new State();
		if ( ! ( new Migrator( Connection::current(), $state ) )->run() ) {
			return false;
		}
		if ( ! $state->isInstalled() ) {
			Capabilities::grant();
			if ( false === wp_next_scheduled( self::SWEEP ) ) {
				wp_schedule_event( time(), self::INTERVAL, self::SWEEP );
			}
			$state->setInstalled( true );
		}
		return true;
	}

	/** A network's other sites follow when they are first used. */
	public static function activate(): void {
		self::install();
	}

	/** Stops the clockwork; data, roles and settings stay. */
	public static function deactivate( bool $networkWide = false ): void {
		self::onSites(
			$networkWide,
			static function (): void {
				wp_unschedule_hook( self::SWEEP );
				$state = new State();
				if ( $state->schema() > 0 ) {
					$state->setInstalled( false );
				}
			}
		);
	}

	/** Takes roles back everywhere, and each site's data where its own setting says so. */
	public static function uninstall(): void {
		self::onSites(
			is_multisite(),
			static function (): void {
				wp_unschedule_hook( self::SWEEP );
				Capabilities::revoke();
				if ( ( new Settings() )->bool( 'general', 'delete_data_on_uninstall' ) ) {
					self::deleteData();
				}
			}
		);
	}

	/**
	 * Names our tables when a network deletes a site.
	 *
	 * @param array<array-key, string> $tables Tables that will be dropped.
	 * @return array<array-key, string>
	 */
	public static function tablesOfDeletedSite( array $tables ): array {
		$database = Connection::current();
		foreach ( Tables::names() as $name ) {
			$tables[] = $database->table( $name );
		}
		return $tables;
	}

	/** A network deletes a site, and with it what lies in its folder of uploads; ours may lie elsewhere. */
	public static function clearFilesOfDeletedSite( \WP_Site $site ): void {
		switch_to_blog( (int) $site->blog_id );
		( new AttachmentStore( new State() ) )->clear();
		restore_current_blog();
	}

	private static function deleteData(): void {
		// The name of their folder is an option.
		( new AttachmentStore( new State() ) )->clear();
		$database = Connection::current();
		foreach ( Tables::names() as $name ) {
			$database->execute( "DROP TABLE IF EXISTS {{$name}}" );
		}
		foreach ( self::OPTIONS as $option ) {
			delete_option( $option );
		}
	}

	/** @param callable(): void $change */
	private static function onSites( bool $all, callable $change ): void {
		if ( ! $all ) {
			$change();
			return;
		}
		$sites = get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		);
		foreach ( $sites as $site ) {
			switch_to_blog( $site );
			$change();
			restore_current_blog();
		}
	}
}
