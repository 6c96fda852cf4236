<?php
/**
 * What every shipped PHP file begins with.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\TestCase;

final class GuardTest extends TestCase {

	public function testNoFileRunsWhenCalledDirectly(): void {
		$open = array();
		foreach ( Source::shipped() as $source ) {
			$constant = 'uninstall.php' === $source->path ? 'WP_UNINSTALL_PLUGIN' : 'ABSPATH';
			if ( ! str_contains( $source->text(), "\ndefined( '$constant' ) || exit;\n" ) ) {
				$open[] = $source->path;
			}
		}
		self::assertSame( array(), $open );
	}

	public function testEveryFileIsStrict(): void {
		$loose = array_filter( Source::shipped(), static fn( Source $source ): bool => ! str_contains( $source->text(), "\ndeclare(strict_types=1);\n" ) );
		self::assertSame( array(), array_map( static fn( Source $source ): string => $source->path, $loose ) );
	}

	/** A class is final unless it is made to be extended. */
	public function testEveryClassIsFinal(): void {
		$open = array();
		foreach ( Source::in( array( 'includes' ) ) as $source ) {
			if ( 1 === preg_match( '/^(readonly )?class /m', $source->text() ) ) {
				$open[] = $source->path;
			}
		}
		self::assertSame( array(), $open );
	}

	public function testAFileHoldsTheClassOfItsName(): void {
		$other = array();
		foreach ( Source::in( array( 'includes' ) ) as $source ) {
			$namespace  = rtrim( 'SmartSupport\\' . strtr( substr( dirname( $source->path ) . '/', strlen( 'includes/' ) ), '/', '\\' ), '\\' );
			$isClass    = 1 === preg_match( '/^(abstract |final )?(class|interface|enum|trait) ' . basename( $source->path, '.php' ) . '\b/m', $source->text() );
			$isTemplate = str_contains( $source->path, '/templates/' );
			if ( ! $isTemplate && ( ! $isClass || ! str_contains( $source->text(), "\nnamespace $namespace;\n" ) ) ) {
				$other[] = $source->path;
			}
		}
		self::assertSame( array(), $other );
	}
}
