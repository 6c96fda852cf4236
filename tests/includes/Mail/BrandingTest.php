<?php
/**
 * What makes mails the site's own.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\Branding;
use SmartSupport\Settings\Settings;

final class BrandingTest extends MailTestCase {

	public function testIsWhatIsSavedWithWhatIsNot(): void {
		$this->services()->settings->save( array( 'branding' => array( 'accent_color' => '#112233', 'footer' => 'Saved' ) ) );
		$branding = Branding::of( new Settings(), array( 'footer' => 'Not saved', 'text_color' => '#445566' ) );
		self::assertSame( array( '#112233', '#445566', '#f0f0f1', 'Not saved' ), array( $branding->accentColor, $branding->textColor, $branding->backgroundColor, $branding->footer ) );
		self::assertSame( 'Saved', Branding::of( new Settings() )->footer );
	}

	public function testTheSenderIsTheSiteUnlessNamed(): void {
		update_option( 'blogname', 'Tom &amp; Jerry' );
		self::assertSame( 'Tom & Jerry', Branding::of( new Settings() )->sender() );
		self::assertSame( 'Support team', Branding::of( new Settings(), array( 'from_name' => 'Support team' ) )->sender() );
	}

	/** M1. */
	public function testTheSendersNameIsOneLine(): void {
		self::assertSame( 'A Bcc: b@example.com', Branding::of( new Settings(), array( 'from_name' => "A\r\nBcc: b@example.com\n" ) )->fromName );
		$changes = array( 'branding' => array( 'from_name' => "A\nBcc: b@example.com" ) );
		$this->actingAs( $this->user( 'administrator' ) );
		$answer = $this->call( 'PATCH', '/settings', $changes );
		self::assertSame( array( 400, array( 'branding.from_name' ) ), array( $answer->status, array_keys( $answer->list( 'errors' ) ) ) );
		self::assertSame( '', ( new Settings() )->text( 'branding', 'from_name' ) );
	}

	public function testCostsNoQueryUntilThereIsAMail(): void {
		$this->services()->settings->save( array( 'branding' => array( 'footer' => 'Saved' ) ) );
		$settings = new Settings();
		$logo     = $this->image();
		wp_cache_flush();
		wp_load_alloptions();
		self::assertSame( array(), $this->queries( static fn() => Branding::of( $settings, array( 'logo_id' => $logo ) ) ) );
	}
}
