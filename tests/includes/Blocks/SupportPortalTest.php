<?php
/**
 * The block.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Blocks;

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
