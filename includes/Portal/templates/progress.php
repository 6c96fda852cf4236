<?php
/**
 * How much of a form with files has been sent, and a way to stop.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;
?>
<div class="smart-support-progress" data-wp-bind--hidden="!context.isUploading" hidden>
	<progress max="100" value="0" aria-label="<?php esc_attr_e( 'Sending files', 'smart-support-guest' ); ?>" data-wp-bind--value="context.progress"></progress>
	<span aria-hidden="true"><span data-wp-text="context.progress">0</span> %</span>
	<button type="button" class="wp-element-button smart-support-button is-quiet" data-wp-on--click="actions.cancel"><?php esc_html_e( 'Cancel', 'smart-support-guest' ); ?></button>
</div>
