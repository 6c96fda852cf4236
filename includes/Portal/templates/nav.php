<?php
/**
 * The way between the pages of a visitor.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** @var array<string, string> $links Address => label. */
?>
<nav class="smart-support smart-support-nav" aria-label="<?php esc_attr_e( 'Support', 'smart-support-guest' ); ?>">
	<?php foreach ( $links as $address => $label ) : ?>
		<a href="<?php echo esc_url( $address ); ?>"><?php echo esc_html( $label ); ?></a>
	<?php endforeach; ?>
</nav>
