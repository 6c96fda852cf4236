<?php
/**
 * What the script module knows.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Attachments\FileRules;
use SmartSupport\Attachments\Upload;
use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * Texts, addresses and limits for the script module of the support page, which cannot translate.
 */
final class ScriptConfig {

	/** Name that the script module and the directives share. */
	public const STORE = 'smart-support/portal';

	/** @param array<string, string>|null $captcha What Captcha::forBrowser() says; null on pages without the form. */
	public static function give( ?GuestFormRules $rules = null, ?array $captcha = null ): void {
		wp_interactivity_config(
			self::STORE,
			array(
				'api'     => wp_make_link_relative( rest_url( Controller::API ) ),
				// Pages for users are in no cache; without it WordPress takes the REST API's caller for nobody.
				'nonce'   => is_user_logged_in() ? wp_create_nonce( 'wp_rest' ) : '',
				'texts'   => array(
					'correct'   => self::correct(),
					'failed'    => __( 'This could not be sent. Your text is still here: please try again.', 'smart-support-guest' ),
					'unturned'  => __( 'This could not be done. Please try again.', 'smart-support-guest' ),
					'sending'   => __( 'Sending…', 'smart-support-guest' ),
					'cancelled' => __( 'Cancelled. Your text and files are still here.', 'smart-support-guest' ),
					'sent'      => self::sentHeading(),
					'replied'   => Notice::replied()->text(),
					'now'       => __( 'Just now', 'smart-support-guest' ),
				),
				'missing' => array(
					'email'   => __( 'Please enter your e-mail address.', 'smart-support-guest' ),
					'subject' => __( 'Please enter a subject.', 'smart-support-guest' ),
					'message' => __( 'Please enter a message.', 'smart-support-guest' ),
				),
				'invalid' => array(
					'email' => __( 'This is not a valid e-mail address.', 'smart-support-guest' ),
				),
				...( true === $rules?->takesFiles() ? array( 'files' => self::files( $rules->files ) ) : array() ),
				...( null === $captcha ? array() : array( 'captcha' => $captcha + array( 'texts' => self::captcha() ) ) ),
			)
		);
	}

	public static function correct(): string {
		return __( 'Please correct what is marked below.', 'smart-support-guest' );
	}

	public static function sentHeading(): string {
		/* translators: %s: Number of a ticket. */
		return __( 'Ticket #%s has been received', 'smart-support-guest' );
	}

	/** @return array<string, string> */
	private static function captcha(): array {
		return array(
			'missing' => __( 'Please confirm that you are not a robot.', 'smart-support-guest' ),
			'blocked' => __( 'The check against robots could not be loaded. Please allow its script, or try again in a moment. Your text is still here.', 'smart-support-guest' ),
		);
	}

	/** @return array<string, mixed> Limits of files, and words for one that is beyond them. */
	private static function files( FileRules $rules ): array {
		return array(
			'size'  => $rules->maxSize(),
			'total' => FileRules::maxTotal(),
			'count' => $rules->maxCount(),
			'types' => $rules->types(),
			'texts' => array(
				'size'   => Upload::tooLarge( $rules->maxSize() )->getMessage(),
				'total'  => Upload::allTooLarge()->getMessage(),
				'count'  => FileRules::tooMany( $rules->maxCount() ),
				'type'   => FileRules::otherKind( $rules->types() ),
				'empty'  => FileRules::emptyFile(),
				'marked' => __( 'Please remove the files that are marked, or choose others.', 'smart-support-guest' ),
				/* translators: %s: Name of a file. */
				'remove' => __( 'Remove %s', 'smart-support-guest' ),
				/* translators: %s: Names of files. */
				'added'  => __( 'Added: %s', 'smart-support-guest' ),
			),
		);
	}
}
