<?php
/**
 * Writes mails.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Blocklist;
use SmartSupport\Access\GuestCodes;
use SmartSupport\Access\PortalLinks;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Departments\DepartmentRepository;
use SmartSupport\Departments\PortalMode;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Replies\HeldReplies;
use SmartSupport\Replies\Reply;
use SmartSupport\Replies\ReplyRepository;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the text of a queued mail at the moment it is sent, in the recipient's language, with a link or a code that is valid then.
 */
final class MailComposer {

	public function __construct(
		private readonly TicketRepository $tickets,
		private readonly ReplyRepository $replies,
		private readonly CustomerRepository $customers,
		private readonly DepartmentRepository $departments,
		private readonly AccessLinks $links,
		private readonly PortalLinks $portalLinks,
		private readonly GuestCodes $codes,
		private readonly HeldReplies $held,
		private readonly SupportPage $page,
		private readonly Settings $settings,
	) {}

	/** Null when the recipient may not have the mail any more: ticket or customer gone, ticket in spam or trash, address blocked. */
	public function compose( OutgoingMail $mail ): ?MailContent {
		$customer = $this->customers->find( $mail->customerId );
		if ( null === $customer || ( $mail->kind->isAskedFor() && $this->isBlocked( $customer ) ) ) {
			return null;
		}
		return MailLanguage::speak(
			$customer->locale,
			fn() => null === $mail->ticketId ? $this->aboutNone( $mail->kind, $customer ) : $this->aboutTicket( $mail, $mail->ticketId, $customer )
		);
	}

	/**
	 * The same mail with example data: about no ticket that there is, and its button opens none.
	 *
	 * @param string $email Address it is for.
	 */
	public function example( MailKind $kind, string $email ): MailContent {
		return MailLanguage::speak(
			'',
			function () use ( $kind, $email ): MailContent {
				$example = new MailExample( $email );
				if ( MailKind::GuestCode === $kind ) {
					return self::code( $example->customer, '123456', $this->page->url() );
				}
				return $this->write( $kind, $example->ticket, $example->customer, $example->reply, $this->page->url() ) ?? throw new \LogicException( 'There is an example of every kind.' );
			}
		);
	}

	private function write( MailKind $kind, Ticket $ticket, Customer $customer, ?Reply $reply, string $url, string $portalUrl = '' ): ?MailContent {
		return match ( $kind ) {
			MailKind::TicketConfirmation => $this->confirmation( $ticket, $customer, $url ),
			MailKind::NewLink => $this->newLink( $ticket, $customer, $url ),
			MailKind::ReplyToCustomer => null === $reply ? null : $this->reply( $ticket, $customer, $reply, $url, $portalUrl ),
			MailKind::ReplyConfirmation => self::question( $ticket, $customer, $url ),
			MailKind::GuestCode => null,
		};
	}

	private function isBlocked( Customer $customer ): bool {
		$address = EmailAddress::tryParse( $customer->email );
		return null !== $address && Blocklist::of( $this->settings->texts( 'guests', 'blocklist' ) )->has( $address );
	}

	private function aboutTicket( OutgoingMail $mail, int $ticketId, Customer $customer ): ?MailContent {
		$ticket = $this->tickets->find( $ticketId );
		if ( null === $ticket || ! $ticket->state->isListed() ) {
			return null;
		}
		$content = MailKind::ReplyConfirmation === $mail->kind ? $this->aboutHeld( $mail, $ticket, $customer ) : $this->aboutPublic( $mail, $ticket, $customer );
		return $content?->from( MailSender::of( $this->departments->all()[ $ticket->departmentId ] ?? null ) );
	}

	private function aboutPublic( OutgoingMail $mail, Ticket $ticket, Customer $customer ): ?MailContent {
		$reply = null === $mail->replyId ? null : $this->replies->findPublic( $mail->replyId );
		if ( null !== $mail->replyId && null === $reply ) {
			return null;
		}
		$url = $this->page->linkUrl( $this->links->secretForMail( $ticket->id, $customer->id ) );
		return $this->write( $mail->kind, $ticket, $customer, $reply, $url, null === $reply ? '' : $this->portalUrl( $ticket ) );
	}

	/** Address of the ticket's public page with its secret; empty where its department has none (P-6). */
	private function portalUrl( Ticket $ticket ): string {
		return $this->isPublic( $ticket ) ? $this->page->portalLinkUrl( $ticket->id, $this->portalLinks->secretForMail( $ticket->id ) ) : '';
	}

	private function isPublic( Ticket $ticket ): bool {
		return PortalMode::Public === ( $this->departments->all()[ $ticket->departmentId ] ?? null )?->portal;
	}

	/** Whose address was typed gets no link to the ticket, only the one by which they say that it was them. */
	private function aboutHeld( OutgoingMail $mail, Ticket $ticket, Customer $customer ): ?MailContent {
		$secret = null === $mail->replyId || ! $this->isPublic( $ticket ) ? null : $this->held->issue( $mail->replyId );
		return null === $secret ? null : self::question( $ticket, $customer, $this->page->confirmUrl( $secret ) );
	}

	private function aboutNone( MailKind $kind, Customer $customer ): ?MailContent {
		$issued = MailKind::GuestCode === $kind ? $this->codes->issue( $customer->id ) : null;
		return null === $issued ? null : self::code( $customer, $issued->code, $this->page->codeUrl( $issued->secret ) );
	}

