<?php
/**
 * One field of the form.
 */

declare(strict_types=1);

use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

/**
 * @var string $name
 * @var array{label: string, value: string, error: string, type: string, autocomplete: string, maxlength: int} $field
 */
?>
<div class="smart-support-field">
	<label for="smart-support-<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $field['label'] ); ?></label>
	<?php if ( 'textarea' === $field['type'] ) : ?>
		<textarea id="smart-support-<?php echo esc_attr( $name ); ?>" name="<?php echo esc_attr( Visit::FIELDS . "[$name]" ); ?>" rows="8"
			autocomplete="<?php echo esc_attr( $field['autocomplete'] ); ?>" maxlength="<?php echo esc_attr( (string) $field['maxlength'] ); ?>"
			aria-describedby="smart-support-<?php echo esc_attr( $name ); ?>-error" aria-invalid="<?php echo '' === $field['error'] ? 'false' : 'true'; ?>"
			required><?php echo "\n" . esc_textarea( $field['value'] ); ?></textarea>
	<?php else : ?>
		<input id="smart-support-<?php echo esc_attr( $name ); ?>" name="<?php echo esc_attr( Visit::FIELDS . "[$name]" ); ?>" type="<?php echo esc_attr( $field['type'] ); ?>"
			value="<?php echo esc_attr( $field['value'] ); ?>"
			autocomplete="<?php echo esc_attr( $field['autocomplete'] ); ?>" maxlength="<?php echo esc_attr( (string) $field['maxlength'] ); ?>"
			aria-describedby="smart-support-<?php echo esc_attr( $name ); ?>-error" aria-invalid="<?php echo '' === $field['error'] ? 'false' : 'true'; ?>"
			required>
	<?php endif; ?>
	<p class="smart-support-error" id="smart-support-<?php echo esc_attr( $name ); ?>-error"
		data-wp-bind--hidden="!context.errors.<?php echo esc_attr( $name ); ?>"
		data-wp-text="context.errors.<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $field['error'] ); ?></p>
</div>
