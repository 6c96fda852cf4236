<?php
/**
 * The block.
 */

declare(strict_types=1);

namespace SmartSupport\Blocks;

use SmartSupport\Portal\SupportPage;

defined( 'ABSPATH' ) || exit;

/**
 * Registers what blocks/ was built into. Its render.php asks for its content by the action below.
 *
 * Registering costs more than all else that an unrelated REST request runs of us, so such a request goes without until
 * it really renders the block.
 */
final class SupportPortal {

	/** Fires where the block shows its content. */
	public const RENDER = 'smart_support_render_portal';

	/** Routes that know blocks: posts, the editor's own, and batches of both. */
	private const ROUTES = '#^/(wp|wp-block-editor|batch)/#';

	/** Route by which the editor asks for patterns. */
	private const PATTERNS = '/wp/v2/block-patterns/';

	public function __construct( private readonly string $pluginFile ) {}

	/** On init. */
	public function hook(): void {
		// WordPress's front door, through which pages and the REST API are asked for, tells them apart later.
		if ( defined( 'WP_USE_THEMES' ) ) {
			add_action( 'parse_request', $this->registerFor( ... ), 9 );
			return;
		}
		$this->register();
		if ( is_admin() ) {
			SupportPattern::register();
		}
	}

	/**
	 * The distance between fields that the block's author has chosen. Core writes it for blocks of blocks alone.
	 *
	 * @param array<array-key, mixed> $attributes
	 * @return array{style?: string} For the wrapper.
	 */
	public static function gap( array $attributes ): array {
		$gap = $attributes;
		foreach ( array( 'style', 'spacing', 'blockGap' ) as $part ) {
			$gap = is_array( $gap ) ? ( $gap[ $part ] ?? null ) : null;
		}
		$value = is_string( $gap ) ? (string) preg_replace( '/^var:preset\|spacing\|([\w-]+)$/D', 'var(--wp--preset--spacing--$1)', $gap ) : '';
		return 1 === preg_match( '/^(?:[\d.]+[a-z%]*|(?:var|calc|clamp|min|max)\([\w\s.,%+*\/()-]+\))$/Di', $value ) ? array( 'style' => "--smart-support-gap:$value" ) : array();
	}

	private function registerFor( \WP $wp ): void {
		$route = $wp->query_vars['rest_route'] ?? null;
		if ( is_string( $route ) && str_starts_with( $route, self::PATTERNS ) ) {
			SupportPattern::register();
		}
		if ( is_string( $route ) && 1 !== preg_match( self::ROUTES, $route ) ) {
			add_filter( 'pre_render_block', $this->renderLate( ... ), 10, 2 );
			return;
		}
		$this->register();
	}

	private function register(): void {
		$build = plugin_dir_path( $this->pluginFile ) . 'build';
		wp_register_block_types_from_metadata_collection( "$build/blocks", "$build/blocks-manifest.php" );
	}

	/**
	 * @param mixed $rendered What others made of the block, null for nothing.
	 * @param array{blockName?: string|null, attrs?: array<mixed>, innerBlocks?: array<mixed>, innerHTML?: string, innerContent?: array<mixed>} $block As it was parsed.
	 */
	private function renderLate( mixed $rendered, array $block ): mixed {
		if ( null !== $rendered || SupportPage::BLOCK !== ( $block['blockName'] ?? '' ) || \WP_Block_Type_Registry::get_instance()->is_registered( SupportPage::BLOCK ) ) {
			return $rendered;
		}
		$this->register();
		return ( new \WP_Block( $block ) )->render();
	}
}
