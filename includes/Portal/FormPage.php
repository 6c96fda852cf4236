<?php
/**
 * The support page's forms without JavaScript.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Callers;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Rest\Envelope;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the form as the browser posts it to the page itself: sends the browser on, or gives the form back as it was filled in.
 */
final class FormPage {

	public function __construct(
		private readonly GuestTickets $tickets,
		private readonly GuestLinks $links,
		private readonly SupportPage $page,
		private readonly Callers $callers,
	) {}

	/** The form as it is, or what became of it. */
	public function view( Visit $visit, GuestForm $form = new GuestForm(), ?Refusal $refusal = null ): FormView {
		try {
			$this->tickets->authorise();
			return new FormView( $visit->address, $form, $this->token( $form ), $refusal, $visit->notice );
		} catch ( Refusal $closed ) {
			return new FormView( $visit->address, $form, '', $closed, $visit->notice );
		}
	}

	public function send( Visit $visit ): Answer {
		$form = new GuestForm( $visit->field( 'email' ), $visit->field( 'subject' ), $visit->field( 'message' ), $visit->field( 'website' ), $visit->field( 'token' ) );
		try {
			$number = $this->tickets->submit( $this->callers->current(), $form );
			return Answer::redirect( Notice::sent( $number )->on( $visit->address ) );
		} catch ( Refusal $refusal ) {
			return Answer::refusal( $refusal, $this->view( $visit, $form, $refusal ) );
		} catch ( \Throwable $failure ) {
			$told = new Refusal( 'server_error', Envelope::failure( $failure )->get_error_message() );
			return Answer::refusal( $told, $this->view( $visit, $form, $told ) );
		}
	}

	/** Queues new links; says the same for every address. */
	public function sendLinks( Visit $visit ): Answer {
		try {
			$this->links->request( EmailAddress::parse( $visit->field( 'email' ) ), Callers::ip() );
			return Answer::redirect( Notice::links()->on( $this->page->url() ) );
		} catch ( \InvalidArgumentException $error ) {
			return Answer::view( new ExpiredView( $this->page->url(), $visit->field( 'email' ), $error->getMessage() ), 400 );
		}
	}

	/** The form's own token while it works, so that nobody waits again; else a new one. */
	private function token( GuestForm $form ): string {
		try {
			$this->tickets->checkToken( $form->token );
			return $form->token;
		} catch ( Refusal ) {
			// There was none yet, or its time is over.
			return $this->tickets->token()[0];
		}
	}
}
