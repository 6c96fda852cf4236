<?php
/**
 * Why a mail was not sent, without what nobody should read (PR6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPMailer\PHPMailer\PHPMailer;
use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Mail\MailFault;

final class MailFaultTest extends MailTestCase {

	/** @return iterable<string, array{string, string}> What the mailer says, what is left of it. */
	public static function reasons(): iterable {
		yield 'words' => array( 'SMTP Error: Could not authenticate.', 'SMTP Error: Could not authenticate.' );
		yield 'an address of a page' => array( 'See https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting', 'See https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting' );
		yield 'a path' => array( 'Could not open /var/www/example/wp-content/key.pem: denied', 'Could not open …: denied' );
		yield 'a path of Windows' => array( 'Could not execute: C:\\inetpub\\sendmail.exe -t', 'Could not execute: … -t' );
		yield 'credentials' => array( '535 bad: AHVzZXJAZXhhbXBsZS5jb20AaHVudGVyMg==', '535 bad: …' );
		yield 'lines' => array( "550 5.1.1\r\n550 No such user", '550 5.1.1 550 No such user' );
		yield 'markup' => array( '550 <b>No</b> such user', '550 No such user' );
		yield 'nothing' => array( '', 'The mail server did not say why.' );
	}

	#[DataProvider( 'reasons' )]
	public function testKeepsTheReasonAlone( string $said, string $left ): void {
		self::assertSame( $left, MailFault::of( $said, null ) );
	}

	public function testLeavesOutThePassword(): void {
		require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
		$mailer           = new PHPMailer( true );
		$mailer->Password = 'hunter 2';
		self::assertSame( 'Refused: user with … twice …', MailFault::of( 'Refused: user with hunter 2 twice hunter 2', $mailer ) );
	}

	public function testIsShort(): void {
		self::assertSame( 300, mb_strlen( MailFault::of( str_repeat( 'Grüße ', 200 ), null ) ) );
	}
}
