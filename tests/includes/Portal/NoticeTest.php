<?php
/**
 * What a page says after a form was sent.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Portal\Notice;
use SmartSupport\Tests\TestCase;

final class NoticeTest extends TestCase {

	public function testTravelsInAnAddress(): void {
		foreach ( array( Notice::sent( '12' ), Notice::links(), Notice::replied(), Notice::followUp( '13' ), Notice::closed(), Notice::reopened() ) as $notice ) {
			parse_str( (string) wp_parse_url( $notice->on( '/support/?a=1' ), PHP_URL_QUERY ), $query );
			self::assertSame( '1', $query['a'] ?? '' );
			$value = $query[ Notice::PARAMETER ] ?? null;
			self::assertIsString( $value );
			self::assertEquals( $notice, Notice::read( $value ) );
		}
	}

	public function testSaysNothingThatWasNotSigned(): void {
		parse_str( (string) wp_parse_url( Notice::sent( '12' )->on( '/' ), PHP_URL_QUERY ), $query );
		$value = $query[ Notice::PARAMETER ] ?? '';
		self::assertIsString( $value );
		self::assertNull( Notice::read( str_replace( '.12.', '.13.', $value ) ) );
		self::assertNull( Notice::read( str_replace( 'sent', 'follow-up', $value ) ) );
		self::assertNull( Notice::read( 'sent.12.' . str_repeat( '0', 32 ) ) );
		self::assertNull( Notice::read( 'sent.12' ) );
	}

	public function testNamesTheTicket(): void {
		self::assertTrue( Notice::sent( '12' )->isSent() );
		self::assertSame( '12', Notice::sent( '12' )->number );
		self::assertFalse( Notice::followUp( '13' )->isSent() );
		self::assertStringContainsString( '#13', Notice::followUp( '13' )->text() );
	}
}
