<?php
/**
 * Asks for the click that a mail scanner does not make.
 */

declare(strict_types=1);

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\SignInView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof SignInView );
?>
<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support' ); ?>" aria-label="<?php esc_attr_e( 'Show my tickets', 'smart-support-guest' ); ?>">
	<p>
		<?php
		/* translators: %s: E-mail address. */
		echo esc_html( sprintf( __( 'You have opened the link that was mailed to %s. The button logs this browser in for a day.', 'smart-support-guest' ), EmailAddress::shown( $view->email ) ) );
		?>
	</p>
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="code-link">
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
	<p class="smart-support-actions">
		<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Show my tickets', 'smart-support-guest' ); ?></button>
	</p>
</form>
