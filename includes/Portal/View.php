<?php
/**
 * What the block shows.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * The inside of the block on one request.
 */
interface View {

	public function render(): void;

	/** For the browser's title bar; empty leaves the page's own. */
	public function title(): string;
}
