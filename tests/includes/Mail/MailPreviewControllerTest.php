<?php
/**
 * POST /mail/preview and /mail/test. Who may call them: tests/contract.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Mail\MailKind;

final class MailPreviewControllerTest extends MailTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
		$this->actingAs( $this->user( 'administrator', 'anna@example.com' ) );
	}

	public function testKnowsEveryKind(): void {
		foreach ( MailKind::cases() as $kind ) {
			$answer = $this->call( 'POST', '/mail/preview', array( 'kind' => $kind->value ) );
			self::assertSame( array( 200, $kind->value ), array( $answer->status, $answer->get( 'data.kind' ) ) );
			self::assertSame( 200, $this->call( 'POST', '/mail/test', array( 'kind' => $kind->value ) )->status );
		}
		self::assertCount( count( MailKind::cases() ), $this->mailbox()->all( 'anna@example.com' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> Body, code, faulty field. */
	public static function faults(): iterable {
		yield 'no kind' => array( array(), 'missing_field', 'kind' );
		yield 'an unknown kind' => array( array( 'kind' => 'note' ), 'validation_error', 'kind' );
		yield 'an address' => array( array( 'kind' => 'new_link', 'to' => 'victim@example.com' ), 'unknown_field', 'to' );
		yield 'a colour with more in it' => array( array( 'kind' => 'new_link', 'branding' => array( 'accent_color' => '#2145e6;background:url(//evil.example)' ) ), 'validation_error', 'branding.accent_color' );
		yield 'a name of two lines' => array( array( 'kind' => 'new_link', 'branding' => array( 'from_name' => "A\r\nBcc: victim@example.com" ) ), 'validation_error', 'branding.from_name' );
		yield 'another setting' => array( array( 'kind' => 'new_link', 'branding' => array( 'link_days' => 1 ) ), 'unknown_field', 'branding.link_days' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'faults' )]
	public function testRefusesAtTheField( array $body, string $code, string $field ): void {
		foreach ( array( '/mail/preview', '/mail/test' ) as $path ) {
			$answer = $this->call( 'POST', $path, (string) wp_json_encode( (object) $body ) );
			self::assertSame( array( 400, $code, array( $field ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ), $path );
		}
		self::assertSame( array(), $this->mailbox()->all() );
	}

	public function testAFailureIsToldInWords(): void {
		add_filter( 'pre_wp_mail', static fn(): bool => false );
		$answer = $this->call( 'POST', '/mail/test', array( 'kind' => 'new_link' ) );
		self::assertSame( array( 500, 'mail_failed', 'The mail could not be sent: The mail server did not say why.' ), array( $answer->status, $answer->code(), $answer->text( 'message' ) ) );
	}

	/** No spam cannon: a program may look, the mail goes to people's own addresses. */
	public function testAKeySendsNothing(): void {
		$this->actingAs( 0 );
		$key = $this->withKey( Scope::cases() );
		self::assertSame( 200, $this->call( 'POST', '/mail/preview', array( 'kind' => 'new_link' ), $key )->status );
		self::assertSame( 403, $this->call( 'POST', '/mail/test', array( 'kind' => 'new_link' ), $key )->status );
		self::assertSame( array(), $this->mailbox()->all() );
	}
}