	/** Whoever asked for it has typed an address and nothing else. */
	private static function code( Customer $customer, #[\SensitiveParameter] string $code, #[\SensitiveParameter] string $url ): MailContent {
		return new MailContent(
			to: $customer->email,
			/* translators: %s: Site name. */
			subject: sprintf( __( '[%s] Your code to see your tickets', 'smart-support-guest' ), Branding::site() ),
			lines: array(
				__( 'Hello,', 'smart-support-guest' ),
				/* translators: 1: Site name. 2: Six digits. */
				sprintf( __( 'Your code to see your tickets at %1$s: %2$s', 'smart-support-guest' ), Branding::site(), $code ),
				__( 'Type it where you asked for it, or use the button. Either works once, within 10 minutes.', 'smart-support-guest' ),
			),
			messageHtml: '',
			messageText: '',
			buttonLabel: __( 'Show my tickets', 'smart-support-guest' ),
			buttonUrl: $url,
			footer: __( 'If you did not ask for it, ignore this mail, and give the code to nobody.', 'smart-support-guest' ),
		);
	}

	/** Goes to an address that somebody has typed: not a word in it was written by the visitor, nor is the ticket's subject there. */
	private static function question( Ticket $ticket, Customer $customer, #[\SensitiveParameter] string $url ): MailContent {
		return new MailContent(
			to: $customer->email,
			/* translators: 1: Site name. 2: Ticket number. */
			subject: sprintf( __( '[%1$s] Please confirm your reply to request #%2$s', 'smart-support-guest' ), Branding::site(), $ticket->number() ),
			lines: array(
				__( 'Hello,', 'smart-support-guest' ),
				/* translators: 1: Ticket number. 2: Site name. */
				sprintf( __( 'Somebody has replied to request #%1$s at %2$s and given this address. If it was you, use the button, and your reply is published.', 'smart-support-guest' ), $ticket->number(), Branding::site() ),
				__( 'The button works once, within 24 hours.', 'smart-support-guest' ),
			),
			messageHtml: '',
			messageText: '',
			buttonLabel: __( 'Confirm my reply', 'smart-support-guest' ),
			buttonUrl: $url,
			footer: __( 'If it was not you, ignore this mail: nothing is published then.', 'smart-support-guest' ),
		);
	}

	/** Goes to an address nobody has proved: not a word in it was written by the visitor. */
	private function confirmation( Ticket $ticket, Customer $customer, string $url ): MailContent {
		return $this->content(
			$customer,
			/* translators: 1: Site name. 2: Ticket number. */
			sprintf( __( '[%1$s] We have received your request #%2$s', 'smart-support-guest' ), Branding::site(), $ticket->number() ),
			array(
				__( 'Hello,', 'smart-support-guest' ),
				/* translators: 1: Site name. 2: Ticket number. */
				sprintf( __( 'Thank you for writing to %1$s. Your request has the number #%2$s, and we will answer to this address.', 'smart-support-guest' ), Branding::site(), $ticket->number() ),
				__( 'With the button you can read it at any time and add to it.', 'smart-support-guest' ),
			),
			$url,
			__( 'If you did not write to us, ignore this mail.', 'smart-support-guest' )
		);
	}

	private function newLink( Ticket $ticket, Customer $customer, string $url ): MailContent {
		return $this->content(
			$customer,
			/* translators: 1: Site name. 2: Ticket number. */
			sprintf( __( '[%1$s] Your new link to request #%2$s', 'smart-support-guest' ), Branding::site(), $ticket->number() ),
			array(
				__( 'Hello,', 'smart-support-guest' ),
				/* translators: %s: Ticket number. */
				sprintf( __( 'Here is the new link to your request #%s.', 'smart-support-guest' ), $ticket->number() ),
			),
			$url,
			__( 'If you did not ask for it, ignore this mail.', 'smart-support-guest' )
		);
	}

	private function reply( Ticket $ticket, Customer $customer, Reply $reply, string $url, string $portalUrl ): MailContent {
		return $this->content(
			$customer,
			/* translators: 1: Ticket number. 2: Subject of the ticket. */
			sprintf( __( '[#%1$s] %2$s', 'smart-support-guest' ), $ticket->number(), $ticket->subject ),
			array(
				__( 'Hello,', 'smart-support-guest' ),
				/* translators: 1: Name of the agent. 2: Ticket number. */
				sprintf( __( '%1$s has answered your request #%2$s:', 'smart-support-guest' ), $reply->authorName, $ticket->number() ),
			),
			$url,
			'' === $portalUrl
				? __( 'Use the button to reply. The link is personal: whoever has it can read and answer as you.', 'smart-support-guest' )
				: __( 'Use the button to reply. It is personal: whoever gets this mail can read and answer as you.', 'smart-support-guest' ),
			$reply,
			$portalUrl
		);
	}

	/** @param list<string> $lines */
	private function content( Customer $customer, string $subject, array $lines, string $url, string $footer, ?Reply $reply = null, string $portalUrl = '' ): MailContent {
		return new MailContent(
			to: $customer->email,
			subject: $subject,
			lines: $lines,
			messageHtml: $reply->message ?? '',
			messageText: $reply->text ?? '',
			buttonLabel: __( 'View your request', 'smart-support-guest' ),
			buttonUrl: $url,
			footer: $footer,
			portalUrl: $portalUrl,
		);
	}
}
