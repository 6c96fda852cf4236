<?php
/**
 * A page that is not in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * Stands in for the support page while no page holds the block, so that links in old mails go on working.
 */
final class VirtualPage {

	/** No page's path: the query must not find one that happens to be at /support/. */
	private const NAME = 'smart-support-virtual-page';

	public static function serve( \WP $wp ): void {
		$wp->query_vars = array(
			'pagename'      => self::NAME,
			// What is not there has no place in a cache.
			'cache_results' => false,
		);
		add_filter( 'posts_pre_query', self::found( ... ), 10, 2 );
	}

	private static function found( mixed $posts, \WP_Query $query ): mixed {
		if ( ! $query->is_main_query() ) {
			return $posts;
		}
		$query->found_posts   = 1;
		$query->max_num_pages = 1;
		return array( self::post() );
	}

	private static function post(): \WP_Post {
		$post                 = new \WP_Post( new \stdClass() );
		$post->ID             = 0;
		$post->post_type      = 'page';
		$post->post_status    = 'publish';
		$post->post_name      = SupportPage::PATH;
		$post->post_title     = __( 'Support', 'smart-support-guest' );
		$post->post_content   = '<!-- wp:' . SupportPage::BLOCK . ' /-->';
		$post->comment_status = 'closed';
		$post->ping_status    = 'closed';
		$post->filter         = 'raw';
		return $post;
	}
}
