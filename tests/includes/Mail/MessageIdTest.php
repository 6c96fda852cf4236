<?php
/**
 * Message-IDs (M5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\MessageId;
use SmartSupport\Tests\DeskTestCase;

final class MessageIdTest extends DeskTestCase {

	public function testIsUniqueAndNamesItsTicket(): void {
		$ids = array();
		for ( $i = 0; $i < 100; $i++ ) {
			$ids[] = MessageId::create( 42 );
		}
		self::assertCount( 100, array_unique( $ids ) );
		foreach ( $ids as $id ) {
			self::assertMatchesRegularExpression( '/^[A-Za-z0-9.]+@[A-Za-z0-9.-]+$/D', $id );
			self::assertLessThanOrEqual( 190, strlen( $id ) );
			self::assertSame( 42, MessageId::ticketId( $id ) );
		}
	}

	public function testNobodyForgesOne(): void {
		$id      = MessageId::create( 42 );
		$parts   = explode( '.', $id );
		$changed = array(
			'another ticket'   => preg_replace( '/^42\./', '43.', $id ),
			'another random'   => implode( '.', array( $parts[0], str_repeat( '0', 24 ), ...array_slice( $parts, 2 ) ) ),
			'another MAC'      => (string) preg_replace( '/\.[0-9a-f]{32}@/', '.' . str_repeat( '0', 32 ) . '@', $id ),
			'no MAC'           => (string) preg_replace( '/\.[0-9a-f]{32}@/', '@', $id ),
			'somebody else\'s' => 'CAF+abc123@mail.example.com',
			'nothing'          => '',
			'a guess'          => '42@example.com',
		);
		foreach ( $changed as $name => $text ) {
			self::assertNull( MessageId::ticketId( (string) $text ), $name );
		}
	}
}
