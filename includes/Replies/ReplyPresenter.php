<?php
/**
 * Replies as the API shows them.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Agents\Agents;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Entity → array of Schema/reply.json, for staff or for customers.
 */
final class ReplyPresenter {

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly Agents $agents,
		private readonly AttachmentPresenter $attachments,
	) {}

	/**
	 * @param list<Reply> $replies
	 * @return list<array<string, mixed>>
	 */
	public function many( Actor $viewer, array $replies ): array {
		$customers = $this->customers->findMany( self::column( $replies, static fn( Reply $reply ) => $reply->customerId ) );
		// Staff's addresses are for staff.
		$agents = $viewer->isStaff() ? $this->agents->emails( self::column( $replies, static fn( Reply $reply ) => $reply->userId ) ) : array();
		$files  = $this->attachments->ofReplies( $viewer, self::column( $replies, static fn( Reply $reply ) => $reply->id ) );
		$items  = array();
		foreach ( $replies as $reply ) {
			$items[] = array(
				'id'           => $reply->id,
				'ticket_id'    => $reply->ticketId,
				'message'      => $reply->message,
				'author_type'  => $reply->authorType->value,
				'author_role'  => $reply->authorRole,
				'author'       => array(
					'user_id'     => $reply->userId,
					'customer_id' => $reply->customerId,
					'name'        => $reply->authorName,
					...self::email( $customers[ $reply->customerId ?? 0 ]->email ?? $agents[ $reply->userId ?? 0 ] ?? null ),
				),
				'is_internal'  => $reply->isInternal,
				'verification' => $reply->verification,
				'channel'      => $reply->channel->value,
				'attachments'  => $files[ $reply->id ] ?? array(),
				'created_at'   => Clock::iso( $reply->createdAt ),
				...( $viewer->isStaff() ? array( 'delivery' => $reply->delivery ) : array() ),
			);
		}
		return $items;
	}

	/** @return array{email?: string} Nothing where there is none to show. */
	private static function email( ?string $address ): array {
		return null === $address ? array() : array( 'email' => EmailAddress::shown( $address ) );
	}

	/**
	 * @param list<Reply>           $replies
	 * @param \Closure(Reply): ?int $id
	 * @return list<int> Without repeats and nulls.
	 */
	private static function column( array $replies, \Closure $id ): array {
		return array_values( array_unique( array_filter( array_map( $id, $replies ), is_int( ... ) ) ) );
	}
}
