<?php
/**
 * WordPress users, many at once.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * wp_insert_user() takes some twenty statements and a tenth of a second for the password. All have the password
 * "password": that is made once.
 */
final class Accounts {

	private readonly string $password;

	public function __construct( private readonly \wpdb $wpdb ) {
		$this->password = wp_hash_password( 'password' );
	}

	/** The first free id. */
	public function next(): int {
		return 1 + (int) $this->wpdb->get_var( "SELECT MAX(ID) FROM {$this->wpdb->users}" );
	}

	/** @param list<array{int, string, string, string, string}> $users Id, log-in, address, name, role. */
	public function add( Sink $sink, array $users, int $time ): void {
		$registered = gmdate( 'Y-m-d H:i:s', $time );
		$rows       = array();
		$meta       = array();
		foreach ( $users as [ $id, $login, $email, $name, $role ] ) {
			$rows[] = array( $id, $login, $this->password, str_replace( '.', '-', $login ), $email, $registered, $name );
			$meta[] = array( $id, $this->wpdb->get_blog_prefix() . 'capabilities', serialize( array( $role => true ) ) );
			$meta[] = array( $id, $this->wpdb->get_blog_prefix() . 'user_level', '0' );
			$meta[] = array( $id, 'nickname', $name );
		}
		$sink->add( $this->wpdb->users, array( 'ID', 'user_login', 'user_pass', 'user_nicename', 'user_email', 'user_registered', 'display_name' ), $rows );
		$sink->add( $this->wpdb->usermeta, array( 'user_id', 'meta_key', 'meta_value' ), $meta );
	}
}
