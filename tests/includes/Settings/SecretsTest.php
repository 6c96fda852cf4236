<?php
/**
 * Secrets among the settings (C3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Settings;

use SmartSupport\Lifecycle;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class SecretsTest extends DeskTestCase {

	private const SECRET = '6LcSecretOfTheProvider_x';

	public function testKeepsASecret(): void {
		$secrets = new Secrets();
		self::assertSame( array( false, '' ), array( $secrets->has( 'captcha' ), $secrets->get( 'captcha' ) ) );
		self::assertTrue( $secrets->set( 'captcha', self::SECRET ) );
		self::assertFalse( $secrets->set( 'captcha', self::SECRET ), 'It was there.' );
		self::assertSame( array( true, self::SECRET, false ), array( $secrets->has( 'captcha' ), ( new Secrets() )->get( 'captcha' ), $secrets->has( 'other' ) ) );
		self::assertTrue( $secrets->set( 'captcha', '' ) );
		self::assertFalse( $secrets->set( 'captcha', '' ) );
		self::assertFalse( $secrets->has( 'captcha' ) );
	}

	/** A stolen database opens nothing. */
	public function testTheDatabaseHoldsNoSecret(): void {
		( new Secrets() )->set( 'captcha', self::SECRET );
		$options = (string) wp_json_encode( $this->wpdb()->get_col( "SELECT option_value FROM {$this->wpdb()->options}" ) );
		self::assertStringNotContainsString( self::SECRET, $options );
		self::assertStringNotContainsString( base64_encode( self::SECRET ), $options );
		self::assertStringNotContainsString( self::SECRET, (string) wp_json_encode( ( new Settings() )->all() ) );
	}

	/** After the salts have changed it is as if there were none: the owner enters it again. */
	public function testWhatWasSealedUnderOtherSaltsIsNotThere(): void {
		update_option( Secrets::OPTION, array( 'captcha' => 'sealed-by-another' ) );
		$secrets = new Secrets();
		self::assertSame( array( false, '' ), array( $secrets->has( 'captcha' ), $secrets->get( 'captcha' ) ) );
		self::assertTrue( $secrets->set( 'captcha', '' ) );
		self::assertSame( array(), get_option( Secrets::OPTION ) );
	}

	public function testGoesWithTheData(): void {
		( new Secrets() )->set( 'captcha', self::SECRET );
		( new Settings() )->save( array( 'general' => array( 'delete_data_on_uninstall' => true ) ) );
		$names = ( new \ReflectionClass( Lifecycle::class ) )->getConstant( 'OPTIONS' );
		self::assertContains( Secrets::OPTION, is_array( $names ) ? $names : array() );
	}
}
