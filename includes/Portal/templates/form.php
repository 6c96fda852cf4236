<?php
/**
 * Two ways in, and the form.
 */

declare(strict_types=1);

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\FormView;
use SmartSupport\Portal\Notice;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof FormView );
?>
<div class="smart-support" id="smart-support" tabindex="-1"
	data-wp-interactive="<?php echo esc_attr( FormView::STORE ); ?>"
	data-wp-context="<?php echo esc_attr( (string) wp_json_encode( $view->context() ) ); ?>">
	<div class="smart-support-panel is-good" role="status" tabindex="-1"
		data-wp-bind--hidden="!context.isDone" data-wp-watch="callbacks.showResult">
		<h2 class="smart-support-heading" data-wp-text="context.heading"><?php echo esc_html( $view->heading() ); ?></h2>
		<p><?php echo esc_html( Notice::sent( '' )->text() ); ?></p>
		<p><a href="<?php echo esc_url( $view->address ); ?>"><?php esc_html_e( 'Write another request', 'smart-support-guest' ); ?></a></p>
	</div>
	<?php if ( null !== $view->notice && ! $view->notice->isSent() ) : ?>
		<p class="smart-support-panel is-good" role="status"><?php echo esc_html( $view->notice->text() ); ?></p>
	<?php endif; ?>
	<div data-wp-bind--hidden="context.isDone">
		<?php if ( null !== $view->ownAddress() ) : ?>
			<p class="smart-support-account">
				<?php
				/* translators: 1: Name of a user. 2: Their e-mail address. */
				echo esc_html( sprintf( __( 'You are logged in as %1$s. We will answer to %2$s.', 'smart-support-guest' ), wp_get_current_user()->display_name, EmailAddress::shown( $view->ownAddress()->address ) ) );
				?>
			</p>
		<?php elseif ( $view->offersLogIn() ) : ?>
			<ul class="smart-support-choices" role="list">
				<?php if ( '' !== $view->token ) : ?>
					<li class="smart-support-choice">
						<p><?php esc_html_e( 'You need no account: your e-mail address is enough, and the answer comes to it.', 'smart-support-guest' ); ?></p>
						<span class="wp-block-button"><a class="wp-block-button__link wp-element-button smart-support-button" href="#smart-support-<?php echo esc_attr( $view->firstField() ); ?>"><?php esc_html_e( 'Continue as Guest', 'smart-support-guest' ); ?></a></span>
					</li>
				<?php endif; ?>
				<li class="smart-support-choice">
					<p><?php esc_html_e( 'You have an account on this site? Write with it.', 'smart-support-guest' ); ?></p>
					<span class="wp-block-button is-style-outline"><a class="wp-block-button__link wp-element-button smart-support-button is-quiet" href="<?php echo esc_url( wp_login_url( $view->address ) ); ?>" rel="nofollow"><?php esc_html_e( 'Log in', 'smart-support-guest' ); ?></a></span>
				</li>
			</ul>
		<?php endif; ?>
		<div class="smart-support-panel is-bad" role="alert" tabindex="-1" data-wp-bind--hidden="!context.alert">
			<p data-wp-text="context.alert"><?php echo esc_html( $view->alert ); ?></p>
			<ul>
				<?php $view->renderErrors(); ?>
			</ul>
			<?php
			if ( $view->hasLostFiles() ) {
				require __DIR__ . '/lost.php';
			}
			?>
		</div>
		<?php if ( '' !== $view->token ) : ?>
			<form class="smart-support-form" method="post"<?php echo $view->takesFiles() ? ' enctype="multipart/form-data"' : ''; ?> action="<?php echo esc_url( $view->address . '#smart-support' ); ?>"
				aria-label="<?php esc_attr_e( 'New ticket', 'smart-support-guest' ); ?>" data-draft="ticket"
				data-wp-init="callbacks.prepare" data-wp-on--submit="actions.sendTicket" data-wp-on--input="actions.keep">
				<p class="smart-support-hint"><?php echo esc_html( $view->hasOptional() ? __( 'All fields are required unless they say otherwise. A message may be left empty when a file comes.', 'smart-support-guest' ) : __( 'All fields are required.', 'smart-support-guest' ) ); ?></p>
				<?php $view->renderFields(); ?>
				<div class="smart-support-trap" aria-hidden="true">
					<label for="smart-support-website"><?php esc_html_e( 'Leave this empty', 'smart-support-guest' ); ?></label>
					<input id="smart-support-website" type="text" name="<?php echo esc_attr( Visit::FIELDS . '[website]' ); ?>" tabindex="-1" autocomplete="off">
				</div>
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="ticket">
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[preset]' ); ?>" value="<?php echo esc_attr( $view->preset() ); ?>">
				<?php if ( $view->hasCaptcha() ) : ?>
					<div class="smart-support-captcha"></div>
					<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[captcha_token]' ); ?>" value="">
					<noscript><p class="smart-support-error"><?php esc_html_e( 'This form checks that no robot fills it in, which needs JavaScript. Please switch it on to send the form.', 'smart-support-guest' ); ?></p></noscript>
				<?php endif; ?>
				<?php require __DIR__ . '/progress.php'; ?>
				<p class="smart-support-actions">
					<button type="submit" class="wp-element-button smart-support-button" data-wp-bind--aria-disabled="context.isSending"><?php esc_html_e( 'Submit Ticket', 'smart-support-guest' ); ?></button>
					<span role="status" data-wp-text="context.announcement"></span>
				</p>
			</form>
		<?php endif; ?>
	</div>
</div>
