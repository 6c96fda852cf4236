<?php
/**
 * The objects of a request.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\AccessLinkRepository;
use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\ApiKeyRepository;
use SmartSupport\Access\ApiKeys;
use SmartSupport\Access\ApiUsage;
use SmartSupport\Access\ApiUsageRepository;
use SmartSupport\Access\Callers;
use SmartSupport\Access\GuestCodeRepository;
use SmartSupport\Access\GuestCodes;
use SmartSupport\Access\GuestSessionRepository;
use SmartSupport\Access\GuestSessions;
use SmartSupport\Access\IdempotencyRepository;
use SmartSupport\Access\PortalLinkRepository;
use SmartSupport\Access\PortalLinks;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Access\RateLimitRepository;
use SmartSupport\Access\Seal;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Agents\Agents;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Attachments\AttachmentRepository;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Attachments\FileRules;
use SmartSupport\Customers\Accounts;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\CustomerService;
use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentRepository;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Mail\Branding;
use SmartSupport\Mail\LinkRequests;
use SmartSupport\Mail\MailComposer;
use SmartSupport\Mail\Mailer;
use SmartSupport\Mail\MailRenderer;
use SmartSupport\Mail\Outbox;
use SmartSupport\Mail\OutboxRepository;
use SmartSupport\Mail\OutboxWorker;
use SmartSupport\Portal\LinkHolders;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Products\ProductRepository;
use SmartSupport\Replies\Authors;
use SmartSupport\Replies\ReplyPresenter;
use SmartSupport\Replies\ReplyRepository;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Rest\Gate;
use SmartSupport\Rest\Idempotency;
use SmartSupport\Settings\Settings;
use SmartSupport\Settings\State;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\SelfClosing;
use SmartSupport\Tickets\StatusMachine;
use SmartSupport\Tickets\TicketChanges;
use SmartSupport\Tickets\TicketCreator;
use SmartSupport\Tickets\TicketLabelRepository;
use SmartSupport\Tickets\TicketListRepository;
use SmartSupport\Tickets\TicketPresenter;
use SmartSupport\Tickets\TicketRepository;
use SmartSupport\Tickets\TicketService;
use SmartSupport\Tickets\TicketTags;

defined( 'ABSPATH' ) || exit;

/**
 * Everything the plugin is made of, wired by hand: cheap objects at once, made when a branch of Plugin needs any.
 */
final class Services {

	public readonly State $state;
	public readonly Settings $settings;
	public readonly Connection $database;
	public readonly Clock $clock;
	public readonly UnitOfWork $unit;
	public readonly TicketPolicy $policy;
	public readonly ApiKeyRepository $keyRows;
	public readonly ApiKeys $keys;
	public readonly ApiUsage $usage;
	public readonly Callers $callers;
	public readonly AccessLinkRepository $linkRows;
	public readonly AccessLinks $links;
	public readonly RateLimiter $limiter;
	public readonly RateLimitRepository $limits;
	public readonly IdempotencyRepository $idempotency;
	public readonly Gate $gate;
	public readonly CustomerRepository $customers;
	public readonly DepartmentRepository $departmentRows;
	public readonly DepartmentService $departments;
	public readonly Agents $agents;
	public readonly ProductRepository $products;
	public readonly EventRepository $events;
	public readonly StatusMachine $statuses;
	public readonly TicketRepository $ticketRows;
	public readonly TicketListRepository $ticketLists;
	public readonly TicketCreator $ticketCreator;
	public readonly AttachmentStore $files;
	public readonly AttachmentService $attachments;
	public readonly TicketService $tickets;
	public readonly TicketPresenter $ticketPresenter;
	public readonly ReplyRepository $replyRows;
	public readonly ReplyService $replies;
	public readonly ReplyPresenter $replyPresenter;
	public readonly SupportPage $page;
	public readonly Outbox $outbox;
	public readonly OutboxRepository $mails;

