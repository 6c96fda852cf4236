<?php
/**
 * Close and reopen, each behind its question.
 */

declare(strict_types=1);

use SmartSupport\Portal\ClosingForms;
use SmartSupport\Portal\ScriptConfig;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof ClosingForms );
?>
<div class="smart-support-closing" data-wp-interactive="<?php echo esc_attr( ScriptConfig::STORE ); ?>" data-wp-context="<?php echo esc_attr( (string) wp_json_encode( $view->context() ) ); ?>">
	<p class="smart-support-panel is-good" tabindex="-1" data-wp-bind--hidden="!context.notice" data-wp-text="context.notice" hidden></p>
	<p class="smart-support-panel is-bad" data-wp-bind--hidden="!context.alert" data-wp-text="context.alert" hidden></p>
	<p class="screen-reader-text" aria-live="polite" data-wp-text="context.announcement"></p>
	<?php foreach ( $view->all() as $form ) : ?>
		<details data-wp-bind--hidden="<?php echo esc_attr( '!state.' . $form['state'] ); ?>"<?php echo $form['isOffered'] ? '' : ' hidden'; ?>>
			<summary><?php echo esc_html( $form['label'] ); ?></summary>
			<form method="post" action="<?php echo esc_url( $view->address . '#smart-support-result' ); ?>" data-wp-on--submit="actions.turn">
				<p><?php echo esc_html( $form['question'] ); ?></p>
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="<?php echo esc_attr( $form['name'] ); ?>">
				<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
				<p class="smart-support-actions">
					<button type="submit" class="wp-element-button smart-support-button" data-wp-bind--aria-disabled="context.isSending"><?php echo esc_html( $form['button'] ); ?></button>
				</p>
			</form>
		</details>
	<?php endforeach; ?>
</div>
