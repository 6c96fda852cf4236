<?php
/**
 * All tickets of one who asks for help.
 */

declare(strict_types=1);

use SmartSupport\Database\Clock;
use SmartSupport\Portal\MyTicketsView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof MyTicketsView );
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<h2 class="smart-support-heading"><?php esc_html_e( 'My tickets', 'smart-support-guest' ); ?></h2>
	<?php if ( null !== $view->notice ) : ?>
		<p class="smart-support-panel is-good" role="status"><?php echo esc_html( $view->notice->text() ); ?></p>
	<?php endif; ?>
	<p class="smart-support-hint">
		<?php
		/* translators: %s: E-mail address. */
		echo esc_html( sprintf( __( 'Tickets of %s', 'smart-support-guest' ), $view->email ) );
		?>
	</p>
	<form class="smart-support-filter" method="get" action="<?php echo esc_url( $view->address() ); ?>" role="search" aria-label="<?php esc_attr_e( 'Tickets', 'smart-support-guest' ); ?>">
		<?php foreach ( $view->parameters() as $smart_support_name => $smart_support_value ) : ?>
			<input type="hidden" name="<?php echo esc_attr( $smart_support_name ); ?>" value="<?php echo esc_attr( $smart_support_value ); ?>">
		<?php endforeach; ?>
		<div class="smart-support-field">
			<label for="smart-support-search"><?php esc_html_e( 'Search', 'smart-support-guest' ); ?></label>
			<input id="smart-support-search" type="search" name="<?php echo esc_attr( Visit::FIELDS . '[search]' ); ?>" value="<?php echo esc_attr( $view->search ); ?>" maxlength="200" autocomplete="off">
		</div>
		<div class="smart-support-field">
			<label for="smart-support-status"><?php esc_html_e( 'Status', 'smart-support-guest' ); ?></label>
			<select id="smart-support-status" name="<?php echo esc_attr( Visit::FIELDS . '[status]' ); ?>">
				<?php foreach ( $view->statuses() as $smart_support_word => $smart_support_label ) : ?>
					<option value="<?php echo esc_attr( $smart_support_word ); ?>" <?php selected( $view->status, $smart_support_word ); ?>><?php echo esc_html( $smart_support_label ); ?></option>
				<?php endforeach; ?>
			</select>
		</div>
		<p class="smart-support-actions">
			<button type="submit" class="wp-element-button smart-support-button is-quiet"><?php esc_html_e( 'Search', 'smart-support-guest' ); ?></button>
		</p>
	</form>
	<?php if ( array() === $view->tickets ) : ?>
		<p class="smart-support-panel"><?php echo esc_html( $view->isFiltered() ? __( 'No ticket fits that.', 'smart-support-guest' ) : __( 'There are no tickets yet.', 'smart-support-guest' ) ); ?></p>
	<?php endif; ?>
	<ul class="smart-support-list" role="list">
		<?php foreach ( $view->tickets as $smart_support_ticket ) : ?>
			<li class="smart-support-entry">
				<a class="smart-support-subject" href="<?php echo esc_url( $view->ticketUrl( $smart_support_ticket ) ); ?>"><span class="smart-support-number">#<?php echo esc_html( $smart_support_ticket->number() ); ?></span> <bdi><?php echo esc_html( $smart_support_ticket->subject ); ?></bdi></a>
				<span class="smart-support-badge"><?php echo esc_html( $smart_support_ticket->status->label() ); ?></span>
				<time datetime="<?php echo esc_attr( Clock::iso( $smart_support_ticket->publicUpdatedAt ) ); ?>"><?php echo esc_html( MyTicketsView::date( $smart_support_ticket ) ); ?></time>
			</li>
		<?php endforeach; ?>
	</ul>
	<?php if ( $view->pages > 1 ) : ?>
		<nav class="smart-support-pages" aria-label="<?php esc_attr_e( 'Pages of the list', 'smart-support-guest' ); ?>">
			<?php if ( $view->number > 1 ) : ?>
				<a href="<?php echo esc_url( $view->pageUrl( $view->number - 1 ) ); ?>" rel="prev"><?php esc_html_e( 'Previous page', 'smart-support-guest' ); ?></a>
			<?php endif; ?>
			<span>
				<?php
				/* translators: 1: Number of this page. 2: Number of pages. */
				echo esc_html( sprintf( __( 'Page %1$d of %2$d', 'smart-support-guest' ), $view->number, $view->pages ) );
				?>
			</span>
			<?php if ( $view->number < $view->pages ) : ?>
				<a href="<?php echo esc_url( $view->pageUrl( $view->number + 1 ) ); ?>" rel="next"><?php esc_html_e( 'Next page', 'smart-support-guest' ); ?></a>
			<?php endif; ?>
		</nav>
	<?php endif; ?>
	<?php if ( '' !== $view->token ) : ?>
		<form class="smart-support-actions" method="post" action="<?php echo esc_url( $view->address() ); ?>" aria-label="<?php esc_attr_e( 'Log out', 'smart-support-guest' ); ?>">
			<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="log-out">
			<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
			<button type="submit" class="wp-element-button smart-support-button is-quiet" name="<?php echo esc_attr( Visit::FIELDS . '[where]' ); ?>" value="here"><?php esc_html_e( 'Log out', 'smart-support-guest' ); ?></button>
			<button type="submit" class="wp-element-button smart-support-button is-quiet" name="<?php echo esc_attr( Visit::FIELDS . '[where]' ); ?>" value="everywhere"><?php esc_html_e( 'Log out everywhere', 'smart-support-guest' ); ?></button>
		</form>
	<?php endif; ?>
	<?php if ( null !== $view->proof ) : ?>
		<h3><?php esc_html_e( 'Tickets that you wrote without logging in', 'smart-support-guest' ); ?></h3>
		<?php $view->proof->renderForm(); ?>
	<?php endif; ?>
</div>
