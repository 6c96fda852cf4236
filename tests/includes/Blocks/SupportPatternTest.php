<?php
/**
 * The pattern "Support page" (G-17).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Blocks;

use SmartSupport\Blocks\SupportPattern;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Tests\Portal\PortalTestCase;

final class SupportPatternTest extends PortalTestCase {

	public function testTheEditorFindsItForANewPage(): void {
		$editor = array( 'Authorization' => $this->passwordOf( $this->user( 'editor' ) )['Authorization'] );
		$found  = array_values( array_filter( $this->http( 'GET', '/wp-json/wp/v2/block-patterns/patterns', '', $editor )->json(), static fn( mixed $pattern ) => is_array( $pattern ) && SupportPattern::NAME === ( $pattern['name'] ?? '' ) ) );
		self::assertCount( 1, $found );
		self::assertIsArray( $found[0] );
		self::assertSame( array( array( 'core/post-content' ), array( 'page' ) ), array( $found[0]['block_types'] ?? null, $found[0]['post_types'] ?? null ) );
		self::assertContains( 'smart-support', (array) ( $found[0]['categories'] ?? array() ) );
		$categories = array_column( $this->http( 'GET', '/wp-json/wp/v2/block-patterns/categories', '', $editor )->json(), 'label', 'name' );
		self::assertSame( 'Support', $categories['smart-support'] ?? null );
	}

	public function testAPageMadeOfItIsTheSupportPage(): void {
		SupportPattern::register();
		$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( SupportPattern::NAME );
		$content = is_array( $pattern ) && is_string( $pattern['content'] ?? null ) ? $pattern['content'] : '';
		$page    = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Help', 'post_name' => 'help', 'post_content' => $content ) );
		unregister_block_pattern( SupportPattern::NAME );
		unregister_block_pattern_category( 'smart-support' );
		self::assertSame( $page, ( new SupportPage( $this->services()->state ) )->refresh() );
		$shown = $this->page( '/help/' );
		self::assertSays( 'Submit Ticket', $shown );
		self::assertSays( 'How do I find my ticket again?', $shown );
	}

	public function testPagesAreShownWithoutIt(): void {
		self::assertFalse( \WP_Block_Patterns_Registry::get_instance()->is_registered( SupportPattern::NAME ) );
	}
}
