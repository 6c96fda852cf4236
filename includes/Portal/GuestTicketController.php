<?php
/**
 * Routes for visitors who write.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Permission;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /guest/tickets, GET /guest/form-token, POST /guest/links.
 */
final class GuestTicketController extends Controller {

	/** @var \WeakMap<object, GuestForm> By request. A unit of work that runs again finds the form's files here: they are moved once. */
	private \WeakMap $forms;

	public function __construct(
		Gate $gate,
		private readonly GuestTickets $tickets,
		private readonly GuestLinks $links,
	) {
		parent::__construct( $gate );
		$this->forms = new \WeakMap();
	}

	public function registerRoutes(): void {
		$writer = Permission::visitors( fn() => $this->tickets->authorise() );
		$this->route( 'POST', '/guest/tickets', 'guest-ticket', $writer, $this->create( ... ), SchemaFile::load( 'guest-ticket' )->input( 'create' ) );
		$this->route( 'GET', '/guest/form-token', 'form-token', $writer, $this->token( ... ) );
		$this->route( 'POST', '/guest/links', 'guest-link', Permission::visitors(), $this->link( ... ), SchemaFile::load( 'guest-link' )->input( 'create' ) );
	}

	private function create( Call $call ): \WP_REST_Response {
		$form = $this->forms[ $call->request ] ??= $this->form( $call );
		$this->requireFields( $call, $form );
		$number = $this->tickets->submit( $call->actor, $form );
		return $this->success( array( 'number' => $number ), __( 'Your ticket has been received. Please check your inbox.', 'smart-support-guest' ), array(), 201 );
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

	private function token(): \WP_REST_Response {
		[ $token, $expiresAt ] = $this->tickets->token();
		$data                  = array(
			'form_token' => $token,
			'expires_at' => Clock::iso( Clock::fromSeconds( $expiresAt ) ),
		);
		return $this->success( $data, __( 'Token issued.', 'smart-support-guest' ) );
	}

	private function link( Call $call ): \WP_REST_Response {
		$this->links->request( $call->email( 'email' ), $call->actor->ip );
		return $this->success( new \stdClass(), Notice::links()->text(), array(), 202 );
	}
}
