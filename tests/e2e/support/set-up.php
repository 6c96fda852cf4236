<?php
/**
 * Brings a site to what the specs expect: people of each role, no support page yet as after activation, and no limit
 * that counts all tests as one visitor because they share an IP address.
 *
 * Prints the cookies of everybody's session, by login and name.
 */

declare(strict_types=1);

use SmartSupport\Portal\SupportPage;
use SmartSupport\Services;
use SmartSupport\Settings\State;

/** No support page, and the offer to make one not answered. */
function smart_support_forget_page( Services $services ): void {
	$pages = get_pages();
	foreach ( is_array( $pages ) ? $pages : array() as $page ) {
		if ( $page instanceof WP_Post && has_block( SupportPage::BLOCK, $page ) ) {
			wp_delete_post( $page->ID, true );
		}
	}
	$services->page->refresh();
	$state = (array) get_option( State::OPTION );
	unset( $state['offer_answered'] );
	update_option( State::OPTION, $state );
}

function smart_support_person( string $login, string $name, string $role ): int {
	$user = get_user_by( 'login', $login );
	$id   = $user instanceof WP_User ? $user->ID : wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => 'password',
			'user_email'   => "$login@example.com",
			'display_name' => $name,
			'role'         => $role,
		)
	);
	assert( is_int( $id ) );
	return $id;
}

/** @return array<string, string> Cookies of a new session. */
function smart_support_session( int $user ): array {
	$expires = time() + DAY_IN_SECONDS;
	$token   = WP_Session_Tokens::get_instance( $user )->create( $expires );
	return array(
		AUTH_COOKIE      => wp_generate_auth_cookie( $user, $expires, 'auth', $token ),
		LOGGED_IN_COOKIE => wp_generate_auth_cookie( $user, $expires, 'logged_in', $token ),
	);
}

copy( __DIR__ . '/looks.php', WPMU_PLUGIN_DIR . '/smart-support-looks.php' );

$smart_support_services = new Services();

smart_support_forget_page( $smart_support_services );
$smart_support_services->settings->save(
	array(
		'guests' => array(
			'ip_limit'   => 100000,
			'site_limit' => 1000000,
		),
	)
);

echo wp_json_encode(
	array(
		'admin'          => smart_support_session( smart_support_person( 'admin', 'Anna Admin', 'administrator' ) ),
		'e2e-agent'      => smart_support_session( smart_support_person( 'e2e-agent', 'Ada Agent', 'smart_support_agent' ) ),
		'e2e-colleague'  => smart_support_session( smart_support_person( 'e2e-colleague', 'Carl Colleague', 'smart_support_agent' ) ),
		'e2e-supervisor' => smart_support_session( smart_support_person( 'e2e-supervisor', 'Sue Supervisor', 'smart_support_supervisor' ) ),
		'e2e-subscriber' => smart_support_session( smart_support_person( 'e2e-subscriber', 'Sid Subscriber', 'subscriber' ) ),
	)
);
