<?php
/**
 * Fills a local site with the plugin's demo data, and makes an Application Password for the example call.
 *
 * Prints JSON: `{"demo": bool, "password": "…"}`; demo is false when the plugin has no demo data to give.
 */

declare(strict_types=1);

require __DIR__ . '/load.php';

const SMART_SUPPORT_DEMO_HOOK = 'smart_support_install_demo';

wp_set_current_user( 1 );

$demo = has_action( SMART_SUPPORT_DEMO_HOOK );
do_action( SMART_SUPPORT_DEMO_HOOK );

// In the site's menu it would stand beside the support page.
$sample = get_page_by_path( 'sample-page' );
if ( $sample ) {
	wp_delete_post( $sample->ID, true );
}

$created = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'Example call' ) );
if ( is_wp_error( $created ) ) {
	throw new RuntimeException( $created->get_error_message() );
}

echo wp_json_encode(
	array(
		'demo'     => $demo,
		'password' => WP_Application_Passwords::chunk_password( $created[0] ),
	)
);
