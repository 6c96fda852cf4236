<?php
/**
 * One line of the summary of errors.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/**
 * @var string $name
 * @var string $text
 */
?>
<li data-wp-bind--hidden="!context.errors.<?php echo esc_attr( $name ); ?>">
	<a href="#smart-support-<?php echo esc_attr( $name ); ?>" data-wp-text="context.errors.<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $text ); ?></a>
</li>
