<?php
/**
 * Asks where to mail the code.
 */

declare(strict_types=1);

use SmartSupport\Portal\SignInView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof SignInView );
?>
<p><?php esc_html_e( 'Tell us the address you wrote to us from. We mail a code to it, and a link that does the same.', 'smart-support-guest' ); ?></p>
<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support' ); ?>" aria-label="<?php esc_attr_e( 'Send me a code', 'smart-support-guest' ); ?>">
	<div class="smart-support-field">
		<label for="smart-support-email"><?php esc_html_e( 'Email Address', 'smart-support-guest' ); ?></label>
		<input id="smart-support-email" type="email" name="<?php echo esc_attr( Visit::FIELDS . '[email]' ); ?>" value="<?php echo esc_attr( $view->email ); ?>"
			autocomplete="email" maxlength="254" aria-describedby="smart-support-email-error" aria-invalid="<?php echo '' === $view->error ? 'false' : 'true'; ?>" required>
		<p class="smart-support-error" id="smart-support-email-error" <?php echo '' === $view->error ? 'hidden' : ''; ?>><?php echo esc_html( $view->error ); ?></p>
	</div>
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="code">
	<p class="smart-support-actions">
		<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Send me a code', 'smart-support-guest' ); ?></button>
	</p>
</form>
