<?php
/**
 * Rule 1: a reader who has seen one resource has seen them all.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ResourceTest extends TestCase {

	/** Folders whose controllers serve people, not one resource. */
	private const SHARED = array( 'Portal', 'Rest' );

	/** They live in WordPress's own tables or, as a preview, in none, and are the rules themselves. */
	private const WITHOUT_REPOSITORY = array( 'Agents', 'Mail', 'Settings' );

	/** Folders of several resources, each with a store of its own. */
	private const SEVERAL = array( 'Access' );

	/** @return iterable<string, array{string, string}> */
	public static function resources(): iterable {
		foreach ( Source::in( array( 'includes' ) ) as $source ) {
			if ( 1 === preg_match( '#^includes/(\w+)/(\w+)Controller\.php$#', $source->path, $found ) && ! in_array( $found[1], self::SHARED, true ) ) {
				yield $found[2] => array( $found[1], $found[2] );
			}
		}
	}

	/** A resource with many routes has further controllers, named after it: TicketActionController is of Ticket. */
	private static function isPart( string $folder, string $name ): bool {
		foreach ( self::resources() as [ $other, $whole ] ) {
			if ( $other === $folder && $whole !== $name && str_contains( $name, $whole ) ) {
				return true;
			}
		}
		return false;
	}

	#[DataProvider( 'resources' )]
	public function testHasItsFiles( string $folder, string $name ): void {
		if ( self::isPart( $folder, $name ) ) {
			self::assertTrue( Source::exists( "tests/includes/$folder/{$name}ControllerTest.php" ), $name );
			return;
		}
		$schema  = strtolower( (string) preg_replace( '/(?<!^)[A-Z]/', '-$0', $name ) );
		$store   = in_array( $folder, self::SEVERAL, true ) ? "{$schema}s" : lcfirst( $folder );
		$classes = in_array( $folder, self::WITHOUT_REPOSITORY, true ) ? array( $name ) : array( "{$name}Service", "{$name}Repository" );
		$needed  = array(
			"includes/Schema/$schema.json",
			"src/store/$store.ts",
			"tests/src/store/$store.test.ts",
			"tests/includes/$folder/{$name}ControllerTest.php",
		);
		foreach ( $classes as $class ) {
			$needed[] = "includes/$folder/$class.php";
			$needed[] = "tests/includes/$folder/{$class}Test.php";
		}
		self::assertSame( array(), array_values( array_filter( $needed, static fn( string $path ): bool => ! Source::exists( $path ) ) ) );
	}

	#[DataProvider( 'resources' )]
	public function testIsRegisteredInOneLine( string $folder, string $name ): void {
		self::assertSame( 1, substr_count( ( new Source( 'includes/Plugin.php' ) )->text(), "new {$name}Controller(" ) );
	}
}
