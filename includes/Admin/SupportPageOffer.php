<?php
/**
 * Helps a new site to its support page.
 */

declare(strict_types=1);

namespace SmartSupport\Admin;

use SmartSupport\Portal\SupportPage;
use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * Until somebody answers, or the page is there, offers those who may publish pages to make it by one click.
 */
final class SupportPageOffer {

	private const CREATE  = 'smart_support_create_page';
	private const DECLINE = 'smart_support_decline_page';

	private const SCREENS = array( Menu::SCREEN, 'plugins' );

	public function __construct( private readonly SupportPage $page, private readonly State $state ) {}

	public function hook(): void {
		add_action( 'admin_notices', $this->show( ... ) );
		add_action( 'admin_post_' . self::CREATE, $this->create( ... ) );
		add_action( 'admin_post_' . self::DECLINE, $this->decline( ... ) );
	}

	private function show(): void {
		$isAnswered = $this->state->isOfferAnswered() || null !== $this->page->id();
		if ( ! $isAnswered && in_array( get_current_screen()?->id, self::SCREENS, true ) && current_user_can( 'publish_pages' ) ) {
			$this->offer();
		}
	}

	private function offer(): void {
		echo '<div class="notice notice-info">';
		printf(
			'<p><strong>%s</strong> %s</p>',
			esc_html__( 'Smart Support needs a page where visitors write to you.', 'smart-support-guest' ),
			esc_html__( 'One click publishes a page named "Support" with the form; you can change or move it like any other page.', 'smart-support-guest' )
		);
		echo '<div style="display:flex;flex-wrap:wrap;gap:8px;margin-bottom:12px">';
		$this->button( self::CREATE, __( 'Create a support page', 'smart-support-guest' ), 'button-primary' );
		$this->button( self::DECLINE, __( 'No, thanks', 'smart-support-guest' ), '' );
		echo '</div></div>';
	}

	/** A form of its own, since a link must not change anything. */
	private function button( string $action, string $text, string $style ): void {
		printf( '<form method="post" action="%s">', esc_url( admin_url( 'admin-post.php' ) ) );
		printf( '<input type="hidden" name="action" value="%s">', esc_attr( $action ) );
		printf( '<input type="hidden" name="_wpnonce" value="%s">', esc_attr( wp_create_nonce( $action ) ) );
		printf( '<button class="button %s">%s</button></form>', esc_attr( $style ), esc_html( $text ) );
	}

	/** Publishes the page, unless there is one by now, and shows it. */
	private function create(): never {
		$this->authorise( self::CREATE );
		$page = $this->page->create();
		if ( 0 === $page ) {
			wp_die( esc_html__( 'WordPress could not publish the page. Please try again.', 'smart-support-guest' ), '', 500 );
		}
		$this->answered( (string) get_permalink( $page ) );
	}

	private function decline(): never {
		$this->authorise( self::DECLINE );
		$this->answered( (string) wp_get_referer() );
	}

	/** Ends the request unless it is a form of ours, sent by somebody who may publish pages. */
	private function authorise( string $action ): void {
		$isPost = isset( $_SERVER['REQUEST_METHOD'] ) && 'POST' === $_SERVER['REQUEST_METHOD'];
		check_admin_referer( $action );
		if ( ! $isPost || ! current_user_can( 'publish_pages' ) ) {
			wp_die( esc_html__( 'You are not allowed to do this.', 'smart-support-guest' ), '', 403 );
		}
	}

	private function answered( string $next ): never {
		$this->state->setOfferAnswered();
		wp_safe_redirect( '' === $next ? admin_url( 'plugins.php' ) : $next );
		exit;
	}
}
