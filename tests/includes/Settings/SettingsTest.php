<?php
/**
 * Settings and their defaults.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Settings;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class SettingsTest extends DeskTestCase {

	/** @return iterable<string, array{string, string, int|bool}> Group, key, default as product.md gives it. */
	public static function defaults(): iterable {
		yield 'G-4' => array( 'guests', 'link_days', 30 );
		yield 'G-12' => array( 'guests', 'address_limit', 5 );
		yield 'IP' => array( 'guests', 'ip_limit', 20 );
		yield 'site' => array( 'guests', 'site_limit', 500 );
		yield 'new links' => array( 'guests', 'new_link_limit', 3 );
		yield 'D23' => array( 'guests', 'enabled', true );
		yield 'D21' => array( 'tickets', 'reopen_days', 14 );
		yield 'G-16: size' => array( 'attachments', 'max_size_mb', 10 );
		yield 'G-16: count' => array( 'attachments', 'max_count', 5 );
		yield 'PR23' => array( 'general', 'delete_data_on_uninstall', false );
	}

	#[DataProvider( 'defaults' )]
	public function testBeginsWithTheDefaults( string $group, string $key, int|bool $value ): void {
		delete_option( Settings::OPTION );
		$settings = new Settings();
		self::assertSame( $value, is_bool( $value ) ? $settings->bool( $group, $key ) : $settings->int( $group, $key ) );
		self::assertSame( $value, $settings->all()[ $group ][ $key ] ?? null );
	}

	public function testMergesAtEveryDepth(): void {
		$settings = new Settings();
		self::assertTrue( $settings->save( array( 'guests' => array( 'link_days' => 7 ) ) ) );
		self::assertTrue( $settings->save( array( 'guests' => array( 'ip_limit' => 9 ), 'tickets' => array( 'reopen_days' => 3 ) ) ) );
		foreach ( array( $settings, new Settings() ) as $read ) {
			self::assertSame( array( 7, 9, 5, 3 ), array( $read->int( 'guests', 'link_days' ), $read->int( 'guests', 'ip_limit' ), $read->int( 'guests', 'address_limit' ), $read->int( 'tickets', 'reopen_days' ) ) );
		}
	}

	/** A list is a value: merged, a shorter one would keep the end of the one before. */
	public function testAListTakesThePlaceOfTheListBefore(): void {
		$settings = new Settings();
		self::assertContains( 'jpg', $settings->texts( 'attachments', 'types' ) );
		$settings->save( array( 'attachments' => array( 'types' => array( 'pdf', 'png' ) ) ) );
		$settings->save( array( 'attachments' => array( 'types' => array( 'txt' ) ) ) );
		self::assertSame( array( 'txt' ), ( new Settings() )->texts( 'attachments', 'types' ) );
		self::assertSame( 5, ( new Settings() )->int( 'attachments', 'max_count' ) );
	}

	public function testSaysWhetherAnythingIsDifferent(): void {
		$settings = new Settings();
		self::assertFalse( $settings->save( array( 'guests' => array( 'link_days' => 30 ) ) ) );
		self::assertFalse( $settings->save( array() ) );
		self::assertTrue( $settings->save( array( 'guests' => array( 'enabled' => false ) ) ) );
		self::assertFalse( $settings->bool( 'guests', 'enabled' ) );
	}

	/** A newer version may bring settings, an older one may have left some. */
	public function testReadsWhatAnotherVersionStored(): void {
		update_option( Settings::OPTION, array( 'guests' => array( 'link_days' => 7, 'gone' => 1 ), 'gone' => array() ) );
		$all = ( new Settings() )->all();
		self::assertSame( array( 7, 5 ), array( $all['guests']['link_days'] ?? null, $all['guests']['address_limit'] ?? null ) );
		self::assertArrayNotHasKey( 'gone', $all );
		self::assertArrayNotHasKey( 'gone', $all['guests'] );
	}

	public function testCostsNoQuery(): void {
		( new Settings() )->save( array( 'guests' => array( 'link_days' => 7 ) ) );
		wp_cache_flush();
		wp_load_alloptions();
		self::assertSame( array(), $this->queries( static fn() => ( new Settings() )->all() ) );
	}

	public function testASettingThatIsNotThereIsAFaultOfTheCode(): void {
		$this->expectException( \LogicException::class );
		( new Settings() )->int( 'guests', 'nothing' );
	}
}
