<?php
/**
 * The block on a page.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;
?>
<div <?php echo wp_kses_data( get_block_wrapper_attributes() ); ?>>
	<?php
	/**
	 * Fires where the support portal shows its form, or a ticket.
	 *
	 * @since 0.1.0
	 */
	do_action( 'smart_support_render_portal' );
	?>
</div>
