<?php
/**
 * Rule 7: small files, small functions. Functions of JavaScript are ESLint's.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

use PHPUnit\Framework\TestCase;

final class SizeTest extends TestCase {

	private const FOLDERS        = array( 'includes', 'src', 'blocks', 'bin' );
	private const LINES_FILE     = 250;
	private const LINES_FUNCTION = 40;

	public function testNoFileIsLong(): void {
		$long = array();
		foreach ( Source::in( self::FOLDERS, array( 'php', 'ts', 'tsx', 'mjs', 'cjs', 'js', 'scss' ) ) as $source ) {
			$lines = substr_count( $source->text(), "\n" );
			if ( $lines > self::LINES_FILE ) {
				$long[] = "$source->path: $lines lines";
			}
		}
		self::assertSame( array(), $long );
	}

	public function testNoFunctionIsLong(): void {
		$long = array();
		foreach ( Source::in( self::FOLDERS ) as $source ) {
			foreach ( $source->functions() as $function => $lines ) {
				if ( $lines > self::LINES_FUNCTION ) {
					$long[] = "$function: $lines lines";
				}
			}
		}
		self::assertSame( array(), $long );
	}

	public function testEslintKeepsTheSameLimits(): void {
		$rules = ( new Source( 'eslint.config.mjs' ) )->text();
		self::assertStringContainsString( sprintf( "'max-lines': [ 'error', %d ]", self::LINES_FILE ), $rules );
		self::assertStringContainsString( sprintf( "'max-lines-per-function': [ 'error', %d ]", self::LINES_FUNCTION ), $rules );
	}
}
