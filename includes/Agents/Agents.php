<?php
/**
 * People who work here.
 */

declare(strict_types=1);

namespace SmartSupport\Agents;

use SmartSupport\Access\Capabilities;

defined( 'ABSPATH' ) || exit;

/**
 * Agents are WordPress users with our capabilities: no table of ours.
 */
final class Agents {

	/** Whether tickets may be assigned to this WordPress user. */
	public function isAgent( int $userId ): bool {
		return user_can( $userId, Capabilities::VIEW_TICKETS );
	}

	/**
	 * One page, by name. Their roles need their meta, which comes for the whole page at once.
	 *
	 * @return array{list<Agent>, int} Page and total.
	 */
	public function page( int $page, int $perPage ): array {
		$query = new \WP_User_Query(
			array(
				'capability' => Capabilities::VIEW_TICKETS,
				'fields'     => 'all_with_meta',
				'orderby'    => array(
					'display_name' => 'ASC',
					'ID'           => 'ASC',
				),
				'number'     => $perPage,
				'paged'      => $page,
			)
		);
		$users = array_filter( $query->get_results(), static fn( mixed $user ) => $user instanceof \WP_User );
		return array( array_map( Agent::of( ... ), array_values( $users ) ), $query->get_total() );
	}

	/**
	 * @param list<int> $userIds
	 * @return array<int, string> User id => display name, in one query and without user meta.
	 */
	public function names( array $userIds ): array {
		return self::column( 'display_name', $userIds );
	}

	/**
	 * @param list<int> $userIds
	 * @return array<int, string> User id => e-mail address, in one query and without user meta.
	 */
	public function emails( array $userIds ): array {
		return self::column( 'user_email', $userIds );
	}

	/**
	 * @param list<int> $userIds
	 * @return array<int, string> By user id.
	 */
	private static function column( string $column, array $userIds ): array {
		$values  = array();
		$missing = array();
		foreach ( $userIds as $id ) {
			// Where WordPress keeps the users it has read.
			$user  = wp_cache_get( $id, 'users' );
			$value = is_object( $user ) ? ( get_object_vars( $user )[ $column ] ?? null ) : null;
			if ( is_string( $value ) ) {
				$values[ $id ] = $value;
			} else {
				$missing[] = $id;
			}
		}
		return $values + self::columnOfOthers( $column, $missing );
	}

	/**
	 * @param list<int> $userIds
	 * @return array<int, string> By user id.
	 */
	private static function columnOfOthers( string $column, array $userIds ): array {
		if ( array() === $userIds ) {
			return array();
		}
		$query  = new \WP_User_Query(
			array(
				'include'     => $userIds,
				'fields'      => array( 'ID', $column ),
				'count_total' => false,
				'blog_id'     => 0,
			)
		);
		$values = array();
		foreach ( $query->get_results() as $user ) {
			if ( $user instanceof \stdClass && is_numeric( $user->ID ) && is_string( $user->$column ) ) {
				$values[ (int) $user->ID ] = $user->$column;
			}
		}
		return $values;
	}
}
