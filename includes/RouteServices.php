<?php
/**
 * The objects of REST requests.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\AccessLinkService;
use SmartSupport\Access\ApiKeyPresenter;
use SmartSupport\Access\ApiKeyService;
use SmartSupport\Access\GuestCodeRepository;
use SmartSupport\Access\GuestSessionRepository;
use SmartSupport\Customers\CustomerDirectory;
use SmartSupport\Customers\CustomerListRepository;
use SmartSupport\Departments\DepartmentDirectory;
use SmartSupport\Mail\MailPreview;
use SmartSupport\Products\ProductService;
use SmartSupport\Tickets\EventPresenter;
use SmartSupport\Tickets\EventService;
use SmartSupport\Tickets\Reassignment;
use SmartSupport\Tickets\ReassignmentRepository;

defined( 'ABSPATH' ) || exit;

/**
 * What only routes need, wired by hand from the objects of every request.
 */
final class RouteServices {

	public function __construct( private readonly Services $services ) {}

	public function departmentDirectory(): DepartmentDirectory {
		return new DepartmentDirectory( $this->services->departmentRows, $this->services->departments, $this->reassignment(), $this->services->unit );
	}

	public function productService(): ProductService {
		return new ProductService( $this->services->products, $this->reassignment(), $this->services->unit );
	}

	public function customerDirectory(): CustomerDirectory {
		return new CustomerDirectory( new CustomerListRepository( $this->services->database ), $this->services->customers, $this->services->linkRows, new GuestSessionRepository( $this->services->database ), new GuestCodeRepository( $this->services->database ), $this->services->events, $this->services->policy, $this->services->unit, $this->services->clock );
	}

	public function accessLinks(): AccessLinkService {
		return new AccessLinkService( $this->services->linkRows, $this->services->links, $this->services->ticketRows, $this->services->events, $this->services->policy, $this->services->unit, $this->services->clock );
	}

	public function ticketEvents(): EventService {
		return new EventService( $this->services->events, $this->services->tickets, $this->services->policy );
	}

	public function eventPresenter(): EventPresenter {
		return new EventPresenter( $this->services->agents, $this->services->customers, $this->services->keyRows );
	}

	public function keyService(): ApiKeyService {
		return new ApiKeyService( $this->services->keyRows, $this->services->departments, $this->services->unit, $this->services->clock );
	}

	public function keyPresenter(): ApiKeyPresenter {
		return new ApiKeyPresenter( $this->services->usage, $this->services->agents, $this->services->clock );
	}

	public function mailPreview(): MailPreview {
		return new MailPreview( $this->services->composer(), $this->services->settings, $this->services->limiter, $this->services->unit );
	}

	private function reassignment(): Reassignment {
		return new Reassignment( new ReassignmentRepository( $this->services->database ), $this->services->events, $this->services->clock );
	}
}
