<?php
/**
 * What the code never does.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\TestCase;

final class ForbiddenTest extends TestCase {

	/** Objects from text (R15), permission for everybody (R1), code from text. */
	private const FUNCTIONS = array( 'unserialize', 'maybe_unserialize', '__return_true', 'eval', 'extract', 'create_function', 'mysql_query' );

	/** A1: guessable, or short, or from a clock. */
	private const WEAK = array(
		'crc32',
		'hrtime',
		'lcg_value',
		'md5',
		'microtime',
		'mt_rand',
		'rand',
		'sha1',
		'shuffle',
		'str_shuffle',
		'time',
		'uniqid',
		'wp_generate_password',
		'wp_generate_uuid4',
		'wp_hash',
		'wp_rand',
	);

	/** What SQLite's drop-in refuses, or does wrong without a word. */
	private const SQL = array(
		'/\bGET_LOCK\b|\bRELEASE_LOCK\b/i'          => 'named locks',
		'/\bIF\s*\(/'                               => 'IF( … ): use CASE',
		'/ON\s+UPDATE\s+CURRENT_TIMESTAMP/i'        => 'ON UPDATE CURRENT_TIMESTAMP',
		'/\bLAST_INSERT_ID\s*\(/i'                  => 'LAST_INSERT_ID()',
		'/\bDATETIME\s*\(\s*[1-6]\s*\)/i'           => 'fractions of a second',
		'/\bGENERATED\s+ALWAYS\b/i'                 => 'generated columns',
		'/\b(GROUP_CONCAT|CONCAT_WS|JSON_VALUE)\b/' => 'functions that SQLite lacks',
		'/\bRETURNING\b/'                           => 'RETURNING',
	);

	private const SILENCED = '/@ts-ignore|@ts-nocheck|@ts-expect-error|eslint-disable|stylelint-disable|phpcs:(ignore|disable)|@phpstan-ignore|@codeCoverageIgnore/';

	private const UNFINISHED = '/\b(TODO|FIXME|XXX|HACK)\b/';

	private const ANY = '/(:|\bas|<|,)\s*any\b(\s*[\[\]>,;)=|&]|$)/m';

	public function testNoForbiddenFunction(): void {
		self::assertSame( array(), self::using( Source::shipped(), self::FUNCTIONS ) );
	}

	public function testSecretsComeFromTheSystemsRandomSource(): void {
		self::assertSame( array(), self::using( Source::in( array( 'includes/Access' ) ), self::WEAK ) );
	}

	public function testNobodyIsLetInForBeingLoggedIn(): void {
		$found = array();
		foreach ( Source::shipped() as $source ) {
			if ( 1 === preg_match( "/'permission_callback'\s*=>[^,]*is_user_logged_in/", $source->text() ) ) {
				$found[] = $source->path;
			}
		}
		self::assertSame( array(), $found );
	}

	public function testSqlRunsOnBothDatabases(): void {
		$found = array();
		foreach ( Source::in( array( 'includes' ) ) as $source ) {
			foreach ( self::SQL as $pattern => $name ) {
				if ( 1 === preg_match( $pattern, $source->strings() ) ) {
					$found[] = "$source->path: $name";
				}
			}
		}
		self::assertSame( array(), $found );
	}

	public function testNoCheckIsSilenced(): void {
		self::assertSame( array(), self::matching( array( 'includes', 'src', 'blocks', 'bin', 'tests' ), self::SILENCED ) );
	}

	public function testNothingIsLeftForLater(): void {
		self::assertSame( array(), self::matching( array( 'includes', 'src', 'blocks', 'bin' ), self::UNFINISHED ) );
	}

	public function testNoTestIsSwitchedOff(): void {
		$pattern = '/\b(it|test|describe)\.(skip|only|fixme|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(|markTest(Skipped|Incomplete)/';
		self::assertSame( array(), self::matching( array( 'tests' ), $pattern ) );
	}

	public function testTypeScriptHasNoAny(): void {
		self::assertSame( array(), self::matching( array( 'src', 'blocks', 'tests' ), self::ANY, array( 'ts', 'tsx' ) ) );
	}

	/**
	 * @param list<Source> $sources
	 * @param list<string> $functions
	 * @return list<string>
	 */
	private static function using( array $sources, array $functions ): array {
		$using = array();
		foreach ( $sources as $source ) {
			foreach ( $source->uses( $functions ) as $function ) {
				$using[] = "$source->path: $function";
			}
		}
		return $using;
	}

	/**
	 * @param list<string> $folders
	 * @param list<string> $extensions
	 * @return list<string>
	 */
	private static function matching( array $folders, string $pattern, array $extensions = array( 'php', 'ts', 'tsx', 'mjs', 'cjs', 'js', 'scss' ) ): array {
		$matching = array();
		foreach ( Source::in( $folders, $extensions ) as $source ) {
			// This file names what it looks for.
			if ( ! str_ends_with( __FILE__, $source->path ) && 1 === preg_match( $pattern, $source->text(), $found ) ) {
				$matching[] = "$source->path: $found[0]";
			}
		}
		return $matching;
	}
}
