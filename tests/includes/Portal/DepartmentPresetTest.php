<?php
/**
 * Department that a block names, through the visitor's browser.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Portal\DepartmentPreset;
use SmartSupport\Portal\Signature;

final class DepartmentPresetTest extends PortalTestCase {

	public function testComesBackAsItWent(): void {
		self::assertSame( 7, DepartmentPreset::read( DepartmentPreset::sign( 7 ) ) );
		self::assertSame( '', DepartmentPreset::sign( 0 ) );
	}

	public function testNobodyMakesOneUp(): void {
		$signed = DepartmentPreset::sign( 7 );
		foreach ( array( '', '7', '7.', '8' . substr( $signed, 1 ), $signed . "\n", '7.' . Signature::of( 'notice', '7' ), "0$signed", '7.' . str_repeat( '0', 32 ) ) as $forged ) {
			self::assertNull( DepartmentPreset::read( $forged ), $forged );
		}
	}
}
