<?php
/**
 * A response to a ticket's public page, and Close or Reopen.
 */

declare(strict_types=1);

use SmartSupport\Portal\PortalForms;
use SmartSupport\Portal\ScriptConfig;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof PortalForms );
?>
<div class="smart-support-result" id="smart-support-result" tabindex="-1">
	<?php if ( null !== $view->notice ) : ?>
		<p class="smart-support-panel is-good" role="status"><?php echo esc_html( $view->notice->text() ); ?></p>
	<?php endif; ?>
	<?php if ( '' !== $view->alert ) : ?>
		<p class="smart-support-panel is-bad" role="alert"><?php echo esc_html( $view->alert ); ?></p>
	<?php endif; ?>
	<?php
	if ( $view->hasLostFiles() ) {
		require __DIR__ . '/lost.php';
	}
	?>
</div>
<form class="smart-support-form" method="post"<?php echo $view->takesFiles() ? ' enctype="multipart/form-data"' : ''; ?> action="<?php echo esc_url( $view->address . '#smart-support-result' ); ?>"
	aria-label="<?php esc_attr_e( 'Response', 'smart-support-guest' ); ?>" data-wp-interactive="<?php echo esc_attr( ScriptConfig::STORE ); ?>" data-wp-context="<?php echo esc_attr( (string) wp_json_encode( $view->context() ) ); ?>">
	<p class="smart-support-hint"><?php esc_html_e( 'Everybody whose address is on this ticket can respond here.', 'smart-support-guest' ); ?></p>
	<?php $view->renderFields(); ?>
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="reply">
	<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
	<p class="smart-support-actions">
		<button type="submit" class="wp-element-button smart-support-button"><?php esc_html_e( 'Send response', 'smart-support-guest' ); ?></button>
	</p>
</form>
<div class="smart-support-closing">
	<?php foreach ( $view->closing() as $smart_support_form ) : ?>
		<?php $smart_support_id = "smart-support-{$smart_support_form['name']}-email"; ?>
		<details<?php echo $smart_support_form['isOpen'] ? ' open' : ''; ?>>
			<summary><?php echo esc_html( $smart_support_form['label'] ); ?></summary>
			<form class="smart-support-form" method="post" action="<?php echo esc_url( $view->address . '#smart-support-result' ); ?>">
				<p><?php echo esc_html( $smart_support_form['question'] ); ?></p>
				<div class="smart-support-field is-email">
					<label for="<?php echo esc_attr( $smart_support_id ); ?>"><?php esc_html_e( 'Email Address', 'smart-support-guest' ); ?></label>
					<input id="<?php echo esc_attr( $smart_support_id ); ?>" name="<?php echo esc_attr( Visit::FIELDS . '[email]' ); ?>" type="email" value="<?php echo esc_attr( $smart_support_form['email'] ); ?>"
						autocomplete="email" maxlength="254" aria-describedby="<?php echo esc_attr( $smart_support_id ); ?>-error" aria-invalid="<?php echo '' === $smart_support_form['error'] ? 'false' : 'true'; ?>" required>
					<p class="smart-support-error" id="<?php echo esc_attr( $smart_support_id ); ?>-error"<?php echo '' === $smart_support_form['error'] ? ' hidden' : ''; ?>><?php echo esc_html( $smart_support_form['error'] ); ?></p>
				</div>
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="<?php echo esc_attr( $smart_support_form['name'] ); ?>">
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
				<p class="smart-support-actions">
					<button type="submit" class="wp-element-button smart-support-button"><?php echo esc_html( $smart_support_form['button'] ); ?></button>
				</p>
			</form>
		</details>
	<?php endforeach; ?>
</div>
