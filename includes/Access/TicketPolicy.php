<?php
/**
 * Who may do what to a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Refusal;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * The one authoriser: pure rules, the same for every channel. It throws, so that a refusal cannot be ignored.
 */
final class TicketPolicy {

	/** @throws Refusal not_found where the actor may not know of the ticket, forbidden where they may not do this to it. */
	public function authorise( Actor $actor, Action $action, Ticket $ticket ): void {
		if ( ! $this->sees( $actor, $ticket ) ) {
			throw Refusal::notFound();
		}
		// Who wrote a ticket while logged in goes on with it, also before their mailbox is proved (D5).
		if ( ! $this->allows( $actor, $action ) && ! ( Action::Reply === $action && ! $actor->isStaff() && $ticket->isBy( $actor->userId ) ) ) {
			$scope = $this->scope( $action );
			throw ActorKind::Key === $actor->kind && null !== $scope ? Refusal::insufficientScope( $scope ) : Refusal::forbidden();
		}
	}

	/** Whether the actor may do this to tickets they see. */
	public function allows( Actor $actor, Action $action ): bool {
		if ( ActorKind::Key === $actor->kind && Action::HandleLinks !== $action ) {
			$scope = $this->scope( $action );
			return null === $scope || $actor->has( $scope );
		}
		return match ( $action ) {
			Action::View => true,
			// D8: by name and size only, for who has proved nothing.
			Action::OpenFiles => ActorKind::Portal !== $actor->kind,
			Action::Reply => $actor->isStaff() ? $actor->can( Capabilities::REPLY ) : null !== $actor->customerId,
			Action::ReadNotes, Action::WriteNote => $actor->can( Capabilities::PRIVATE_NOTES ),
			Action::Edit => $actor->can( Capabilities::EDIT_TICKETS ),
			Action::Assign => $actor->can( Capabilities::ASSIGN ),
			// Impersonation: no key has a capability.
			Action::HandleLinks => $actor->can( Capabilities::VIEW_ACCESS_LINKS ),
		};
	}

	/** What a key needs beyond the scope of the route. */
	private function scope( Action $action ): ?Scope {
		return match ( $action ) {
			Action::View, Action::OpenFiles, Action::HandleLinks => null,
			Action::Reply => Scope::RepliesWrite,
			Action::ReadNotes => Scope::NotesRead,
			Action::WriteNote => Scope::NotesWrite,
			Action::Edit, Action::Assign => Scope::TicketsWrite,
		};
	}

	/** Which tickets a list may show to the actor. */
	public function visibility( Actor $actor ): Visibility {
		if ( ActorKind::Key === $actor->kind ) {
			return Visibility::ofDepartments( $actor->departmentIds );
		}
		if ( null !== $actor->ticketId ) {
			// D13: a list needs more than the proof of one ticket.
			return Visibility::none();
		}
		if ( $actor->can( Capabilities::VIEW_ALL_TICKETS ) ) {
			return Visibility::all();
		}
		if ( $actor->isStaff() && null !== $actor->userId ) {
			return Visibility::ofAgent( $actor->userId );
		}
		if ( ActorKind::User === $actor->kind && null !== $actor->userId ) {
			return Visibility::ofUser( $actor->userId, $actor->customerId );
		}
		return ActorKind::Guest === $actor->kind && null !== $actor->customerId ? Visibility::ofCustomer( $actor->customerId ) : Visibility::none();
	}

	private function sees( Actor $actor, Ticket $ticket ): bool {
		if ( null !== $actor->ticketId ) {
			// A session says which customer, not which of the tickets there are.
			$isTheirs = ActorKind::Guest !== $actor->kind || $ticket->customerId === $actor->customerId;
			return $ticket->id === $actor->ticketId && $isTheirs && $ticket->state->isListed();
		}
		$visibility = $this->visibility( $actor );
		if ( $visibility->all ) {
			return true;
		}
		if ( null !== $visibility->departmentIds ) {
			return in_array( $ticket->departmentId, $visibility->departmentIds, true );
		}
		if ( null !== $visibility->agentId ) {
			return null === $ticket->agentId || $ticket->agentId === $visibility->agentId;
		}
		$isOwn = null !== $visibility->customerId && $ticket->customerId === $visibility->customerId;
		return ( $isOwn || $ticket->isBy( $visibility->authorId ) ) && $ticket->state->isListed();
	}
}
