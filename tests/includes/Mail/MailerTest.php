<?php
/**
 * Mail as it arrives (product.md, "Outbound mail"; M1, M3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\MailContent;
use SmartSupport\Mail\Mailer;
use SmartSupport\Tests\DeskTestCase;

final class MailerTest extends DeskTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
	}

	public function testHasATextAndAnHtmlPart(): void {
		self::assertNull( ( new Mailer() )->send( $this->content(), 'one@example.com', array() ) );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertSame( array( 'ann@example.com' ), $mail->to );
		self::assertSame( 'Grüße: "a" & <b>', $mail->subject );
		foreach ( array( 'Hello Ann & Bob,', 'The answer is', 'https://example.com/?link=a_b-c', 'Footer.' ) as $words ) {
			self::assertStringContainsString( $words, $mail->text );
			self::assertStringContainsString( esc_html( $words ), $mail->html );
		}
		self::assertStringContainsString( '<b>1 &lt; 2</b>', $mail->html );
		self::assertStringNotContainsString( '<', str_replace( '1 < 2', '', $mail->text ) );
		self::assertContains( 'https://example.com/?link=a_b-c', $mail->links() );
		self::assertStringContainsString( "\n> The answer is 1 < 2.\n", $mail->text, 'The text part is ours, not made of the other.' );
	}

	public function testSaysWhatItIs(): void {
		( new Mailer() )->send( $this->content(), 'three@example.com', array( 'one@example.com', 'two@example.com' ) );
		$headers = $this->mailbox()->latest( 'ann@example.com' )->headers;
		self::assertSame( '<three@example.com>', $headers['message-id'] ?? '' );
		self::assertSame( 'auto-generated', $headers['auto-submitted'] ?? '' );
		self::assertSame( '<two@example.com>', $headers['in-reply-to'] ?? '' );
		self::assertStringContainsString( 'one@example.com', $headers['references'] ?? '' );
		self::assertStringContainsString( 'two@example.com', $headers['references'] ?? '' );
		self::assertArrayNotHasKey( 'x-mailer', $headers );
	}

	public function testTheFirstAnswersNothing(): void {
		( new Mailer() )->send( $this->content(), 'one@example.com', array() );
		$headers = $this->mailbox()->latest( 'ann@example.com' )->headers;
		self::assertArrayNotHasKey( 'in-reply-to', $headers );
		self::assertArrayNotHasKey( 'references', $headers );
	}

	/** M1. */
	public function testASubjectWritesNoHeader(): void {
		( new Mailer() )->send( $this->content( "x\r\nBcc: bob@example.com\r\nX-Canary: yes" ), 'one@example.com', array() );
		$mail = $this->mailbox()->latest();
		self::assertSame( array( 'ann@example.com' ), $mail->to );
		self::assertArrayNotHasKey( 'x-canary', $mail->headers );
		self::assertArrayNotHasKey( 'bcc', $mail->headers );
		self::assertSame( array(), $this->mailbox()->all( 'bob@example.com' ) );
	}

	public function testLeavesNothingOfItselfForTheNextMail(): void {
		$hooks  = fn(): array => array_map( fn( string $hook ): int => $this->callbacks( $hook ), array( 'phpmailer_init', 'wp_mail_failed', 'wp_mail_from_name' ) );
		$before = $hooks();
		( new Mailer() )->send( $this->content(), 'one@example.com', array( 'zero@example.com' ) );
		self::assertSame( $before, $hooks() );
		wp_mail( 'bob@example.com', 'Of another plugin', 'Plain.' );
		$mail = $this->mailbox()->latest( 'bob@example.com' );
		self::assertNotSame( '<one@example.com>', $mail->headers['message-id'] ?? '' );
		self::assertArrayNotHasKey( 'auto-submitted', $mail->headers );
		self::assertArrayNotHasKey( 'in-reply-to', $mail->headers );
		self::assertStringNotContainsString( 'Footer.', $mail->text );
	}

	public function testTellsWhyItFailed(): void {
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ): void {
				$mailer->Port = 1;
			},
			99
		);
		$error = ( new Mailer() )->send( $this->content(), 'one@example.com', array() );
		self::assertNotNull( $error );
		self::assertNotSame( '', $error );
		self::assertSame( array(), $this->mailbox()->all() );
	}

	public function testComesFromTheSite(): void {
		update_option( 'blogname', 'Tom &amp; Jerry' );
		$name = '';
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ) use ( &$name ): void {
				$name = $mailer->FromName;
			},
			99
		);
		( new Mailer() )->send( $this->content(), 'one@example.com', array() );
		self::assertSame( 'Tom & Jerry', $name );
	}

	private function content( string $subject = 'Grüße: "a" & <b>' ): MailContent {
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
}
