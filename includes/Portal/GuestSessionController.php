<?php
/**
 * Routes for visitors with a guest session.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Callers;
use SmartSupport\Access\GuestSession;
use SmartSupport\Access\Permission;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tickets\TicketListRepository;
use SmartSupport\Tickets\TicketPresenter;

defined( 'ABSPATH' ) || exit;

/**
 * GET /guest/tickets, DELETE /guest/sessions. The session's cookie says whose.
 */
final class GuestSessionController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly LinkHolders $holders,
		private readonly SignIn $signIn,
		private readonly MyTickets $tickets,
		private readonly TicketPresenter $presenter,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		// caller() lets nobody through without a session, and the policy limits it to its customer's tickets.
		$holder = Permission::visitors();
		$schema = SchemaFile::load( 'guest-session' );
		$this->route( 'GET', '/guest/tickets', 'ticket', $holder, $this->list( ... ), $schema->input( 'tickets' ) );
		$this->route( 'DELETE', '/guest/sessions', 'guest-session', $holder, $this->delete( ... ), $schema->input( 'delete' ) );
	}

	/** @throws Refusal invalid_link, forbidden for a write that another site may have sent. */
	protected function caller( \WP_REST_Request $request ): Actor {
		$session = $this->session();
		if ( 'DELETE' === $request->get_method() && '1' !== $request->get_header( PortalTicketController::REQUEST ) ) {
			throw Refusal::forbidden();
		}
		return Actor::guest( $session, ip: Callers::ip() );
	}

	private function list( Call $call ): \WP_REST_Response {
		$page                = $call->int( 'page' );
		$perPage             = $call->int( 'per_page' );
		[ $tickets, $total ] = $this->tickets->list( $call->actor, $call->texts( 'status' ), $call->textOrNull( 'search' ), $page, $perPage );
		$items               = $this->presenter->many( $call->actor, $tickets );
		return $this->page( $items, __( 'Tickets found.', 'smart-support-guest' ), $page, $perPage, $total, TicketListRepository::EXACT_TOTAL );
	}

	private function delete( Call $call ): \WP_REST_Response {
		$session = $this->session();
		$this->signIn->end( $session, $call->bool( 'all' ) );
		Cookie::whenServed( static fn() => Cookie::forget( Cookie::SESSION ) );
		$data = array(
			'email'      => EmailAddress::shown( $session->email ),
			'expires_at' => Clock::iso( Clock::fromSeconds( $session->expiresAt ) ),
		);
		return $this->success( $data, Notice::loggedOut()->text() );
	}

	/** @throws Refusal invalid_link. */
	private function session(): GuestSession {
		return $this->holders->session( $_COOKIE ) ?? throw new Refusal( 'invalid_link', __( 'You are not logged in, or your day is over. Please ask for a new code.', 'smart-support-guest' ) );
	}
}
