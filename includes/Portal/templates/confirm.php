<?php
/**
 * Asks for the click that a mail scanner does not make.
 */

declare(strict_types=1);

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\ConfirmView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof ConfirmView );
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<h2 class="smart-support-heading"><?php echo esc_html( $view->title() ); ?></h2>
	<?php if ( null !== $view->notice ) : ?>
		<p class="smart-support-panel is-good" role="status"><?php echo esc_html( $view->notice->text() ); ?></p>
	<?php endif; ?>
	<?php if ( null !== $view->refusal ) : ?>
		<p class="smart-support-panel is-bad" role="alert"><?php echo esc_html( $view->refusal->getMessage() ); ?></p>
	<?php endif; ?>
	<?php if ( null !== $view->question ) : ?>
		<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support' ); ?>" aria-label="<?php echo esc_attr( $view->title() ); ?>">
			<p>
				<?php
				/* translators: 1: Ticket number. 2: E-mail address. */
				echo esc_html( sprintf( __( 'This reply to request #%1$s was written under your address, %2$s. If you wrote it, the button publishes it.', 'smart-support-guest' ), (string) $view->question->ticketId, EmailAddress::shown( $view->question->email ) ) );
				?>
			</p>
			<?php if ( '' !== $view->question->text ) : ?>
				<blockquote class="smart-support-panel"><?php echo nl2br( esc_html( $view->question->text ), false ); ?></blockquote>
			<?php endif; ?>
			<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="confirm">
			<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
			<p class="smart-support-actions">
				<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Confirm my reply', 'smart-support-guest' ); ?></button>
			</p>
		</form>
	<?php endif; ?>
</div>
