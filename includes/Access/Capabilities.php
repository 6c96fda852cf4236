<?php
/**
 * What WordPress users may do.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Our capabilities and the roles that carry them. Customers need neither.
 */
final class Capabilities {

	public const VIEW_TICKETS      = 'smart_support_view_tickets';
	public const VIEW_ALL_TICKETS  = 'smart_support_view_all_tickets';
	public const REPLY             = 'smart_support_reply';
	public const EDIT_TICKETS      = 'smart_support_edit_tickets';
	public const ASSIGN            = 'smart_support_assign';
	public const PRIVATE_NOTES     = 'smart_support_view_private_notes';
	public const VIEW_ACCESS_LINKS = 'smart_support_view_access_links';
	public const MANAGE_AGENTS     = 'smart_support_manage_agents';
	public const MANAGE_SETTINGS   = 'smart_support_manage_settings';

	public const AGENT      = 'smart_support_agent';
	public const SUPERVISOR = 'smart_support_supervisor';

	private const OF_AGENT = array(
		self::VIEW_TICKETS,
		self::REPLY,
		self::EDIT_TICKETS,
		self::ASSIGN,
		self::PRIVATE_NOTES,
		self::VIEW_ACCESS_LINKS,
	);

	private const OF_SUPERVISOR = array( ...self::OF_AGENT, self::VIEW_ALL_TICKETS, self::MANAGE_AGENTS );

	private const OF_ADMINISTRATOR = array( ...self::OF_SUPERVISOR, self::MANAGE_SETTINGS );

	/** @return list<string> */
	public static function all(): array {
		return self::OF_ADMINISTRATOR;
	}

	/** Gives the roles and capabilities; does nothing where they are in place. */
	public static function grant(): void {
		self::role( self::AGENT, 'Support Agent', self::OF_AGENT );
		self::role( self::SUPERVISOR, 'Support Supervisor', self::OF_SUPERVISOR );
		$administrator = get_role( 'administrator' );
		foreach ( self::OF_ADMINISTRATOR as $capability ) {
			if ( null !== $administrator && ! $administrator->has_cap( $capability ) ) {
				$administrator->add_cap( $capability );
			}
		}
	}

	/** Takes everything back, also from roles that somebody else gave our capabilities to. */
	public static function revoke(): void {
		remove_role( self::AGENT );
		remove_role( self::SUPERVISOR );
		foreach ( array_keys( wp_roles()->roles ) as $name ) {
			$role = get_role( (string) $name );
			foreach ( self::all() as $capability ) {
				if ( null !== $role && isset( $role->capabilities[ $capability ] ) ) {
					$role->remove_cap( $capability );
				}
			}
		}
	}

	/** @param list<string> $capabilities */
	private static function role( string $name, string $label, array $capabilities ): void {
		if ( null === get_role( $name ) ) {
			add_role( $name, $label, array_fill_keys( array( 'read', ...$capabilities ), true ) );
			return;
		}
		$role = get_role( $name );
		foreach ( $capabilities as $capability ) {
			if ( ! $role->has_cap( $capability ) ) {
				$role->add_cap( $capability );
			}
		}
	}
}
