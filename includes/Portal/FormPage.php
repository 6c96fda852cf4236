<?php
/**
 * The support page's forms without JavaScript.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Callers;
use SmartSupport\Attachments\Upload;
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
		$fields = new FormFields( $this->tickets->rules, $this->tickets->rules->addressOf( $this->visitor( $visit ) ) );
		try {
			$this->tickets->authorise();
			return new FormView( $visit->address, $form, $this->token( $form ), $refusal ?? self::cut( $visit ), $visit->notice, $fields );
		} catch ( Refusal $closed ) {
			return new FormView( $visit->address, $form, '', $closed, $visit->notice, $fields );
		}
	}

	public function send( Visit $visit ): Answer {
		$form = new GuestForm(
			$visit->field( 'email' ),
			$visit->field( 'subject' ),
			$visit->field( 'message' ),
			$visit->field( 'website' ),
			$visit->field( 'token' ),
			$visit->field( 'priority' ),
			$visit->field( 'department_id' ),
			$visit->field( 'preset' ),
			$visit->files( 'attachments' ),
			$visit->field( 'captcha_token' )
		);
		try {
			$number = $this->tickets->submit( $this->sender( $visit ), $form );
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

	/** Who looks at a page. Its content alone, for the editor or the REST API, is what a guest sees. */
	private function visitor( Visit $visit ): Actor {
		return '' === $visit->address ? Actor::anonymous() : $this->callers->current();
	}

	/**
	 * Who sends the form. A user's browser would send their log-in along from any site's form.
	 *
	 * @throws Refusal forbidden.
	 */
	private function sender( Visit $visit ): Actor {
		$actor = $this->callers->current();
		if ( ActorKind::User === $actor->kind && ! $visit->isFromHere() ) {
			throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
		}
		return $actor;
	}

	/** Of a form that was too large for PHP nothing is left but what the browser remembers. */
	private static function cut( Visit $visit ): ?Refusal {
		return $visit->isCut ? Upload::allTooLarge( __( 'Go back in your browser: it still has your text.', 'smart-support-guest' ) ) : null;
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
