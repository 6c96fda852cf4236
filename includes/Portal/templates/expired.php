<?php
/**
 * Nothing to see, and a way to a new link.
 */

declare(strict_types=1);

use SmartSupport\Portal\ExpiredView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof ExpiredView );
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<h2 class="smart-support-heading"><?php esc_html_e( 'This link has expired or is not valid', 'smart-support-guest' ); ?></h2>
	<p><?php esc_html_e( 'Tell us the address you wrote to us from, and a new link to each of your tickets is on its way to it.', 'smart-support-guest' ); ?></p>
	<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support' ); ?>" aria-label="<?php esc_attr_e( 'New link', 'smart-support-guest' ); ?>">
		<div class="smart-support-field">
			<label for="smart-support-email"><?php esc_html_e( 'Email Address', 'smart-support-guest' ); ?></label>
			<input id="smart-support-email" type="email" name="<?php echo esc_attr( Visit::FIELDS . '[email]' ); ?>" value="<?php echo esc_attr( $view->email ); ?>"
				autocomplete="email" maxlength="254" aria-describedby="smart-support-email-error" aria-invalid="<?php echo '' === $view->error ? 'false' : 'true'; ?>" required>
			<p class="smart-support-error" id="smart-support-email-error" <?php echo '' === $view->error ? 'hidden' : ''; ?>><?php echo esc_html( $view->error ); ?></p>
		</div>
		<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="links">
		<p class="smart-support-actions">
			<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Send me a new link', 'smart-support-guest' ); ?></button>
		</p>
	</form>
</div>
