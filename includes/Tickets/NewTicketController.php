<?php
/**
 * Route of new tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Rest\Visitors;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * POST /tickets.
 */
final class NewTicketController extends Controller {

	/** Fields for those who bring tickets from elsewhere (D28). */
	private const OF_IMPORTS = array( 'external_id', 'created_at' );

	public function __construct(
		Gate $gate,
		private readonly TicketCreator $creator,
		private readonly TicketService $tickets,
		private readonly TicketPresenter $presenter,
		private readonly Settings $settings,
		private readonly Clock $clock,
		private readonly Visitors $visitors,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'POST', '/tickets', 'ticket', Permission::staff( Scope::TicketsWrite, Capabilities::EDIT_TICKETS ), $this->create( ... ), SchemaFile::load( 'ticket' )->input( 'create' ), visitors: $this->visitors );
	}

	private function create( Call $call ): \WP_REST_Response {
		$isImport = ! $call->bool( 'notify' ) || array() !== array_filter( self::OF_IMPORTS, $call->has( ... ) );
		if ( $isImport ) {
			Permission::staff( Scope::Import, Capabilities::MANAGE_SETTINGS )->authorise( $call->actor );
		}
		if ( array() !== $call->texts( 'participants' ) ) {
			throw new Refusal( 'module_disabled', __( 'Participants are switched off on this site.', 'smart-support-guest' ) );
		}
		[ $id, $isNew ] = $this->creator->createOnce( $call->actor, $this->ticket( $call ) );
		$item           = $this->presenter->one( $call->actor, $this->tickets->get( $call->actor, $id ) );
		if ( ! $isNew ) {
			return $this->success( $item, __( 'The ticket with this external_id was there already.', 'smart-support-guest' ), array( 'existing' => true ) );
		}
		$answer = $this->success( $item, __( 'Ticket created.', 'smart-support-guest' ), array(), 201 );
		$answer->header( 'Location', rest_url( self::API . "/tickets/$id" ) );
		return $answer;
	}

	private function ticket( Call $call ): NewTicket {
		$text = $call->text( 'message' );
		return new NewTicket(
			email: $call->email( 'email' ),
			subject: $call->field( 'subject', static fn() => NewTicket::subject( $call->text( 'subject' ) ) ),
			message: $call->field( 'message', static fn() => 'text' === $call->text( 'format' ) ? MessageBody::fromText( $text ) : MessageBody::fromHtml( $text ) ),
			channel: Channel::of( $call->actor ),
			name: $call->text( 'name' ),
			priority: Priority::fromSlug( $call->text( 'priority' ) ),
			departmentId: $call->intOrNull( 'department_id' ),
			notify: $call->bool( 'notify' ),
			departmentSlug: $call->textOrNull( 'department_slug' ),
			department: $call->textOrNull( 'department' ),
			productId: $call->intOrNull( 'product_id' ),
			agentId: $call->intOrNull( 'agent_id' ),
			status: Status::tryFrom( $call->text( 'status' ) ),
			state: State::tryFrom( $call->text( 'state' ) ),
			tags: $call->texts( 'tags' ),
			externalId: $call->textOrNull( 'external_id' ),
			createdAt: $this->past( $call, 'created_at' ),
			createUser: $call->has( 'create_user' ) ? $call->bool( 'create_user' ) : $this->settings->bool( 'api', 'create_users' ),
			attachmentIds: $call->ints( 'attachment_ids' ),
		);
	}

	/** @throws Refusal validation_error for a time to come. */
	private function past( Call $call, string $field ): ?\DateTimeImmutable {
		$time = $call->time( $field );
		if ( null !== $time && $time > $this->clock->now() ) {
			/* translators: %s: Name of a field. */
			throw Refusal::invalid( array( $field => sprintf( __( '%s must not lie in the future.', 'smart-support-guest' ), $field ) ) );
		}
		return $time;
	}
}
