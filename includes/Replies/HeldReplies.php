<?php
/**
 * Replies that wait for their author's click.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Blocklist;
use SmartSupport\Access\Secret;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Participants\Associates;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * The secret of the mail publishes one reply, once, within a day; then it counts as a customer's reply of that moment.
 */
final class HeldReplies {

	public const LIFETIME = DAY_IN_SECONDS;

	public function __construct(
		private readonly ConfirmationRepository $confirmations,
		private readonly ReplyRepository $replies,
		private readonly TicketRepository $tickets,
		private readonly Associates $associates,
		private readonly AttachmentService $attachments,
		private readonly EventRepository $events,
		private readonly Reopening $reopening,
		private readonly Proofs $proofs,
		private readonly Settings $settings,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Called when the mail is written: only then is there anybody to tell the secret to. Null for a reply that is not held. */
	public function issue( int $replyId ): ?string {
		$secret = Secret::make();
		return $this->unit->run(
			function () use ( $replyId, $secret ): ?string {
				if ( Verification::Held->value !== $this->replies->find( $replyId )?->verification ) {
					return null;
				}
				$this->confirmations->replace( $replyId, Secret::hash( $secret ), self::LIFETIME );
				return $secret;
			}
		);
	}

	/** What a mailed link would publish: looking changes nothing. Null for one that is used, run out, replaced or forged. */
	public function ofLink( #[\SensitiveParameter] string $secret ): ?Confirmation {
		$found = Secret::isOne( $secret ) ? $this->confirmations->find( Secret::hash( $secret ) ) : null;
		return null === $found || $this->isBlocked( $found->email ) ? null : $found;
	}

	/**
	 * Publishes the reply of a mailed link, which is used up by it.
	 *
	 * @throws Refusal invalid_link.
	 */
	public function publish( #[\SensitiveParameter] string $secret, string $ip ): void {
		$this->unit->run(
			function () use ( $secret, $ip ): void {
				$found  = $this->ofLink( $secret ) ?? throw self::dead();
				$ticket = $this->tickets->lock( $found->ticketId );
				if ( null === $ticket || ! $ticket->state->isListed() || ! $this->isOn( $ticket, $found->email ) || ! $this->confirmations->remove( $found->id ) || ! $this->replies->publish( $found->replyId ) ) {
					throw self::dead();
				}
				$this->attachments->publish( $found->replyId );
				$actor = Actor::portal( $ticket->id, $found->customerId, $ip );
				$this->change( $actor, $ticket, $found->replyId );
				$this->proofs->ofTicket( $actor, $ticket->id, $found->customerId );
				/** This action is documented in includes/Replies/ReplyService.php */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_reply_added', $found->replyId, $ticket->id ) );
			}
		);
	}

	/** The same words whether the link is used, run out, replaced or forged. */
	public static function dead(): Refusal {
		return new Refusal( 'invalid_link', __( 'This link has been used already, or its 24 hours are over. You can send your reply once more.', 'smart-support-guest' ) );
	}

	private function change( Actor $actor, Ticket $ticket, int $replyId ): void {
		$now     = $this->clock->now();
		$time    = Clock::column( $now );
		$effect  = $this->reopening->columns( $ticket, $now, $now );
		$columns = array(
			'updated_at'        => $time,
			'public_updated_at' => $time,
			'reply_count'       => $ticket->replyCount + 1,
		);
		$this->tickets->change( $ticket, $columns + $effect );
		$data = array( 'reply_ids' => array( $replyId ) ) + ( isset( $effect['status'] ) ? array( 'status' => array( $ticket->status->value, $effect['status'] ) ) : array() );
		$this->events->record( 'reply_verified', $ticket->id, $ticket->version + 1, $actor, Channel::Portal, $now, $data );
	}

	/** Whoever has been taken off the ticket in the meantime says nothing on it any more. */
	private function isOn( Ticket $ticket, string $email ): bool {
		$address = EmailAddress::tryParse( $email );
		return null !== $address && $this->associates->has( $ticket, $address );
	}

	private function isBlocked( string $email ): bool {
		$address = EmailAddress::tryParse( $email );
		return null !== $address && Blocklist::of( $this->settings->texts( 'guests', 'blocklist' ) )->has( $address );
	}
}
