<?php
/**
 * Mail as it arrives (product.md, "Outbound mail"; M1, M3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\MailSender;

final class MailerTest extends MailTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
	}

	public function testHasATextAndAnHtmlPart(): void {
		self::assertNull( $this->mailer()->send( $this->content(), 'one@example.com', array() ) );
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
		$this->mailer()->send( $this->content(), 'three@example.com', array( 'one@example.com', 'two@example.com' ) );
		$headers = $this->mailbox()->latest( 'ann@example.com' )->headers;
		self::assertSame( '<three@example.com>', $headers['message-id'] ?? '' );
		self::assertSame( 'auto-generated', $headers['auto-submitted'] ?? '' );
		self::assertSame( '<two@example.com>', $headers['in-reply-to'] ?? '' );
		self::assertStringContainsString( 'one@example.com', $headers['references'] ?? '' );
		self::assertStringContainsString( 'two@example.com', $headers['references'] ?? '' );
		self::assertArrayNotHasKey( 'x-mailer', $headers );
	}

	public function testTheFirstAnswersNothing(): void {
		$this->mailer()->send( $this->content(), 'one@example.com', array() );
		$headers = $this->mailbox()->latest( 'ann@example.com' )->headers;
		self::assertArrayNotHasKey( 'in-reply-to', $headers );
		self::assertArrayNotHasKey( 'references', $headers );
	}

	/** M1. */
	public function testASubjectWritesNoHeader(): void {
		$this->mailer()->send( $this->content( "x\r\nBcc: bob@example.com\r\nX-Canary: yes" ), 'one@example.com', array() );
		$mail = $this->mailbox()->latest();
		self::assertSame( array( 'ann@example.com' ), $mail->to );
		self::assertArrayNotHasKey( 'x-canary', $mail->headers );
		self::assertArrayNotHasKey( 'bcc', $mail->headers );
		self::assertSame( array(), $this->mailbox()->all( 'bob@example.com' ) );
	}

	public function testLeavesNothingOfItselfForTheNextMail(): void {
		$hooks  = fn(): array => array_map( fn( string $hook ): int => $this->callbacks( $hook ), array( 'phpmailer_init', 'wp_mail_failed', 'wp_mail_from_name' ) );
		$before = $hooks();
		$this->mailer()->send( $this->content(), 'one@example.com', array( 'zero@example.com' ) );
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
		$error = $this->mailer()->send( $this->content(), 'one@example.com', array() );
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
		$this->mailer()->send( $this->content(), 'one@example.com', array() );
		self::assertSame( 'Tom & Jerry', $name );
	}

	public function testComesFromWhomTheSettingsName(): void {
		$this->mailer( array( 'from_name' => 'Grüße vom Team' ) )->send( $this->content(), 'one@example.com', array() );
		self::assertSame( 'Grüße vom Team', $this->mailbox()->latest( 'ann@example.com' )->fromName );
	}

	/** A name that another plugin gives stays where ours is not set. */
	public function testLeavesAnotherPluginsNameAlone(): void {
		add_filter( 'wp_mail_from_name', static fn(): string => 'Of a plugin' );
		$this->mailer()->send( $this->content(), 'one@example.com', array() );
		self::assertSame( 'Of a plugin', $this->mailbox()->latest( 'ann@example.com' )->fromName );
		$this->mailbox()->clear();
		$this->mailer( array( 'from_name' => 'Ours' ) )->send( $this->content(), 'two@example.com', array() );
		self::assertSame( 'Ours', $this->mailbox()->latest( 'ann@example.com' )->fromName );
	}

	/** A department's addresses; the name is everybody's, and the next mail is the site's again. */
	public function testComesFromADepartment(): void {
		$asked = array();
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ) use ( &$asked ): void {
				$asked[] = array( $mailer->From, $mailer->FromName, array_column( $mailer->getReplyToAddresses(), 0 ) );
			},
			99
		);
		update_option( 'blogname', 'Tom &amp; Jerry' );
		$content = $this->content()->from( new MailSender( 'billing@example.org', 'answers@example.net' ) );
		self::assertNull( $this->mailer( array( 'from_name' => 'Acme' ) )->send( $content, 'one@example.com', array() ) );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertSame( array( 'billing@example.org', 'Acme' ), array( $mail->from, $mail->fromName ) );
		self::assertNull( $this->mailer()->send( $this->content()->from( new MailSender( 'billing@example.org' ) ), 'two@example.com', array() ) );
		self::assertNull( $this->mailer()->send( $this->content(), 'three@example.com', array() ) );
		self::assertSame( array( array( 'billing@example.org', 'Acme', array( 'answers@example.net' ) ), array( 'billing@example.org', 'Tom & Jerry', array() ) ), array_slice( $asked, 0, 2 ) );
		self::assertNotSame( 'billing@example.org', $asked[2][0] ?? '' );
	}

	/** M1. */
	public function testASendersNameWritesNoHeader(): void {
		$this->mailer( array( 'from_name' => "Team\r\nBcc: bob@example.com\r\nX-Canary: yes" ) )->send( $this->content(), 'one@example.com', array() );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertArrayNotHasKey( 'x-canary', $mail->headers );
		self::assertArrayNotHasKey( 'bcc', $mail->headers );
		self::assertSame( array(), $this->mailbox()->all( 'bob@example.com' ) );
	}

	public function testArrivesBranded(): void {
		$image = $this->image();
		$this->mailer( array( 'logo_id' => $image, 'accent_color' => '#8a1c5b', 'footer' => "Acme & Co\nMain Street" ) )->send( $this->content(), 'one@example.com', array() );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertContains( esc_url( (string) wp_get_attachment_url( $image ) ), $mail->links() );
		self::assertStringContainsString( 'background:#8a1c5b', $mail->html );
		self::assertStringContainsString( "Acme &amp; Co<br>\nMain Street", $mail->html );
		self::assertStringContainsString( "\n-- \nAcme & Co\nMain Street", $mail->text );
	}
}
