<?php
/**
 * Rule 2: REST, portal, mail, blocks, CLI → service → repository → database.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\TestCase;

final class DirectionTest extends TestCase {

	private const HOOKS = array( 'add_action', 'add_filter', 'apply_filters', 'do_action', 'remove_action', 'remove_filter' );

	/** A statement, as opposed to words of a sentence. */
	private const SQL = '/\b(SELECT\s.+\sFROM|INSERT\s+(IGNORE\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|(CREATE|ALTER|DROP)\s+TABLE)\b/s';

	public function testOnlyRepositoriesAndDatabaseKnowWpdb(): void {
		$elsewhere = array();
		foreach ( Source::shipped() as $source ) {
			if ( 1 !== preg_match( '#^includes/(Database/|.+Repository\.php$)#', $source->path ) && ( $source->names( '$wpdb' ) || $source->names( 'wpdb' ) ) ) {
				$elsewhere[] = $source->path;
			}
		}
		self::assertSame( array(), $elsewhere );
	}

	public function testServicesKnowNoRequest(): void {
		self::assertSame( array(), self::naming( 'Service.php', '/^(SmartSupport\\\\)?(WP_REST_\w+|Rest\\\\\w+|\w+\\\\\w+Controller|\w*Controller)$/' ) );
	}

	public function testServicesHaveNoSql(): void {
		self::assertSame( array(), self::withSql( 'Service.php' ) );
	}

	public function testRepositoriesHaveNoHooks(): void {
		$with = array();
		foreach ( self::ending( 'Repository.php' ) as $source ) {
			foreach ( $source->uses( self::HOOKS ) as $hook ) {
				$with[] = "$source->path: $hook";
			}
		}
		self::assertSame( array(), $with );
	}

	public function testRepositoriesKnowNoServiceAndNoRequest(): void {
		self::assertSame( array(), self::naming( 'Repository.php', '/^(SmartSupport\\\\)?(WP_REST_\w+|Rest\\\\\w+|(\w+\\\\)?\w+(Controller|Service))$/' ) );
	}

	public function testControllersHaveNoSql(): void {
		self::assertSame( array(), self::withSql( 'Controller.php' ) );
		self::assertSame( array(), self::naming( 'Controller.php', '/^(SmartSupport\\\\)?(Database\\\\)?(Connection|UnitOfWork)$/' ) );
	}

	/** @return list<Source> Sources whose name ends so. */
	private static function ending( string $end ): array {
		return array_values( array_filter( Source::in( array( 'includes' ) ), static fn( Source $source ): bool => str_ends_with( $source->path, $end ) ) );
	}

	/** @return list<string> Sources with such a name that name what they must not know. */
	private static function naming( string $end, string $pattern ): array {
		$naming = array();
		foreach ( self::ending( $end ) as $source ) {
			foreach ( $source->tokens() as $token ) {
				$isName = $token->is( array( T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED ) );
				if ( $isName && 1 === preg_match( $pattern, ltrim( $token->text, '\\' ) ) && basename( $source->path, '.php' ) !== $token->text ) {
					$naming[] = "$source->path:$token->line $token->text";
				}
			}
		}
		return $naming;
	}

	/** @return list<string> */
	private static function withSql( string $end ): array {
		$with = array_filter( self::ending( $end ), static fn( Source $source ): bool => 1 === preg_match( self::SQL, $source->strings() ) );
		return array_values( array_map( static fn( Source $source ): string => $source->path, $with ) );
	}
}
