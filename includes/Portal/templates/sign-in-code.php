<?php
/**
 * Asks for the code.
 */

declare(strict_types=1);

use SmartSupport\Portal\SignInView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof SignInView );
?>
<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support' ); ?>" aria-label="<?php esc_attr_e( 'Enter the code', 'smart-support-guest' ); ?>">
	<div class="smart-support-field">
		<label for="smart-support-code"><?php esc_html_e( 'Code', 'smart-support-guest' ); ?></label>
		<p class="smart-support-hint" id="smart-support-code-hint">
			<?php
			/* translators: %s: E-mail address. */
			echo esc_html( sprintf( __( 'Six digits, from the mail to %s. They work for 10 minutes.', 'smart-support-guest' ), $view->email ) );
			?>
		</p>
		<input id="smart-support-code" type="text" name="<?php echo esc_attr( Visit::FIELDS . '[code]' ); ?>" value="" inputmode="numeric" autocomplete="one-time-code" maxlength="20" dir="ltr"
			aria-describedby="smart-support-code-hint smart-support-code-error" aria-invalid="<?php echo '' === $view->error ? 'false' : 'true'; ?>" required>
		<p class="smart-support-error" id="smart-support-code-error" <?php echo '' === $view->error ? 'hidden' : ''; ?>><?php echo esc_html( $view->error ); ?></p>
	</div>
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[email]' ); ?>" value="<?php echo esc_attr( $view->email ); ?>">
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="code-entry">
	<p class="smart-support-actions">
		<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Show my tickets', 'smart-support-guest' ); ?></button>
		<a href="<?php echo esc_url( $view->address ); ?>"><?php esc_html_e( 'Ask for a new code', 'smart-support-guest' ); ?></a>
	</p>
</form>
