<?php
/**
 * New tickets by programs without a key.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Permission;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Envelope;
use SmartSupport\Rest\Visitors;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\NewTicket;

defined( 'ABSPATH' ) || exit;

/**
 * POST /tickets of those who prove nothing (A-3, D23): off unless a setting opens it, and then the form of the support
 * page by another address, with its fields, its guards and its answer.
 */
final class PublicCreation {

	public function __construct(
		private readonly GuestTickets $tickets,
		private readonly Settings $settings,
	) {}

	public function visitors(): Visitors {
		return new Visitors( Permission::visitors( $this->authorise( ... ) ), SchemaFile::load( 'guest-ticket' )->input( 'create' ), $this->prepare( ... ), $this->create( ... ) );
	}

	/** What comes before the ticket is written, here and for those who fill in the form. */
	public function prepare( Call $call ): NewTicket {
		$form = $this->form( $call );
		$this->requireFields( $call, $form );
		return $this->tickets->prepare( $call->actor, $form );
	}

	public function create( Call $call ): \WP_REST_Response {
		$ticket = $call->known instanceof NewTicket ? $call->known : throw new \LogicException( 'The ticket has not been prepared.' );
		$number = $this->tickets->write( $call->actor, $ticket );
		return new \WP_REST_Response( Envelope::success( array( 'number' => $number ), __( 'Your ticket has been received. Please check your inbox.', 'smart-support-guest' ) ), 201 );
	}

	private function form( Call $call ): GuestForm {
		return new GuestForm(
			email: $call->text( 'email' ),
			subject: $call->text( 'subject' ),
			message: $call->text( 'message' ),
			website: $call->text( 'website' ),
			token: $call->text( 'form_token' ),
			priority: $call->text( 'priority' ),
			department: (string) $call->intOrNull( 'department_id' ),
			preset: $call->text( 'preset' ),
			files: $call->files( 'attachments', $this->tickets->rules->takesFiles() ),
			captcha: $call->text( 'captcha_token' ),
		);
	}

	/**
	 * Fields that not everybody must send: who is logged in has an address, files may come without words.
	 *
	 * @throws Refusal missing_field.
	 */
	private function requireFields( Call $call, GuestForm $form ): void {
		$rules    = $this->tickets->rules;
		$optional = array(
			'email'   => null !== $rules->addressOf( $call->actor ),
			'message' => ! $form->files->isEmpty(),
		);
		$call->requireFields( array_keys( array_filter( $optional, static fn( bool $may ) => ! $may ) ) );
	}

	/** @throws Refusal missing_api_key while it is closed; api_disabled, module_disabled. */
	private function authorise(): void {
		// A CAPTCHA whose setting was lost on the way opens nothing.
		if ( ! $this->settings->bool( 'api', 'public_creation' ) || 'none' === $this->settings->text( 'guests', 'captcha' ) ) {
			throw Refusal::missingKey();
		}
		if ( ! $this->settings->bool( 'api', 'enabled' ) ) {
			throw Refusal::apiDisabled();
		}
		$this->tickets->authorise();
	}
}
