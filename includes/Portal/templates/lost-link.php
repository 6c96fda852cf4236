<?php
/**
 * Nothing to see without the whole link.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<h2 class="smart-support-heading"><?php esc_html_e( 'This link is not valid', 'smart-support-guest' ); ?></h2>
	<p><?php esc_html_e( 'Please open it once more from the e-mail that you have it from, and make sure that it is whole.', 'smart-support-guest' ); ?></p>
</div>
