<?php
/**
 * Routes for visitors who prove their mailbox.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\GuestSessions;
use SmartSupport\Access\Permission;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /guest/codes, POST /guest/sessions.
 */
final class GuestCodeController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly SignIn $signIn,
		private readonly Clock $clock,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$anybody = Permission::visitors();
		$this->route( 'POST', '/guest/codes', 'guest-code', $anybody, $this->request( ... ), SchemaFile::load( 'guest-code' )->input( 'create' ) );
		// Its answer has a cookie that must not be kept anywhere.
		$this->route( 'POST', '/guest/sessions', 'guest-session', $anybody, $this->open( ... ), SchemaFile::load( 'guest-session' )->input( 'create' ), holdsSecret: true );
	}

	private function request( Call $call ): \WP_REST_Response {
		$this->signIn->request( $call->email( 'email' ), $call->actor->ip );
		return $this->success( new \stdClass(), Notice::code()->text(), array(), 202 );
	}

	/** @throws Refusal forbidden for a form that another site may have sent, to make its visitor somebody else. */
	private function open( Call $call ): \WP_REST_Response {
		if ( '1' !== $call->request->get_header( PortalTicketController::REQUEST ) ) {
			throw Refusal::forbidden();
		}
		$email     = $call->email( 'email' );
		$secret    = $this->signIn->withCode( $email, $call->text( 'code' ), wp_get_current_user() );
		$expiresAt = $this->clock->seconds() + GuestSessions::LIFETIME;
		Cookie::whenServed( static fn() => Cookie::leave( Cookie::SESSION, $secret ) );
		$data = array(
			'email'      => EmailAddress::shown( $email->address ),
			'expires_at' => Clock::iso( Clock::fromSeconds( $expiresAt ) ),
		);
		return $this->success( $data, __( 'You are logged in for a day.', 'smart-support-guest' ), array(), 201 );
	}
}
