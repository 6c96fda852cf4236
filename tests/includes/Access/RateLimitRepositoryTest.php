<?php
/**
 * The table of the limits.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Tests\DeskTestCase;

final class RateLimitRepositoryTest extends DeskTestCase {

	public function testReadsWhatItStored(): void {
		$bucket = hash( 'sha256', 'a' );
		$limits = $this->services()->limits;
		self::assertSame( array(), $limits->lock( $bucket ) );
		$limits->store( $bucket, array( 1_800_000_000 => 2, 1_800_000_060 => 1 ), 1_800_003_600 );
		self::assertSame( array( 1_800_000_000 => 2, 1_800_000_060 => 1 ), $limits->lock( $bucket ) );
		self::assertSame( array(), $limits->lock( hash( 'sha256', 'b' ) ) );
	}

	public function testForgetsOnlyWhatHasRunOut(): void {
		$limits = $this->services()->limits;
		foreach ( array( 'live' => 60, 'long gone' => -2 * HOUR_IN_SECONDS ) as $name => $seconds ) {
			$limits->lock( hash( 'sha256', $name ) );
			$limits->store( hash( 'sha256', $name ), array( $this->now() => 1 ), $this->now() + $seconds );
		}
		$limits->purge();
		self::assertSame( 1, $this->countRows( 'rate_limits' ) );
		self::assertSame( 1, $this->countRows( 'rate_limits', "bucket = '" . hash( 'sha256', 'live' ) . "'" ) );
	}
}
