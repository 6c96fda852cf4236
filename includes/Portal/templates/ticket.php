<?php
/**
 * A ticket and its history.
 */

declare(strict_types=1);

use SmartSupport\Portal\FormView;
use SmartSupport\Portal\TicketView;
use SmartSupport\Portal\Visit;

defined( 'ABSPATH' ) || exit;

assert( isset( $view ) && $view instanceof TicketView );
?>
<div class="smart-support" id="smart-support" tabindex="-1">
	<header>
		<p class="smart-support-number"><?php echo esc_html( $view->title() ); ?></p>
		<h2 class="smart-support-heading"><?php echo esc_html( $view->ticket->subject ); ?></h2>
		<p class="smart-support-status" data-wp-interactive="<?php echo esc_attr( FormView::STORE ); ?>">
			<strong class="smart-support-badge" data-wp-text="state.label"><?php echo esc_html( $view->ticket->status->label() ); ?></strong>
			<span data-wp-text="state.next"><?php echo esc_html( $view->ticket->status->explanation() ); ?></span>
		</p>
	</header>
	<ol class="smart-support-timeline" id="smart-support-timeline" role="list" aria-label="<?php esc_attr_e( 'Conversation', 'smart-support-guest' ); ?>">
		<?php $view->renderMessages(); ?>
	</ol>
	<template id="smart-support-blank">
		<?php $view->renderBlank(); ?>
	</template>
	<form class="smart-support-form" method="post"<?php echo $view->takesFiles() ? ' enctype="multipart/form-data"' : ''; ?> action="<?php echo esc_url( $view->address . '#smart-support-result' ); ?>"
		aria-label="<?php esc_attr_e( 'Reply', 'smart-support-guest' ); ?>" data-draft="<?php echo esc_attr( 'reply-' . $view->ticket->id ); ?>"
		data-wp-interactive="<?php echo esc_attr( FormView::STORE ); ?>"
		data-wp-context="<?php echo esc_attr( (string) wp_json_encode( $view->context() ) ); ?>"
		data-wp-init="callbacks.prepare" data-wp-on--submit="actions.sendReply" data-wp-on--input="actions.keep">
		<div class="smart-support-result" id="smart-support-result" tabindex="-1">
			<p class="smart-support-panel is-good" data-wp-bind--hidden="!context.notice" data-wp-text="context.notice"><?php echo esc_html( (string) $view->notice?->text() ); ?></p>
			<p class="smart-support-panel is-bad" id="smart-support-reply-error" data-wp-bind--hidden="!context.alert" data-wp-text="context.alert"><?php echo esc_html( $view->error ); ?></p>
			<?php
			if ( $view->hasLostFiles ) {
				require __DIR__ . '/lost.php';
			}
			?>
		</div>
		<p class="screen-reader-text" aria-live="polite" data-wp-text="context.announcement"></p>
		<div class="smart-support-field">
			<label for="smart-support-reply"><?php esc_html_e( 'Your reply', 'smart-support-guest' ); ?></label>
			<textarea id="smart-support-reply" name="<?php echo esc_attr( Visit::FIELDS . '[message]' ); ?>" rows="6" autocomplete="off" maxlength="1048576"
				aria-describedby="smart-support-reply-error" data-wp-bind--aria-invalid="context.invalid"<?php echo $view->takesFiles() ? '' : ' required'; ?>><?php echo "\n" . esc_textarea( $view->draft ); ?></textarea>
		</div>
		<?php $view->renderFiles(); ?>
		<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[form]' ); ?>" value="reply">
		<input type="hidden" name="<?php echo esc_attr( Visit::FIELDS . '[token]' ); ?>" value="<?php echo esc_attr( $view->token ); ?>">
		<?php require __DIR__ . '/progress.php'; ?>
		<p class="smart-support-actions">
			<button type="submit" class="wp-element-button smart-support-button" data-wp-bind--aria-disabled="context.isSending"><?php esc_html_e( 'Send reply', 'smart-support-guest' ); ?></button>
		</p>
	</form>
	<?php $view->closing->render(); ?>
</div>
