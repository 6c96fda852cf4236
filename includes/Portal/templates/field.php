<?php
/**
 * One field of a form.
 */

declare(strict_types=1);

use SmartSupport\Portal\Field;

defined( 'ABSPATH' ) || exit;

assert( isset( $field ) && $field instanceof Field );
$smart_support_fault = "context.errors.$field->name";
?>
<div class="smart-support-field is-<?php echo esc_attr( $field->type ); ?>">
	<label for="<?php echo esc_attr( $field->id() ); ?>"><?php echo esc_html( $field->label ); ?>
		<?php if ( ! $field->isRequired && 'textarea' !== $field->type ) : ?>
			<span class="smart-support-hint"><?php esc_html_e( '(optional)', 'smart-support-guest' ); ?></span>
		<?php endif; ?>
	</label>
	<?php if ( 'textarea' === $field->type ) : ?>
		<textarea id="<?php echo esc_attr( $field->id() ); ?>" name="<?php echo esc_attr( $field->control() ); ?>" rows="8"
			autocomplete="<?php echo esc_attr( $field->autocomplete ); ?>" maxlength="<?php echo esc_attr( (string) $field->maxlength ); ?>"
			aria-describedby="<?php echo esc_attr( $field->described() ); ?>" aria-invalid="<?php echo '' === $field->error ? 'false' : 'true'; ?>"
			<?php echo $field->isRequired ? 'required' : ''; ?>><?php echo "\n" . esc_textarea( $field->value ); ?></textarea>
	<?php elseif ( 'select' === $field->type ) : ?>
		<select id="<?php echo esc_attr( $field->id() ); ?>" name="<?php echo esc_attr( $field->control() ); ?>"
			aria-describedby="<?php echo esc_attr( $field->described() ); ?>" aria-invalid="<?php echo '' === $field->error ? 'false' : 'true'; ?>">
			<?php foreach ( $field->options as $smart_support_value => $smart_support_words ) : ?>
				<option value="<?php echo esc_attr( (string) $smart_support_value ); ?>" <?php selected( (string) $smart_support_value, $field->value ); ?>><?php echo esc_html( $smart_support_words ); ?></option>
			<?php endforeach; ?>
		</select>
	<?php elseif ( 'file' === $field->type ) : ?>
		<p class="smart-support-hint" id="<?php echo esc_attr( $field->id() ); ?>-hint"><?php echo esc_html( $field->hint ); ?></p>
		<input id="<?php echo esc_attr( $field->id() ); ?>" name="<?php echo esc_attr( $field->control() ); ?>" type="file" accept="<?php echo esc_attr( $field->accept ); ?>" multiple
			aria-describedby="<?php echo esc_attr( $field->described() ); ?>" aria-invalid="<?php echo '' === $field->error ? 'false' : 'true'; ?>">
		<p class="smart-support-hint smart-support-lively" hidden><?php esc_html_e( 'You can also drop files here, or paste them.', 'smart-support-guest' ); ?></p>
		<ul class="smart-support-chosen" role="list" aria-label="<?php esc_attr_e( 'Chosen files', 'smart-support-guest' ); ?>" hidden></ul>
		<p class="screen-reader-text" role="status"></p>
	<?php else : ?>
		<input id="<?php echo esc_attr( $field->id() ); ?>" name="<?php echo esc_attr( $field->control() ); ?>" type="<?php echo esc_attr( $field->type ); ?>"
			value="<?php echo esc_attr( $field->value ); ?>"
			autocomplete="<?php echo esc_attr( $field->autocomplete ); ?>" maxlength="<?php echo esc_attr( (string) $field->maxlength ); ?>"
			aria-describedby="<?php echo esc_attr( $field->described() ); ?>" aria-invalid="<?php echo '' === $field->error ? 'false' : 'true'; ?>"
			required>
	<?php endif; ?>
	<p class="smart-support-error" id="<?php echo esc_attr( $field->id() ); ?>-error"
		data-wp-bind--hidden="!<?php echo esc_attr( $smart_support_fault ); ?>"
		data-wp-text="<?php echo esc_attr( $smart_support_fault ); ?>"><?php echo esc_html( $field->error ); ?></p>
</div>
