<?php
/**
 * One line of the summary of errors.
 */

declare(strict_types=1);

use SmartSupport\Portal\Field;

defined( 'ABSPATH' ) || exit;

assert( isset( $field ) && $field instanceof Field );
$smart_support_fault = "context.errors.$field->name";
?>
<li data-wp-bind--hidden="!<?php echo esc_attr( $smart_support_fault ); ?>">
	<a href="#<?php echo esc_attr( $field->id() ); ?>" data-wp-text="<?php echo esc_attr( $smart_support_fault ); ?>"><?php echo esc_html( $field->error ); ?></a>
</li>
