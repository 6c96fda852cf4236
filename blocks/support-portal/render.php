<?php
/**
 * The block on a page.
 */

declare(strict_types=1);

use SmartSupport\Blocks\SupportPortal;

defined( 'ABSPATH' ) || exit;

assert( isset( $attributes ) && is_array( $attributes ) );
?>
<div <?php echo wp_kses_data( get_block_wrapper_attributes( SupportPortal::gap( $attributes ) ) ); ?>>
	<?php
	/**
	 * Fires where the support portal shows its form, or a ticket.
	 *
	 * @since 0.1.0
	 *
	 * @param array $attributes The block's attributes.
	 */
	do_action( 'smart_support_render_portal', $attributes );
	?>
</div>
