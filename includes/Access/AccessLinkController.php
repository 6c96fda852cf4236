<?php
/**
 * Routes of access links.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET and POST /tickets/{id}/access-links, DELETE /tickets/{id}/access-links/{link_id}: for people, never for a key.
 */
final class AccessLinkController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly AccessLinkService $links,
		private readonly CustomerRepository $customers,
		private readonly SupportPage $page,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'access-link' );
		$known  = fn( Actor $actor, int $id ) => $this->links->ticket( $actor, $id );
		$staff  = Permission::capability( Capabilities::VIEW_ACCESS_LINKS );
		$all    = '/tickets/(?P<id>[^/]+)/access-links';
		$this->route( 'GET', $all, 'access-link', $staff, $this->list( ... ), $schema->input( 'list' ), $known );
		$this->route( 'POST', $all, 'access-link', $staff, $this->create( ... ), $schema->input( 'create' ), $known, holdsSecret: true );
		$this->route( 'DELETE', "$all/(?P<link_id>[^/]+)", 'access-link', $staff, $this->delete( ... ) );
	}

	private function list( Call $call ): \WP_REST_Response {
		$shows             = 'HEAD' !== $call->request->get_method();
		[ $links, $total ] = $this->links->list( $call->actor, $call->id, $call->int( 'page' ), $call->int( 'per_page' ), $shows );
		return $this->page( $this->items( $links ), __( 'Access links found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	private function create( Call $call ): \WP_REST_Response {
		$link = $this->links->regenerate( $call->actor, $call->id, $call->int( 'customer_id' ) );
		return $this->success( $this->items( array( $link ) )[0], __( 'Access link created. The old one has ended.', 'smart-support-guest' ), array(), 201 );
	}

	private function delete( Call $call ): \WP_REST_Response {
		$link = $this->links->revoke( $call->actor, $call->id, $call->pathId( 'link_id' ) );
		return $this->success( $this->items( array( $link ) )[0], __( 'Access link revoked.', 'smart-support-guest' ) );
	}

	/**
	 * @param list<ShownLink> $links
	 * @return list<array<string, mixed>>
	 */
	private function items( array $links ): array {
		$customers = $this->customers->findMany( array_values( array_unique( array_map( static fn( ShownLink $shown ) => $shown->link->customerId, $links ) ) ) );
		$time      = static fn( ?int $seconds ): ?string => null === $seconds ? null : Clock::iso( Clock::fromSeconds( $seconds ) );
		$items     = array();
		foreach ( $links as $shown ) {
			$link     = $shown->link;
			$customer = $customers[ $link->customerId ] ?? null;
			$items[]  = array(
				'id'           => $link->id,
				'ticket_id'    => $link->ticketId,
				'customer_id'  => $link->customerId,
				'customer'     => array(
					'id'    => $link->customerId,
					'email' => EmailAddress::shown( $customer->email ?? '' ),
					'name'  => $customer->name ?? '',
				),
				'url'          => null === $shown->secret ? null : $this->page->linkUrl( $shown->secret ),
				'created_at'   => null === $link->createdAt ? null : Clock::iso( $link->createdAt ),
				'expires_at'   => $time( $link->expiresAt ),
				'revoked_at'   => $time( $link->revokedAt ),
				'last_used_at' => $time( $link->lastUsedAt ),
				'status'       => $shown->status,
			);
		}
		return $items;
	}
}
