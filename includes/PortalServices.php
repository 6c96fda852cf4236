<?php
/**
 * The objects of visitors' pages and routes.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\GuestCodeRepository;
use SmartSupport\Access\GuestSessionRepository;
use SmartSupport\Access\GuestSessions;
use SmartSupport\Portal\ConfirmController;
use SmartSupport\Portal\ConfirmPage;
use SmartSupport\Portal\GuestCodeController;
use SmartSupport\Portal\GuestReplies;
use SmartSupport\Portal\GuestSessionController;
use SmartSupport\Portal\MyTickets;
use SmartSupport\Portal\MyTicketsPage;
use SmartSupport\Portal\OwnClosing;
use SmartSupport\Portal\PortalClosing;
use SmartSupport\Portal\PortalHolders;
use SmartSupport\Portal\PortalPage;
use SmartSupport\Portal\PortalReplies;
use SmartSupport\Portal\PortalTicketController;
use SmartSupport\Portal\SignIn;
use SmartSupport\Portal\TypedAddresses;
use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * What only visitors need who see their tickets, wired by hand from the objects of every request.
 */
final class PortalServices {

	public function __construct( private readonly Services $services ) {}

	/** @return list<Controller> */
	public function controllers(): array {
		$services = $this->services;
		return array(
			new PortalTicketController( $services->gate, $services->linkHolders(), $this->portalHolders(), $services->tickets, $services->selfClosing(), $services->ticketPresenter, $services->replies, $this->guestReplies(), $this->portalReplies(), $this->portalClosing(), $this->ownClosing(), $services->replyPresenter, $services->attachments ),
			new ConfirmController( $services->gate, $services->typed()->held() ),
			new GuestCodeController( $services->gate, $this->signIn(), $services->clock ),
			new GuestSessionController( $services->gate, $services->linkHolders(), $this->signIn(), $this->myTickets(), $services->ticketPresenter ),
		);
	}

	public function myTicketsPage(): MyTicketsPage {
		return new MyTicketsPage( $this->services->linkHolders(), $this->signIn(), $this->myTickets(), $this->services->customers, $this->services->callers, $this->services->page );
	}

	public function portalHolders(): PortalHolders {
		return new PortalHolders( $this->services->portalLinks() );
	}

	public function portalPage(): PortalPage {
		$services = $this->services;
		return new PortalPage( $this->portalHolders(), $services->tickets, $services->replies, $services->customers, $services->departments, $services->attachmentPresenter(), $services->page, $this->portalReplies(), $this->portalClosing(), $services->selfClosing() );
	}

	public function confirmPage(): ConfirmPage {
		return new ConfirmPage( $this->services->typed()->held(), $this->services->page );
	}

	public function guestReplies(): GuestReplies {
		return new GuestReplies( $this->services->replies, $this->services->attachments, $this->services->guards()->guestFormRules() );
	}

	public function portalReplies(): PortalReplies {
		return new PortalReplies( $this->typedAddresses(), $this->services->typed()->claimed(), $this->services->attachments, $this->services->guards()->guestFormRules() );
	}

	public function portalClosing(): PortalClosing {
		$services = $this->services;
		return new PortalClosing( $this->typedAddresses(), $services->typed()->claimed(), $services->typed()->associates(), $services->departments, $services->statuses, $services->typed()->reopening(), $services->ticketRows, $services->events, $services->policy, $services->unit, $services->clock );
	}

	public function ownClosing(): OwnClosing {
		return new OwnClosing( $this->services->tickets, $this->services->typed()->proofs(), $this->services->unit );
	}

	public function signIn(): SignIn {
		$services = $this->services;
		return new SignIn( $services->guestCodes(), $this->sessions(), $services->accounts(), $services->typed()->proofs(), $services->limiter, $services->settings, $services->outbox, $services->unit, $services->clock );
	}

	public function sessions(): GuestSessions {
		return new GuestSessions( new GuestSessionRepository( $this->services->database ) );
	}

	public function myTickets(): MyTickets {
		return new MyTickets( $this->services->tickets, $this->services->policy );
	}

	private function typedAddresses(): TypedAddresses {
		$services = $this->services;
		return new TypedAddresses( $services->typed()->associates(), $services->ticketRows, $services->policy, $services->limiter, $services->settings, $services->unit );
	}

	/** Removes codes, sessions and questions that have ended. */
	public function purge(): void {
		$this->services->typed()->purge();
		( new GuestCodeRepository( $this->services->database ) )->purge();
		( new GuestSessionRepository( $this->services->database ) )->purge();
	}
}
