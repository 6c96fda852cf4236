<?php
/**
 * Plugin Name: Smart Support: local site
 * Description: Mail goes to the local mail page, and nothing is asked of the outside world.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action(
	'phpmailer_init',
	static function ( PHPMailer\PHPMailer\PHPMailer $mailer ): void {
		$mailer->isSMTP();
		$mailer->Host        = '127.0.0.1';
		$mailer->Port        = SMART_SUPPORT_LOCAL_SMTP_PORT;
		$mailer->SMTPAuth    = false;
		$mailer->SMTPAutoTLS = false;
		$mailer->Timeout     = 5;
	}
);

if ( 0 === SMART_SUPPORT_LOCAL_SMTP_PORT ) {
	add_filter( 'pre_wp_mail', '__return_false' );
}

// WordPress writes a warning when it cannot ask for updates; here it asks and learns that there are none.
add_filter(
	'pre_http_request',
	static function ( $answer, array $arguments, string $url ) {
		if ( 'api.wordpress.org' !== wp_parse_url( $url, PHP_URL_HOST ) ) {
			return $answer;
		}
		return array(
			'headers'  => array(),
			'body'     => '{"upgrade":false,"offers":[],"plugins":[],"themes":[],"no_update":[],"translations":[]}',
			'response' => array(
				'code'    => 200,
				'message' => 'OK',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);
