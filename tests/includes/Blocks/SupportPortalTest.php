<?php
/**
 * The block.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Blocks;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Blocks\SupportPortal;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Tests\Env\Site;
use SmartSupport\Tests\Portal\PortalTestCase;

final class SupportPortalTest extends PortalTestCase {

	public function testIsRegisteredWithItsModuleAndStyle(): void {
		$block = \WP_Block_Type_Registry::get_instance()->get_registered( SupportPage::BLOCK );
		self::assertNotNull( $block );
		self::assertSame( '3', (string) $block->api_version );
		self::assertCount( 1, $block->view_script_module_ids );
		self::assertCount( 1, $block->style_handles );
		self::assertTrue( $block->supports['interactivity'] ?? false );
	}

	public function testShowsTheForm(): void {
		$this->rest( 'GET', '/wp/v2/types' );
		$html = do_blocks( '<!-- wp:group --><div class="wp-block-group"><!-- wp:smart-support/support-portal {"align":"wide"} /--></div><!-- /wp:group -->' );
		self::assertMatchesRegularExpression( '/class="[^"]*\balignwide\b[^"]*wp-block-smart-support-support-portal\b/', $html );
		self::assertStringContainsString( 'Submit Ticket', $html );
		self::assertSame( 1, did_action( SupportPortal::RENDER ) );
	}

	/** What the editor shows is what a guest gets, whoever edits. */
	public function testThePreviewIsAGuests(): void {
		$this->set( array( 'field_priority' => true ) );
		$this->actingAs( $this->user( 'administrator' ) );
		$answer = $this->rest( 'GET', '/wp/v2/block-renderer/' . SupportPage::BLOCK, array( 'context' => 'edit' ) )->get_data();
		$html   = is_array( $answer ) && is_string( $answer['rendered'] ?? null ) ? $answer['rendered'] : '';
		foreach ( array( 'Continue as Guest', 'Email Address', 'Priority', 'Submit Ticket' ) as $words ) {
			self::assertStringContainsString( $words, $html );
		}
		$plain = $this->rest( 'GET', '/wp/v2/block-renderer/' . SupportPage::BLOCK, array( 'context' => 'edit', 'attributes' => array( 'showLogIn' => false ) ) )->get_data();
		self::assertIsArray( $plain );
		self::assertIsString( $plain['rendered'] ?? null );
		self::assertStringNotContainsString( 'Log in', $plain['rendered'] );
	}

	/** @return iterable<string, array{mixed, string}> Gap, style of the wrapper. */
	public static function gaps(): iterable {
		yield 'none' => array( null, '' );
		yield 'a length' => array( '1.5rem', '--smart-support-gap:1.5rem' );
		yield 'a step of the theme' => array( 'var:preset|spacing|50', '--smart-support-gap:var(--wp--preset--spacing--50)' );
		yield 'no length' => array( 'red;color:blue', '' );
		yield 'something else' => array( array( 'top' => '1px' ), '' );
	}

	#[DataProvider( 'gaps' )]
	public function testTheDistanceBetweenFieldsIsTheAuthors( mixed $gap, string $style ): void {
		self::assertSame( '' === $style ? array() : array( 'style' => $style ), SupportPortal::gap( array( 'style' => array( 'spacing' => array( 'blockGap' => $gap ) ) ) ) );
	}

	public function testColoursSpacingAndTypeAreTheAuthors(): void {
		$html = do_blocks( '<!-- wp:smart-support/support-portal {"textColor":"contrast","style":{"spacing":{"padding":{"top":"7px"},"blockGap":"9px"},"typography":{"lineHeight":"1.9"},"border":{"width":"3px"}}} /-->' );
		self::assertSame( 1, preg_match( '/<div([^>]*wp-block-smart-support-support-portal[^>]*)>/', $html, $found ) );
		foreach ( array( 'has-contrast-color', 'padding-top:7px', 'line-height:1.9', 'border-width:3px', '--smart-support-gap:9px' ) as $part ) {
			self::assertStringContainsString( $part, $found[1] );
		}
	}

	public function testRoutesOfOthersGoWithoutItUntilTheyRenderIt(): void {
		$page   = $this->supportPage();
		$plugin = Site::folder() . '/wp-content/mu-plugins/route.php';
		$code   = <<<'PHP'
			<?php
			add_action( 'rest_api_init', static fn() => register_rest_route( 'test/v1', '/page', array( 'permission_callback' => '__return_true', 'callback' => static fn( $request ) => array(
				'before'   => WP_Block_Type_Registry::get_instance()->is_registered( 'smart-support/support-portal' ),
				'rendered' => isset( $request['id'] ) ? do_blocks( '<!-- wp:group --><div>' . get_post( (int) $request['id'] )->post_content . '</div><!-- /wp:group -->' ) : '',
			) ) ) );
			PHP;
		file_put_contents( $plugin, $code );
		try {
			$other = $this->http( 'GET', '/wp-json/test/v1/page' )->json();
			$shows = $this->http( 'GET', "/wp-json/test/v1/page?id=$page" )->json();
			$types = $this->http( 'GET', "/wp-json/wp/v2/pages/$page" )->body;
		} finally {
			unlink( $plugin );
		}
		self::assertFalse( $other['before'] ?? null );
		self::assertIsString( $shows['rendered'] ?? null );
		self::assertStringContainsString( 'Submit Ticket', $shows['rendered'] );
		self::assertStringContainsString( 'Submit Ticket', $types );
	}

	public function testThePluginsOwnWorkOnAnUnrelatedRouteIsNoQuery(): void {
		$ours = array_filter(
			$this->queries( fn() => $this->rest( 'GET', '/wp/v2/types' ) ),
			static fn( string $query ): bool => str_contains( $query, 'smart_support' )
		);
		self::assertSame( array(), $ours );
	}
}
