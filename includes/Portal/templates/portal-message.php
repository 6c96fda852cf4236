<?php
/**
 * One message of a ticket's public page.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** @var array{name: string, role: string, kind: string, time: string, date: string, html: string, files: list<array{name: string, size: string}>} $message */
?>
<li class="smart-support-message is-<?php echo esc_attr( $message['kind'] ); ?>">
	<article>
		<header class="smart-support-meta">
			<strong><bdi><?php echo esc_html( $message['name'] ); ?></bdi></strong>
			<span class="smart-support-role"><?php echo esc_html( $message['role'] ); ?></span>
			<time datetime="<?php echo esc_attr( $message['time'] ); ?>"><?php echo esc_html( $message['date'] ); ?></time>
		</header>
		<div class="smart-support-text" dir="auto"><?php echo wp_kses_post( $message['html'] ); ?></div>
		<?php if ( array() !== $message['files'] ) : ?>
			<ul class="smart-support-locked" role="list" aria-label="<?php esc_attr_e( 'Attachments', 'smart-support-guest' ); ?>">
				<?php foreach ( $message['files'] as $smart_support_file ) : ?>
					<li>
						<bdi><?php echo esc_html( $smart_support_file['name'] ); ?></bdi>
						<span class="smart-support-hint"><?php echo esc_html( $smart_support_file['size'] ); ?></span>
						<span class="smart-support-hint"><?php esc_html_e( 'see your e-mail', 'smart-support-guest' ); ?></span>
					</li>
				<?php endforeach; ?>
			</ul>
		<?php endif; ?>
	</article>
</li>
