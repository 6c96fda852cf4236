<?php
/**
 * The page on which somebody says that a reply is theirs.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Callers;
use SmartSupport\Refusal;
use SmartSupport\Replies\HeldReplies;

defined( 'ABSPATH' ) || exit;

/**
 * A mailed link lands here and does nothing: only the button does, because mail scanners and prefetching follow links.
 */
final class ConfirmPage {

	public function __construct(
		private readonly HeldReplies $held,
		private readonly SupportPage $page,
	) {}

	/** Moves the secret from the address into a cookie. */
	public function land( #[\SensitiveParameter] string $secret ): Answer {
		if ( null === $this->held->ofLink( $secret ) ) {
			return $this->dead();
		}
		Cookie::leave( Cookie::CONFIRM, $secret );
		return Answer::redirect( $this->page->confirmingUrl() );
	}

	/** The button, or what came of it. */
	public function answer( Visit $visit ): Answer {
		$secret = Cookie::read( Cookie::CONFIRM );
		$found  = $this->held->ofLink( $secret );
		if ( null === $found ) {
			return null === $visit->notice ? $this->dead() : Answer::view( new ConfirmView( $this->page->confirmingUrl(), notice: $visit->notice ) );
		}
		$token = Signature::of( 'confirm', hash( 'sha256', $secret ) );
		if ( 'confirm' !== $visit->form() ) {
			return Answer::view( new ConfirmView( $this->page->confirmingUrl(), $found, $token ) );
		}
		try {
			if ( ! $visit->isFromHere() || ! hash_equals( $token, $visit->field( 'token' ) ) ) {
				throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
			}
			$this->held->publish( $secret, Callers::ip() );
		} catch ( Refusal $refusal ) {
			return Answer::refusal( $refusal, new ConfirmView( $this->page->confirmingUrl(), $found, $token, $refusal ) );
		}
		Cookie::forget( Cookie::CONFIRM );
		return Answer::redirect( Notice::confirmed()->on( $this->page->confirmingUrl() ) );
	}

	private function dead(): Answer {
		return Answer::view( new ConfirmView( $this->page->confirmingUrl(), refusal: HeldReplies::dead() ), 403 );
	}
}
