<?php
/**
 * A portal link that opens nothing.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * The same for every ticket, there or not. It offers no new link: a portal link belongs to no address.
 */
final class LostLinkView implements View {

	public function title(): string {
		return __( 'Link not valid', 'smart-support-guest' );
	}

	public function render(): void {
		require __DIR__ . '/templates/lost-link.php';
	}
}
