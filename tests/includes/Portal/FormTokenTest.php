<?php
/**
 * The form token (D23).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\FormToken;
use SmartSupport\Portal\Signature;
use SmartSupport\Refusal;
use SmartSupport\Tests\TestCase;

final class FormTokenTest extends TestCase {

	private const NOW = 1_800_000_000;

	#[DataProvider( 'ages' )]
	public function testWorksFromTwoSecondsToADay( int $age, bool $works ): void {
		self::assertSame( $works, self::passes( FormToken::issue( self::NOW - $age ) ) );
	}

	/** @return iterable<string, array{int, bool}> */
	public static function ages(): iterable {
		yield 'from the future' => array( -5, false );
		yield 'at once' => array( 0, false );
		yield 'after a second' => array( 1, false );
		yield 'after two seconds' => array( 2, true );
		yield 'just before a day' => array( DAY_IN_SECONDS - 1, true );
		yield 'after a day' => array( DAY_IN_SECONDS, false );
	}

	public function testServesManyVisitorsOfACachedPage(): void {
		$token = FormToken::issue( self::NOW );
		self::assertTrue( self::passes( $token, self::NOW + 10 ) );
		self::assertTrue( self::passes( $token, self::NOW + 3000 ) );
	}

	#[DataProvider( 'forgeries' )]
	public function testRefusesForgeries( string $token ): void {
		self::assertFalse( self::passes( $token ) );
	}

	/** @return iterable<string, array{string}> */
	public static function forgeries(): iterable {
		$issued = FormToken::issue( self::NOW - 10 );
		yield 'nothing' => array( '' );
		yield 'a newer time' => array( (string) preg_replace( '/^\d+/', (string) ( self::NOW - 5 ), $issued ) );
		yield 'another signature' => array( substr( $issued, 0, -1 ) . ( str_ends_with( $issued, '0' ) ? '1' : '0' ) );
		yield 'a line break' => array( "$issued\n" );
		$facts = ( self::NOW - 10 ) . '.0123456789abcdef';
		yield 'signed for another purpose' => array( $facts . '.' . Signature::of( 'notice', $facts ) );
	}

	public function testSaysWhatToDo(): void {
		$words = array();
		foreach ( array( 0, DAY_IN_SECONDS ) as $age ) {
			try {
				FormToken::check( FormToken::issue( self::NOW - $age ), self::NOW );
			} catch ( Refusal $refusal ) {
				self::assertSame( 'form_token_expired', $refusal->reason );
				self::assertStringContainsString( 'once more', $refusal->getMessage() );
				$words[] = $refusal->getMessage();
			}
		}
		self::assertCount( 2, array_unique( $words ) );
	}

	private static function passes( string $token, int $now = self::NOW ): bool {
		try {
			FormToken::check( $token, $now );
			return true;
		} catch ( Refusal ) {
			return false;
		}
	}
}
