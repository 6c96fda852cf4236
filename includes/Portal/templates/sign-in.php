<?php
/**
 * The way to one's tickets.
 */

declare(strict_types=1);

use SmartSupport\Portal\SignInView;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof SignInView );
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<h2 class="smart-support-heading"><?php esc_html_e( 'My tickets', 'smart-support-guest' ); ?></h2>
	<?php if ( null !== $view->notice ) : ?>
		<p class="smart-support-panel is-good" role="status"><?php echo esc_html( $view->notice->text() ); ?></p>
	<?php endif; ?>
	<?php if ( '' !== $view->alert ) : ?>
		<p class="smart-support-panel is-bad" role="alert"><?php echo esc_html( $view->alert ); ?></p>
	<?php endif; ?>
	<?php $view->renderForm(); ?>
</div>
