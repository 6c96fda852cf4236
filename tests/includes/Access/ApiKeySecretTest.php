<?php
/**
 * The text of an API key (K4).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Access\ApiKeySecret;

final class ApiKeySecretTest extends TestCase {

	public function testHasTheFormOfTheContract(): void {
		$secret = ApiKeySecret::make();
		self::assertMatchesRegularExpression( '/^ss_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/D', $secret->text );
		self::assertSame( substr( $secret->text, 8, 8 ), $secret->prefix );
	}

	/** A1. */
	public function testNoTwoAreAlike(): void {
		$texts = array();
		for ( $i = 0; $i < 2000; $i++ ) {
			$texts[ substr( ApiKeySecret::make()->text, 17, 43 ) ] = true;
		}
		self::assertCount( 2000, $texts );
		// Every digit at every place: none is fixed, none is left out.
		for ( $place = 0; $place < 43; $place++ ) {
			self::assertCount( 62, array_unique( array_map( static fn( int|string $text ) => ( (string) $text )[ $place ], array_keys( $texts ) ) ), "Place $place" );
		}
	}

	public function testReadsItself(): void {
		for ( $i = 0; $i < 50; $i++ ) {
			$secret = ApiKeySecret::make();
			self::assertEquals( $secret, ApiKeySecret::parse( $secret->text ) );
		}
	}

	/** @return iterable<string, array{\Closure(string): string}> */
	public static function damages(): iterable {
		yield 'a character less' => array( static fn( string $key ) => substr( $key, 0, -1 ) );
		yield 'the first one missing' => array( static fn( string $key ) => substr( $key, 1 ) );
		yield 'a character more' => array( static fn( string $key ) => $key . '0' );
		yield 'a line break at the end' => array( static fn( string $key ) => "$key\n" );
		yield 'NUL at the end' => array( static fn( string $key ) => "$key\0" );
		yield 'another checksum' => array( static fn( string $key ) => substr( $key, 0, -1 ) . ( str_ends_with( $key, '0' ) ? '1' : '0' ) );
		yield 'a typing error in the secret' => array( static fn( string $key ) => substr_replace( $key, '0' === $key[30] ? '1' : '0', 30, 1 ) );
		yield 'another prefix' => array( static fn( string $key ) => substr_replace( $key, '0' === $key[9] ? '1' : '0', 9, 1 ) );
		yield 'two digits changed over' => array( static fn( string $key ) => $key[20] === $key[21] ? '' : substr_replace( $key, $key[21] . $key[20], 20, 2 ) );
		yield 'upper case' => array( static fn( string $key ) => strtoupper( $key ) );
		yield 'another product' => array( static fn( string $key ) => 'sk' . substr( $key, 2 ) );
		yield 'no digit' => array( static fn( string $key ) => substr_replace( $key, '-', 30, 1 ) );
		yield 'nothing' => array( static fn() => '' );
	}

	/** @param \Closure(string): string $damage */
	#[DataProvider( 'damages' )]
	public function testKnowsDamage( \Closure $damage ): void {
		for ( $i = 0; $i < 20; $i++ ) {
			self::assertNull( ApiKeySecret::parse( $damage( ApiKeySecret::make()->text ) ) );
		}
	}
}
