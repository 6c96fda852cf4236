<?php
/**
 * Rule 10: a source has its test at the mirrored path, and a test its source.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\TestCase;

final class MirrorTest extends TestCase {

	public function testEveryServiceControllerAndRepositoryIsTested(): void {
		$untested = array();
		foreach ( Source::in( array( 'includes' ) ) as $source ) {
			$test = 'tests/' . substr( $source->path, 0, -4 ) . 'Test.php';
			if ( 1 === preg_match( '/(Service|Controller|Repository)\.php$/', $source->path ) && ! Source::exists( $test ) ) {
				$untested[] = $test;
			}
		}
		self::assertSame( array(), $untested );
	}

	public function testEveryComponentAndStoreIsTested(): void {
		$untested = array();
		foreach ( Source::in( array( 'src/components', 'src/store' ), array( 'ts', 'tsx' ) ) as $source ) {
			$test = 'tests/' . preg_replace( '/\.tsx?$/', '.test', $source->path );
			if ( ! str_ends_with( $source->path, '/index.ts' ) && ! Source::exists( "$test.ts" ) && ! Source::exists( "$test.tsx" ) ) {
				$untested[] = $test;
			}
		}
		self::assertSame( array(), $untested );
	}

	public function testEveryTestHasItsSource(): void {
		$orphans = array();
		foreach ( Source::in( array( 'tests/includes' ) ) as $test ) {
			if ( str_ends_with( $test->path, 'Test.php' ) && ! Source::exists( substr( $test->path, strlen( 'tests/' ), -strlen( 'Test.php' ) ) . '.php' ) ) {
				$orphans[] = $test->path;
			}
		}
		self::assertSame( array(), $orphans );
	}
}
