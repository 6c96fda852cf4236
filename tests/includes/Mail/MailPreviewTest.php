<?php
/**
 * Mails to look at (issue 5: preview and test mail).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\MailPreview;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Refusal;

final class MailPreviewTest extends MailTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
	}

	/** @return iterable<string, array{MailKind}> */
	public static function kinds(): iterable {
		foreach ( MailKind::cases() as $kind ) {
			yield $kind->value => array( $kind );
		}
	}

	#[DataProvider( 'kinds' )]
	public function testShowsWhatIsNotSavedAndWritesNothing( MailKind $kind ): void {
		$preview = $this->previews();
		$queries = $this->queries(
			function () use ( $preview, $kind, &$mail ): void {
				$mail = $preview->preview( $kind, array( 'accent_color' => '#8a1c5b', 'from_name' => 'Our team', 'footer' => 'Acme' ) );
			}
		);
		self::assertIsArray( $mail );
		self::assertSame( array(), preg_grep( '/^\s*(INSERT|UPDATE|DELETE|REPLACE)/i', $queries ) );
		self::assertStringContainsString( '#8a1c5b', $mail['html'] );
		self::assertStringContainsString( 'Acme', $mail['html'] );
		self::assertStringContainsString( 'Acme', $mail['text'] );
		self::assertSame( array( $kind->value, 'Our team' ), array( $mail['kind'], $mail['from_name'] ) );
		self::assertStringNotContainsString( SupportPage::LINK . '=', $mail['html'] . $mail['text'], 'No link that would open anything.' );
		self::assertSame( '', $this->services()->settings->text( 'branding', 'footer' ) );
		self::assertSame( array(), $this->mailbox()->all() );
	}

	/** The test is the preview, in the administrator's own mailbox. */
	#[DataProvider( 'kinds' )]
	public function testSendsToTheUserAlone( MailKind $kind ): void {
		$admin    = $this->actor( $this->user( 'administrator', 'anna@example.com' ) );
		$branding = array( 'accent_color' => '#8a1c5b', 'from_name' => 'Our team' );
		$seen     = $this->previews()->preview( $kind, $branding );
		self::assertSame( 'anna@example.com', $this->previews()->test( $admin, $kind, $branding ) );
		$mail = $this->mailbox()->latest( 'anna@example.com' );
		self::assertCount( 1, $this->mailbox()->all() );
		self::assertSame( $seen['subject'], $mail->subject );
		self::assertSame( self::words( $seen['html'] ), self::words( $mail->html ) );
		self::assertSame( 'Our team', $mail->fromName );
	}

	public function testTenAnHourAndUser(): void {
		$anna = $this->actor( $this->user( 'administrator' ) );
		for ( $sent = 0; $sent < 10; $sent++ ) {
			$this->previews()->test( $anna, MailKind::NewLink, array() );
		}
		self::assertSame( 'rate_limited', $this->refusal( fn() => $this->previews()->test( $anna, MailKind::NewLink, array() ) ) );
		self::assertCount( 10, $this->mailbox()->all() );
		$this->previews()->test( $this->actor( $this->user( 'administrator' ) ), MailKind::NewLink, array() );
		$this->databaseClock()->set( $this->now() + 3601 );
		$this->previews()->test( $anna, MailKind::NewLink, array() );
		self::assertCount( 12, $this->mailbox()->all() );
	}

	public function testSaysWhyItWasNotSent(): void {
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ): void {
				$mailer->Port     = 1;
				$mailer->Password = 'hunter2';
			},
			99
		);
		$admin = $this->actor( $this->user( 'administrator' ) );
		try {
			$this->previews()->test( $admin, MailKind::NewLink, array() );
			self::fail( 'It went somewhere.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( 'mail_failed', $refusal->reason );
			self::assertMatchesRegularExpression( '/^The mail could not be sent: .*(connect|SMTP)/i', $refusal->getMessage() );
			self::assertStringNotContainsString( 'hunter2', $refusal->getMessage() );
		}
	}

	public function testWhoIsNoUserGetsNone(): void {
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->previews()->test( Actor::system(), MailKind::NewLink, array() ) ) );
		self::assertSame( array(), $this->mailbox()->all() );
	}

	private function previews(): MailPreview {
		return $this->routeServices()->mailPreview();
	}

	/** What is to be read in a mail, since its lines are broken on the way. */
	private static function words( string $html ): string {
		return trim( (string) preg_replace( '/\s+/', ' ', wp_strip_all_tags( html_entity_decode( $html ) ) ) );
	}
}
