<?php
/**
 * Mails in the site's branding (G-37).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Mail\Color;
use SmartSupport\Mail\MailContent;

final class MailRendererTest extends MailTestCase {

	public function testHasTheColours(): void {
		$html = $this->renderer( array( 'accent_color' => '#8a1c5b', 'background_color' => '#0b3d2e', 'text_color' => '#2b2b2b' ) )->html( $this->content() );
		self::assertMatchesRegularExpression( '/<a href="https:\/\/example.com\/[^>]*background:#8a1c5b;color:#ffffff/', $html );
		self::assertMatchesRegularExpression( '/<body style="[^"]*background:#0b3d2e;/', $html );
		self::assertMatchesRegularExpression( '/<td class="smart-support-card"[^>]*background:#ffffff;color:#2b2b2b;/', $html );
	}

	/** @return iterable<string, array{string, string}> Colour of the button, colour of its words. */
	public static function buttons(): iterable {
		yield 'dark' => array( '#1d2327', '#ffffff' );
		yield 'light' => array( '#ffd54f', '#000000' );
		yield 'between' => array( '#ff5722', '#000000' );
		yield 'black' => array( '#000000', '#ffffff' );
		yield 'white' => array( '#ffffff', '#000000' );
	}

	#[DataProvider( 'buttons' )]
	public function testTheButtonCanBeRead( string $accent, string $words ): void {
		$html = $this->renderer( array( 'accent_color' => $accent ) )->html( $this->content() );
		self::assertStringContainsString( "background:$accent;color:$words;", $html );
		self::assertGreaterThanOrEqual( 4.5, Color::contrast( $accent, $words ) );
	}

	public function testLinksInTheMessageCanBeReadToo(): void {
		self::assertStringContainsString( 'a { color: #2145e6; }', $this->renderer()->html( $this->content() ) );
		self::assertStringContainsString( 'a { color: #1e1e1e; }', $this->renderer( array( 'accent_color' => '#ffff00' ) )->html( $this->content() ) );
	}

	public function testHasTheLogo(): void {
		update_option( 'blogname', 'Tom &amp; "Jerry"' );
		$image   = $this->image( 600, 200 );
		$picture = self::pictureIn( $this->renderer( array( 'logo_id' => $image ) )->html( $this->content() ) );
		self::assertStringContainsString( 'src="' . esc_url( (string) wp_get_attachment_url( $image ) ) . '"', $picture );
		self::assertStringContainsString( 'src="http', $picture );
		self::assertStringContainsString( 'width="240" height="80"', $picture );
		self::assertStringContainsString( 'alt="Tom &amp; &quot;Jerry&quot;"', $picture );
	}

	public function testADeletedLogoLeavesTheSitesName(): void {
		update_option( 'blogname', 'Tom &amp; Jerry' );
		$image = $this->image();
		wp_delete_attachment( $image, true );
		$html = $this->renderer( array( 'logo_id' => $image ) )->html( $this->content() );
		self::assertSame( '', self::pictureIn( $html ) );
		self::assertStringContainsString( 'Tom &amp; Jerry', $html );
	}

	public function testTheFooterIsTextInBothParts(): void {
		$footer   = "Acme Ltd & Co <script>alert( 1 )</script>\r\n1 Main Street";
		$renderer = $this->renderer( array( 'footer' => $footer ) );
		self::assertStringContainsString( "Acme Ltd &amp; Co &lt;script&gt;alert( 1 )&lt;/script&gt;<br>\n1 Main Street", $renderer->html( $this->content() ) );
		self::assertStringEndsWith( "Footer.\n\n-- \nAcme Ltd & Co <script>alert( 1 )</script>\n1 Main Street\n", $renderer->text( $this->content() ) );
		self::assertStringEndsWith( "Footer.\n", $this->renderer()->text( $this->content() ) );
	}

	/** A program that makes mails dark finds each text's own colour and background, and is told that there is one version. */
	public function testSaysThatItIsLight(): void {
		$html = $this->renderer()->html( $this->content() );
		self::assertStringContainsString( '<meta name="color-scheme" content="light">', $html );
		self::assertStringContainsString( '<meta name="supported-color-schemes" content="light">', $html );
	}

	public function testNothingInItIsSomebodyElses(): void {
		$html = $this->renderer( array( 'logo_id' => $this->image() ) )->html( $this->content() );
		preg_match_all( '/(?:src|href)="([^"]*)"/', $html, $found );
		foreach ( $found[1] as $address ) {
			self::assertTrue( str_starts_with( $address, home_url() ) || str_starts_with( $address, 'https://example.com/?link=' ), $address );
		}
		self::assertStringNotContainsString( '<script', $html );
	}

	/** The words were made in the reader's language; the request may be in another by the time it is sent. */
	public function testIsReadAsItsWordsAre(): void {
		global $wp_locale;
		self::assertInstanceOf( \WP_Locale::class, $wp_locale );
		$direction = $wp_locale->text_direction;
		add_filter( 'determine_locale', static fn(): string => 'ar' );
		$wp_locale->text_direction = 'rtl';
		$content                   = $this->content();
		$wp_locale->text_direction = $direction;
		remove_all_filters( 'determine_locale' );
		self::assertStringContainsString( '<html lang="ar" dir="rtl">', $this->renderer()->html( $content ) );
		self::assertStringContainsString( 'text-align:right', $this->renderer()->html( $content ) );
		self::assertStringContainsString( '<html lang="en-US" dir="ltr">', $this->renderer()->html( $this->content() ) );
	}

	public function testWithoutAMessageThereIsNoQuote(): void {
		$content = new MailContent( 'ann@example.com', 'S', array( 'One.' ), '', '', 'View', 'https://example.com/', 'Footer.' );
		self::assertStringNotContainsString( 'solid', $this->renderer()->html( $content ) );
		self::assertSame( "One.\n\nView:\nhttps://example.com/\n\nFooter.\n", $this->renderer()->text( $content ) );
	}
}