	public function __construct() {
		$this->state       = new State();
		$this->settings    = new Settings();
		$this->database    = Connection::current();
		$this->clock       = new Clock( $this->database );
		$this->unit        = new UnitOfWork( $this->database );
		$this->page        = new SupportPage( $this->state );
		$this->policy      = new TicketPolicy();
		$this->linkRows    = new AccessLinkRepository( $this->database );
		$this->links       = new AccessLinks( $this->linkRows, new Seal(), $this->settings );
		$this->limits      = new RateLimitRepository( $this->database );
		$this->limiter     = new RateLimiter( $this->limits, $this->clock );
		$this->idempotency = new IdempotencyRepository( $this->database );
		$this->mails       = new OutboxRepository( $this->database );
		$this->outbox      = new Outbox( $this->mails, $this->unit, $this->worker( ... ) );

		$this->customers      = new CustomerRepository( $this->database );
		$this->keyRows        = new ApiKeyRepository( $this->database );
		$this->keys           = new ApiKeys( $this->keyRows, $this->settings, $this->limiter, $this->unit );
		$this->usage          = new ApiUsage( new ApiUsageRepository( $this->database ), $this->unit, $this->clock );
		$this->callers        = new Callers( $this->customers, $this->keys, $this->settings );
		$this->gate           = new Gate( $this->callers, new Idempotency( $this->idempotency, $this->unit ) );
		$this->departmentRows = new DepartmentRepository( $this->database );
		$this->events         = new EventRepository( $this->database );
		$this->departments    = new DepartmentService( $this->departmentRows );
		$this->agents         = new Agents();
		$this->products       = new ProductRepository( $this->database );

		$this->statuses        = new StatusMachine( $this->departmentRows );
		$this->ticketRows      = new TicketRepository( $this->database );
		$this->ticketLists     = new TicketListRepository( $this->database );
		$this->files           = new AttachmentStore( $this->state );
		$this->attachments     = $this->attachmentService();
		$this->ticketCreator   = $this->ticketCreator();
		$this->ticketPresenter = new TicketPresenter( $this->customers, new TicketLabelRepository( $this->database ), $this->agents, $this->attachmentPresenter() );
		$this->tickets         = $this->ticketService();
		$this->replyRows       = new ReplyRepository( $this->database );
		$this->replyPresenter  = new ReplyPresenter( $this->customers, $this->agents, $this->attachmentPresenter() );
		$this->replies         = $this->replyService();
	}

	public function worker(): OutboxWorker {
		$mailer = new Mailer( new MailRenderer( Branding::of( $this->settings ) ) );
		return new OutboxWorker( $this->mails, $this->composer(), $mailer, new LinkRequests( $this->linkRows, $this->mails, $this->unit, $this->clock ), $this->clock );
	}

	public function guards(): GuardServices {
		return new GuardServices( $this );
	}

	public function typed(): ReplyServices {
		return new ReplyServices( $this );
	}

	public function guestCodes(): GuestCodes {
		return new GuestCodes( new GuestCodeRepository( $this->database ), $this->unit, $this->clock );
	}

	public function portalLinks(): PortalLinks {
		return new PortalLinks( new PortalLinkRepository( $this->database ), new Seal( 'portal links' ) );
	}

	public function linkHolders(): LinkHolders {
		return new LinkHolders( $this->links, new GuestSessions( new GuestSessionRepository( $this->database ) ), $this->callers, $this->ticketRows, $this->policy, $this->customers, $this->settings );
	}

	public function composer(): MailComposer {
		return new MailComposer( $this->ticketRows, $this->replyRows, $this->customers, $this->departmentRows, $this->links, $this->portalLinks(), $this->guestCodes(), $this->typed()->held(), $this->page, $this->settings );
	}

	public function accounts(): Accounts {
		return new Accounts( $this->customers, $this->events, $this->unit, $this->clock );
	}

	public function selfClosing(): SelfClosing {
		return new SelfClosing( $this->departmentRows, $this->statuses );
	}

	public function attachmentPresenter(): AttachmentPresenter {
		return new AttachmentPresenter( new AttachmentRepository( $this->database ), $this->policy );
	}

	private function attachmentService(): AttachmentService {
		return new AttachmentService( new AttachmentRepository( $this->database ), $this->files, $this->ticketRows, $this->policy, $this->settings, new FileRules( $this->settings ), $this->unit, $this->clock );
	}

	private function ticketChanges(): TicketChanges {
		return new TicketChanges( $this->departments, $this->products, $this->agents, $this->statuses );
	}

	private function ticketService(): TicketService {
		return new TicketService( $this->ticketRows, $this->ticketLists, new TicketTags( $this->database ), $this->ticketChanges(), $this->statuses, $this->selfClosing(), $this->events, $this->policy, $this->unit, $this->clock );
	}

	private function ticketCreator(): TicketCreator {
		return new TicketCreator(
			$this->ticketRows,
			new TicketTags( $this->database ),
			$this->ticketChanges(),
			$this->events,
			new CustomerService( $this->customers ),
			$this->accounts(),
			$this->departments,
			$this->statuses,
			$this->policy,
			$this->links,
			$this->attachments,
			$this->outbox,
			$this->unit,
			$this->clock
		);
	}

	private function replyService(): ReplyService {
		return new ReplyService(
			$this->replyRows,
			$this->ticketRows,
			$this->tickets,
			$this->ticketCreator,
			new Authors( $this->customers, $this->agents ),
			$this->customers,
			$this->attachments,
			$this->events,
			$this->policy,
			$this->statuses,
			$this->typed()->reopening(),
			$this->typed()->proofs(),
			$this->outbox,
			$this->unit,
			$this->clock
		);
	}
}
