<?php
/**
 * The sealed copy of a secret (PR1).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Access\Seal;

final class SealTest extends TestCase {

	private const SALTS = array(
		'AUTH_KEY'         => 'a',
		'SECURE_AUTH_KEY'  => 'b',
		'LOGGED_IN_KEY'    => 'c',
		'NONCE_KEY'        => 'd',
		'AUTH_SALT'        => 'e',
		'SECURE_AUTH_SALT' => 'f',
		'LOGGED_IN_SALT'   => 'g',
		'NONCE_SALT'       => 'h',
	);

	public function testOpensWhatItClosed(): void {
		$seal = new Seal();
		foreach ( array( 'a secret', '', "\0\xff", str_repeat( 'x', 100 ) ) as $secret ) {
			self::assertSame( $secret, $seal->open( $seal->close( $secret ) ) );
		}
	}

	public function testShowsNothingOfTheSecret(): void {
		$seal = new Seal();
		self::assertNotSame( $seal->close( 'a secret' ), $seal->close( 'a secret' ) );
		self::assertStringNotContainsString( 'secret', (string) $seal->close( 'a secret' ) );
	}

	public function testOpensNothingOfAnotherPurpose(): void {
		$sealed = ( new Seal( 'settings' ) )->close( 'a secret' );
		self::assertSame( array( 'a secret', null ), array( ( new Seal( 'settings' ) )->open( $sealed ), ( new Seal() )->open( $sealed ) ) );
	}

	public function testOpensNothingThatWasTouched(): void {
		$seal   = new Seal();
		$sealed = (string) $seal->close( 'a secret' );
		foreach ( range( 0, strlen( $sealed ) - 2 ) as $place ) {
			$touched           = $sealed;
			$touched[ $place ] = 'A' === $sealed[ $place ] ? 'B' : 'A';
			self::assertNull( $seal->open( $touched ) );
		}
		foreach ( array( null, '', 'short', '!!!', substr( $sealed, 0, 30 ) ) as $broken ) {
			self::assertNull( $seal->open( $broken ) );
		}
	}

	public function testOpensAgainUnderTheSameSalts(): void {
		self::assertSame( 'a secret', self::under( self::SALTS, 'open', self::under( self::SALTS, 'close', 'a secret' ) ) );
	}

	/** Keeping one of them would keep what a stolen copy of wp-config.php opens. */
	public function testOpensNothingUnderOtherSalts(): void {
		$sealed = self::under( self::SALTS, 'close', 'a secret' );
		self::assertSame( '', self::under( array_map( 'strtoupper', self::SALTS ), 'open', $sealed ) );
	}

	/** @return iterable<string, array{array<string, string>}> */
	public static function noSalts(): iterable {
		yield 'not defined' => array( array() );
		yield 'empty' => array( array_map( static fn(): string => '', self::SALTS ) );
		yield 'the sample\'s' => array( array_map( static fn(): string => 'put your unique phrase here', self::SALTS ) );
		yield 'one is missing' => array( array_diff_key( self::SALTS, array( 'AUTH_KEY' => true ) ) );
	}

	/** @param array<string, string> $salts */
	#[DataProvider( 'noSalts' )]
	public function testSealsNothingWithoutSaltsOutsideTheDatabase( array $salts ): void {
		self::assertSame( '', self::under( $salts, 'close', 'a secret' ) );
		self::assertSame( '', self::under( $salts, 'open', self::under( self::SALTS, 'close', 'a secret' ) ) );
	}

	/**
	 * Calls a method in a process that has these constants and nothing of WordPress.
	 *
	 * @param array<string, string> $salts
	 */
	private static function under( array $salts, string $method, string $argument ): string {
		$code = 'define( "ABSPATH", "/" ); require ' . var_export( ( new \ReflectionClass( Seal::class ) )->getFileName(), true ) . ';';
		foreach ( $salts as $name => $salt ) {
			$code .= sprintf( 'define( %s, %s );', var_export( $name, true ), var_export( $salt, true ) );
		}
		$code .= sprintf( 'echo ( new SmartSupport\Access\Seal() )->%s( %s );', $method, var_export( $argument, true ) );
		return (string) exec( escapeshellarg( PHP_BINARY ) . ' -r ' . escapeshellarg( $code ) );
	}
}
