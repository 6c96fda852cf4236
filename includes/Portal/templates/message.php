<?php
/**
 * One message of the timeline.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** @var array{name: string, role: string, kind: string, time: string, date: string, html: string} $message */
?>
<li class="smart-support-message is-<?php echo esc_attr( $message['kind'] ); ?>">
	<article>
		<header class="smart-support-meta">
			<strong><?php echo esc_html( $message['name'] ); ?></strong>
			<span class="smart-support-role"><?php echo esc_html( $message['role'] ); ?></span>
			<time datetime="<?php echo esc_attr( $message['time'] ); ?>"><?php echo esc_html( $message['date'] ); ?></time>
		</header>
		<div class="smart-support-text" dir="auto"><?php echo wp_kses_post( $message['html'] ); ?></div>
	</article>
</li>
