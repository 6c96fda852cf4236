<?php
/**
 * Base of tests of what mails look like.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\Branding;
use SmartSupport\Mail\MailContent;
use SmartSupport\Mail\Mailer;
use SmartSupport\Mail\MailRenderer;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

abstract class MailTestCase extends DeskTestCase {

	/** @param array<string, mixed> $changes Settings of the group `branding`. */
	protected function renderer( array $changes = array() ): MailRenderer {
		return new MailRenderer( Branding::of( new Settings(), $changes ) );
	}

	/** @param array<string, mixed> $branding Settings of the group `branding`. */
	protected function mailer( array $branding = array() ): Mailer {
		return new Mailer( $this->renderer( $branding ) );
	}

	protected function content( string $subject = 'Grüße: "a" & <b>' ): MailContent {
		return new MailContent(
			to: 'ann@example.com',
			subject: $subject,
			lines: array( 'Hello Ann & Bob,' ),
			messageHtml: '<p>The answer is <b>1 &lt; 2</b>.</p>',
			messageText: 'The answer is 1 < 2.',
			buttonLabel: 'View',
			buttonUrl: 'https://example.com/?link=a_b-c',
			footer: 'Footer.'
		);
	}

	/** An image of the media library: its id. */
	protected function image( int $width = 600, int $height = 200, string $file = '2026/05/logo.png' ): int {
		$id = wp_insert_attachment( array( 'post_mime_type' => 'image/png', 'post_title' => 'Logo' ), $file, 0, true );
		self::assertIsInt( $id );
		wp_update_attachment_metadata( $id, array( 'width' => $width, 'height' => $height, 'file' => $file ) );
		return $id;
	}

	/** The picture's element in a mail, empty without one. */
	protected static function pictureIn( string $html ): string {
		return 1 === preg_match( '/<img [^>]*>/', $html, $found ) ? $found[0] : '';
	}
}
