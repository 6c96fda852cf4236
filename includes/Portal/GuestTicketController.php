<?php
/**
 * Routes for visitors who write.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Permission;
use SmartSupport\Database\Clock;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /guest/tickets, GET /guest/form-token, POST /guest/links.
 */
final class GuestTicketController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly GuestTickets $tickets,
		private readonly GuestLinks $links,
		private readonly PublicCreation $creation,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$writer = Permission::visitors( fn() => $this->tickets->authorise() );
		$this->route( 'POST', '/guest/tickets', 'guest-ticket', $writer, $this->creation->create( ... ), SchemaFile::load( 'guest-ticket' )->input( 'create' ), before: $this->creation->prepare( ... ) );
		$this->route( 'GET', '/guest/form-token', 'form-token', $writer, $this->token( ... ) );
		$this->route( 'POST', '/guest/links', 'guest-link', Permission::visitors(), $this->link( ... ), SchemaFile::load( 'guest-link' )->input( 'create' ) );
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
