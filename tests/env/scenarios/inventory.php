<?php
/**
 * Prints what is there of a site, as JSON: everything that a plugin could add, so that two lists can be compared.
 *
 * Loaded inside WordPress. Left out: what WordPress itself adds and drops as time goes by.
 */

declare(strict_types=1);

( static function (): void {
	global $wpdb;
	assert( $wpdb instanceof wpdb );

	$options = array_filter(
		$wpdb->get_col( "SELECT option_name FROM $wpdb->options ORDER BY option_name" ),
		static fn( ?string $name ): bool => 1 !== preg_match( '/transient|^(recently_activated|uninstall_plugins|rewrite_rules)$/', (string) $name )
	);
	$cron    = array();
	foreach ( _get_cron_array() as $hooks ) {
		$cron = array( ...$cron, ...array_keys( (array) $hooks ) );
	}
	sort( $cron );
	$tables = $wpdb->get_col( 'SHOW TABLES' );
	sort( $tables );

	echo wp_json_encode(
		array(
			'tables'  => $tables,
			'options' => array_values( $options ),
			'roles'   => array_column( wp_roles()->role_objects, 'capabilities', 'name' ),
			'cron'    => array_values( array_unique( $cron ) ),
			'meta'    => $wpdb->get_col( "SELECT DISTINCT meta_key FROM $wpdb->usermeta ORDER BY meta_key" ),
			'posts'   => $wpdb->get_col( "SELECT post_title FROM $wpdb->posts WHERE post_type = 'page' ORDER BY ID" ),
		)
	);
} )();
