<?php
/**
 * The page with all of one's tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Callers;
use SmartSupport\Access\GuestSession;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Status;

defined( 'ABSPATH' ) || exit;

/**
 * Asks for proof of the mailbox, then lists. A mailed link lands here and does nothing: only a button does, because mail
 * scanners and prefetching follow links.
 */
final class MyTicketsPage {

	private const PER_PAGE = 20;

	public function __construct(
		private readonly LinkHolders $holders,
		private readonly SignIn $signIn,
		private readonly MyTickets $tickets,
		private readonly CustomerRepository $customers,
		private readonly Callers $callers,
		private readonly SupportPage $page,
	) {}

	/** Moves the secret from the address into a cookie. */
	public function land( #[\SensitiveParameter] string $secret ): Answer {
		if ( null === $this->signIn->ofLink( $secret ) ) {
			return Answer::view( $this->form( SignInView::EMAIL, '', SignIn::dead() ), 403 );
		}
		Cookie::leave( Cookie::CODE, $secret );
		return Answer::redirect( $this->page->listUrl() );
	}

	/** The list or the way to it, or what came of a form. */
	public function answer( Visit $visit ): Answer {
		try {
			return match ( $visit->form() ) {
				'code' => $this->request( $visit ),
				'code-entry' => $this->enterCode( $visit ),
				'code-link' => $this->enterLink( $visit ),
				'log-out' => $this->logOut( $visit ),
				default => Answer::view( $this->show( $visit ) ),
			};
		} catch ( Refusal $refusal ) {
			return Answer::refusal( $refusal, $this->form( SignInView::EMAIL, '', $refusal ) );
		}
	}

	private function request( Visit $visit ): Answer {
		try {
			$this->signIn->request( EmailAddress::parse( $visit->field( 'email' ) ), Callers::ip() );
		} catch ( \InvalidArgumentException $error ) {
			$refusal = Refusal::invalid( array( 'email' => $error->getMessage() ) );
			return Answer::refusal( $refusal, $this->form( SignInView::EMAIL, $visit->field( 'email' ), $refusal ) );
		}
		// Not by way of an address of its own: that would have to name the visitor's.
		return Answer::view( $this->form( SignInView::CODE, $visit->field( 'email' ), null, Notice::code() ) );
	}

	private function enterCode( Visit $visit ): Answer {
		$email = EmailAddress::tryParse( $visit->field( 'email' ) );
		try {
			$this->checkOrigin( $visit );
			if ( null === $email ) {
				throw Refusal::invalid( array( 'email' => __( 'This is not a valid e-mail address.', 'smart-support-guest' ) ) );
			}
			return $this->enter( $this->signIn->withCode( $email, $visit->field( 'code' ), wp_get_current_user() ) );
		} catch ( Refusal $refusal ) {
			$step = null === $email ? SignInView::EMAIL : SignInView::CODE;
			return Answer::refusal( $refusal, $this->form( $step, $visit->field( 'email' ), $refusal ) );
		}
	}

	/** @throws Refusal invalid_code, forbidden. */
	private function enterLink( Visit $visit ): Answer {
		$secret = Cookie::read( Cookie::CODE );
		$this->checkOrigin( $visit, self::token( 'code-link', $secret ) );
		Cookie::forget( Cookie::CODE );
		return $this->enter( $this->signIn->withLink( $secret, wp_get_current_user() ) );
	}

	/** @throws Refusal forbidden. */
	private function logOut( Visit $visit ): Answer {
		$session = $this->holders->session( $_COOKIE );
		if ( null !== $session ) {
			$this->checkOrigin( $visit, self::token( 'log-out', Cookie::read( Cookie::SESSION ) ) );
			$this->signIn->end( $session, 'everywhere' === $visit->field( 'where' ) );
		}
		Cookie::forget( Cookie::SESSION );
		return Answer::redirect( Notice::loggedOut()->on( $this->page->listUrl() ) );
	}

	private function enter( #[\SensitiveParameter] string $secret ): Answer {
		Cookie::leave( Cookie::SESSION, $secret );
		return Answer::redirect( $this->page->listUrl() );
	}

	private function show( Visit $visit ): View {
		$mailed = Cookie::read( Cookie::CODE );
		$code   = '' === $mailed ? null : $this->signIn->ofLink( $mailed );
		if ( null !== $code ) {
			return $this->form( SignInView::LINK, $code->email, null, null, self::token( 'code-link', $mailed ) );
		}
		$session = $this->holders->session( $_COOKIE );
		if ( null !== $session ) {
			return $this->list( $visit, Actor::guest( $session ), $session );
		}
		$user = $this->callers->current();
		if ( ActorKind::User === $user->kind && ! $user->isStaff() ) {
			return $this->list( $visit, $user, null );
		}
		return $this->form( SignInView::EMAIL, '', null, $visit->notice );
	}

	private function list( Visit $visit, Actor $actor, ?GuestSession $session ): MyTicketsView {
		$status = array_key_exists( $visit->asked( 'status' ), Status::labels() ) ? $visit->asked( 'status' ) : '';
		$search = mb_substr( trim( $visit->asked( 'search' ) ), 0, MyTickets::LONGEST_SEARCH );
		$number = max( 1, (int) $visit->asked( 'page' ) );

		[ $tickets, $total ] = $this->tickets->list( $actor, array( $status ), '' === $search ? null : $search, $number, self::PER_PAGE );
		return new MyTicketsView(
			$this->page,
			$tickets,
			$search,
			$status,
			$number,
			(int) ceil( $total / self::PER_PAGE ),
			EmailAddress::shown( null === $session ? $this->emailOf( $actor ) : $session->email ),
			null === $session ? '' : self::token( 'log-out', Cookie::read( Cookie::SESSION ) ),
			// Whoever is only logged in has not proved that the mailbox is theirs.
			null === $session && null === $actor->customerId ? $this->form( SignInView::EMAIL, wp_get_current_user()->user_email ) : null,
			$visit->notice,
		);
	}

	private function emailOf( Actor $actor ): string {
		$customer = null === $actor->customerId ? null : $this->customers->find( $actor->customerId );
		return $customer->email ?? wp_get_current_user()->user_email;
	}

	private function form( string $step, string $email, ?Refusal $refusal = null, ?Notice $notice = null, string $token = '' ): SignInView {
		return new SignInView( $this->page->listUrl(), $step, $email, $refusal, $notice, $token );
	}

	/**
	 * @param string $token The form's, where the browser has shown something that one can be bound to.
	 * @throws Refusal forbidden.
	 */
	private function checkOrigin( Visit $visit, string $token = '' ): void {
		if ( ! $visit->isFromHere() || ( '' !== $token && ! hash_equals( $token, $visit->field( 'token' ) ) ) ) {
			throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
		}
	}

	/** What only a page that this browser got can hold. */
	private static function token( string $form, #[\SensitiveParameter] string $secret ): string {
		return Signature::of( $form, hash( 'sha256', $secret ) );
	}
}
