<?php
/**
 * The pattern "Support page".
 */

declare(strict_types=1);

namespace SmartSupport\Blocks;

use SmartSupport\Portal\SupportPage;

defined( 'ABSPATH' ) || exit;

/**
 * A whole support page to begin with: what happens to a message, and the block. The editor offers it for a new page, too.
 */
final class SupportPattern {

	public const NAME = 'smart-support/support-page';

	private const CATEGORY = 'smart-support';

	/** Only where an editor asks: pages are shown without it. */
	public static function register(): void {
		register_block_pattern_category( self::CATEGORY, array( 'label' => __( 'Support', 'smart-support-guest' ) ) );
		register_block_pattern(
			self::NAME,
			array(
				'title'         => __( 'Support page', 'smart-support-guest' ),
				'description'   => __( 'Says how support works and lets visitors write, or find their tickets again.', 'smart-support-guest' ),
				'categories'    => array( self::CATEGORY, 'contact' ),
				'keywords'      => array( 'help desk', 'ticket', 'contact' ),
				'blockTypes'    => array( 'core/post-content' ),
				'postTypes'     => array( 'page' ),
				'viewportWidth' => 900,
				'content'       => self::content(),
			)
		);
	}

	private static function content(): string {
		$parts = array(
			self::paragraph( __( 'Write to us: you need no account. You get a number at once, and our answer by e-mail with a link to your ticket.', 'smart-support-guest' ) ),
			'<!-- wp:' . SupportPage::BLOCK . ' /-->',
			self::heading( __( 'Good to know', 'smart-support-guest' ) ),
			self::details( __( 'How do I find my ticket again?', 'smart-support-guest' ), __( 'Every mail from us has a link to your ticket. It is personal: please do not pass it on.', 'smart-support-guest' ) ),
			self::details( __( 'What should I write?', 'smart-support-guest' ), __( 'What you did, what you expected and what happened instead. A picture of the screen often helps.', 'smart-support-guest' ) ),
		);
		return implode( "\n\n", $parts );
	}

	private static function paragraph( string $text ): string {
		return "<!-- wp:paragraph -->\n<p>" . esc_html( $text ) . "</p>\n<!-- /wp:paragraph -->";
	}

	private static function heading( string $text ): string {
		return "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">" . esc_html( $text ) . "</h2>\n<!-- /wp:heading -->";
	}

	private static function details( string $summary, string $text ): string {
		return "<!-- wp:details -->\n<details class=\"wp-block-details\"><summary>" . esc_html( $summary ) . '</summary>' . self::paragraph( $text ) . "</details>\n<!-- /wp:details -->";
	}
}
