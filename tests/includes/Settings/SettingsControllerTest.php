<?php
/**
 * GET and PATCH /settings.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Settings;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class SettingsControllerTest extends DeskTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'administrator' ) );
	}

	public function testShowsWhatItTakes(): void {
		$shown = $this->call( 'GET', '/settings' );
		self::assertSame( 200, $shown->status );
		self::assertSame( 30, $shown->int( 'data.guests.link_days' ) );
		$taken = $this->call( 'PATCH', '/settings', array( 'guests' => $shown->list( 'data.guests' ), 'attachments' => $shown->list( 'data.attachments' ) ) );
		self::assertSame( array( 200, false ), array( $taken->status, $taken->get( 'meta.changed' ) ) );
		self::assertSame( $shown->get( 'data' ), $taken->get( 'data' ) );
	}

	public function testMergesAtEveryDepth(): void {
		$this->call( 'PATCH', '/settings', array( 'guests' => array( 'link_days' => 7 ) ) );
		$answer = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'ip_limit' => 9 ), 'tickets' => array( 'reopen_days' => 0 ) ) );
		self::assertSame( array( 200, true ), array( $answer->status, $answer->get( 'meta.changed' ) ) );
		self::assertSame( array( 7, 9, 5, 0 ), array( $answer->get( 'data.guests.link_days' ), $answer->get( 'data.guests.ip_limit' ), $answer->get( 'data.guests.address_limit' ), $answer->get( 'data.tickets.reopen_days' ) ) );
	}

	/** @return iterable<string, array{mixed, bool}> G-4. */
	public static function days(): iterable {
		yield 'none' => array( 0, false );
		yield 'negative' => array( -1, false );
		yield 'one' => array( 1, true );
		yield 'a year' => array( 365, true );
		yield 'a day more' => array( 366, false );
		yield 'text' => array( '30', false );
		yield 'text with a unit' => array( '30d', false );
		yield 'a fraction' => array( 1.5, false );
		yield 'null' => array( null, false );
	}

	#[DataProvider( 'days' )]
	public function testALinkLivesOneTo365Days( mixed $days, bool $isTaken ): void {
		$answer = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'link_days' => $days ) ) );
		self::assertSame( $isTaken ? 200 : 400, $answer->status );
		self::assertSame( $isTaken ? $days : 30, ( new Settings() )->int( 'guests', 'link_days' ) );
		if ( ! $isTaken ) {
			self::assertSame( 'validation_error', $answer->code() );
			self::assertSame( array( 'guests.link_days' ), array_keys( $answer->list( 'errors' ) ) );
		}
	}

	/** @return iterable<string, array{array<string, mixed>, string}> Body, the field that is unknown. */
	public static function unknown(): iterable {
		yield 'a group' => array( array( 'nothing' => array() ), 'nothing' );
		yield 'a key' => array( array( 'guests' => array( 'link_dayz' => 7 ) ), 'guests.link_dayz' );
		yield 'a key that is known elsewhere' => array( array( 'link_days' => 7 ), 'link_days' );
		yield 'an id' => array( array( 'id' => 7 ), 'id' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'unknown' )]
	public function testRefusesUnknownFieldsAndChangesNothing( array $body, string $field ): void {
		$before = ( new Settings() )->all();
		$answer = $this->call( 'PATCH', '/settings', $body + array( 'tickets' => array( 'reopen_days' => 3 ) ) );
		self::assertSame( array( 400, 'unknown_field' ), array( $answer->status, $answer->code() ) );
		self::assertSame( array( $field ), array_keys( $answer->list( 'errors' ) ) );
		self::assertSame( $before, ( new Settings() )->all() );
	}

	public function testPutIsTheSame(): void {
		self::assertSame( 9, $this->call( 'PUT', '/settings', array( 'guests' => array( 'ip_limit' => 9 ) ) )->get( 'data.guests.ip_limit' ) );
	}

	public function testASecretIsWrittenAndNeverShown(): void {
		$answer = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'captcha_secret' => 'top-secret-value' ) ) );
		self::assertSame( array( 200, true, true ), array( $answer->status, $answer->get( 'meta.changed' ), $answer->get( 'data.guests.has_captcha_secret' ) ) );
		$again = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'captcha_secret' => 'top-secret-value' ) ) );
		self::assertSame( array( 200, false ), array( $again->status, $again->get( 'meta.changed' ) ) );
		$wrong = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'captcha_secret' => str_repeat( 'top-secret-value', 40 ) ) ) );
		self::assertSame( array( 'guests.captcha_secret' ), array_keys( $wrong->list( 'errors' ) ) );
		foreach ( array( $answer, $again, $wrong, $this->call( 'GET', '/settings' ), $this->call( 'OPTIONS', '/settings' ) ) as $shown ) {
			self::assertStringNotContainsString( 'top-secret-value', $shown->json );
		}
		self::assertSame( 'top-secret-value', ( new Secrets() )->get( Secrets::CAPTCHA ) );
	}

	/** GET shows it, so PATCH takes it back; it changes nothing. */
	public function testWhetherThereIsASecretIsOnlyShown(): void {
		self::assertSame( 200, $this->call( 'PATCH', '/settings', array( 'guests' => array( 'has_captcha_secret' => false ) ) )->status );
		$answer = $this->call( 'PATCH', '/settings', array( 'guests' => array( 'has_captcha_secret' => true ) ) );
		self::assertSame( array( 400, array( 'guests.has_captcha_secret' ) ), array( $answer->status, array_keys( $answer->list( 'errors' ) ) ) );
	}
}
