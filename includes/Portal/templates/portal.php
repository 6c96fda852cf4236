<?php
/**
 * A ticket's public page.
 */

declare(strict_types=1);

use SmartSupport\Portal\PortalView;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof PortalView );
?>
<div class="smart-support smart-support-portal" id="smart-support" tabindex="-1">
	<header>
		<p class="smart-support-number"><?php echo esc_html( $view->title() ); ?></p>
		<h2 class="smart-support-heading"><bdi><?php echo esc_html( $view->subject ); ?></bdi></h2>
		<p class="smart-support-status">
			<strong class="smart-support-badge"><?php echo esc_html( $view->ticket->status->label() ); ?></strong>
			<span><?php echo esc_html( $view->ticket->status->explanation() ); ?></span>
		</p>
		<dl class="smart-support-details">
			<?php foreach ( $view->times() as $smart_support_label => $smart_support_time ) : ?>
				<div>
					<dt><?php echo esc_html( $smart_support_label ); ?></dt>
					<dd><time datetime="<?php echo esc_attr( $smart_support_time['time'] ); ?>"><?php echo esc_html( $smart_support_time['date'] ); ?></time></dd>
				</div>
			<?php endforeach; ?>
			<div>
				<dt><?php esc_html_e( 'Department', 'smart-support-guest' ); ?></dt>
				<dd><bdi><?php echo esc_html( $view->department ); ?></bdi></dd>
			</div>
		</dl>
	</header>
	<p class="smart-support-hint"><?php esc_html_e( 'Anyone who has the link to this page has access to it. E-mail addresses and quoted mails are shortened.', 'smart-support-guest' ); ?></p>
	<ol class="smart-support-timeline" id="smart-support-timeline" role="list" aria-label="<?php esc_attr_e( 'Conversation', 'smart-support-guest' ); ?>">
		<?php $view->renderMessages(); ?>
	</ol>
	<?php $view->forms->render(); ?>
</div>
