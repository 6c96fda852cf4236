<?php
/**
 * The reader of rows.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use SmartSupport\Database\Row;
use SmartSupport\Tests\DeskTestCase;

final class RowTest extends DeskTestCase {

	public function testTellsZeroAndEmptyFromNull(): void {
		$row = new Row( array( 'zero' => '0', 'empty' => '', 'null' => null ) );
		self::assertSame( 0, $row->intOrNull( 'zero' ) );
		self::assertSame( '', $row->textOrNull( 'empty' ) );
		self::assertNull( $row->intOrNull( 'null' ) );
		self::assertNull( $row->textOrNull( 'null' ) );
		self::assertNull( $row->timeOrNull( 'null' ) );
		self::assertTrue( $row->has( 'null' ) );
		self::assertFalse( $row->has( 'missing' ) );
		self::assertFalse( $row->bool( 'zero' ) );
	}

	public function testReadsTimesAsUtcInAnyZone(): void {
		update_option( 'timezone_string', 'Asia/Tokyo' );
		$time = ( new Row( array( 'at' => '2026-05-07 12:00:00' ) ) )->time( 'at' );
		self::assertSame( gmmktime( 12, 0, 0, 5, 7, 2026 ), $time->getTimestamp() );
	}

	public function testReadsBigNumbers(): void {
		self::assertSame( 9007199254740993, ( new Row( array( 'id' => '9007199254740993' ) ) )->int( 'id' ) );
	}
}
