<?php
/**
 * Whom a mail comes from.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\MailSender;
use SmartSupport\Tests\DeskTestCase;

final class MailSenderTest extends DeskTestCase {

	public function testNamesOnlyWhatIsSet(): void {
		self::assertSame( array(), MailSender::of( null )->headers() );
		self::assertSame( array(), MailSender::of( $this->services()->departments->resolve( null ) )->headers() );
		self::assertSame( array( 'From: a@example.org' ), ( new MailSender( 'a@example.org' ) )->headers() );
		self::assertSame( array( 'Reply-To: b@example.org' ), ( new MailSender( '', 'b@example.org' ) )->headers() );
	}

	/** An SMTP plugin that insists on its own address goes on doing so. */
	public function testAnotherPluginHasTheLastWord(): void {
		add_filter( 'wp_mail_from', static fn(): string => 'forced@example.org' );
		$headers = ( new MailSender( 'billing@example.org', 'answers@example.net' ) )->headers();
		$this->mailbox()->clear();
		wp_mail( 'ann@example.com', 'Hello', 'Words.', $headers );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertSame( 'forced@example.org', $mail->from );
	}
}
