<?php
/**
 * Makes tickets for a test; `$argv[1]` is a JSON list of `Wanted` (site.ts), the answer one of `Seeded`.
 */

declare(strict_types=1);

use SmartSupport\Access\Actor;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Services;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Priority;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\TicketChange;

/**
 * @param string|null $login Of somebody who is there; null for nobody.
 */
function smart_support_id( ?string $login ): ?int {
	$user = null === $login ? null : get_user_by( 'login', $login );
	return $user instanceof WP_User ? $user->ID : null;
}

/**
 * Makes the customer a user of the site.
 */
function smart_support_register( Services $services, EmailAddress $email ): void {
	$user = wp_create_user( $email->address, wp_generate_password(), $email->address );
	assert( is_int( $user ) );
	$services->customers->insert( $email, '', '' );
	$services->database->execute( 'UPDATE {customers} SET user_id = %d WHERE email_hash = %s', array( $user, $email->hash() ) );
}

/**
 * @param array{email: string, subject: string, message?: string, status?: string, priority?: string, agent?: string, isRegistered?: bool} $wanted
 * @return array{id: int, link: string}
 */
function smart_support_make( Services $services, array $wanted ): array {
	$email = EmailAddress::parse( $wanted['email'] );
	if ( $wanted['isRegistered'] ?? false ) {
		smart_support_register( $services, $email );
	}
	$id     = $services->ticketCreator->create(
		Actor::system(),
		new NewTicket(
			email: $email,
			subject: $wanted['subject'],
			message: MessageBody::fromText( $wanted['message'] ?? 'Please help.' ),
			channel: Channel::Guest,
			priority: Priority::fromSlug( $wanted['priority'] ?? 'medium' ),
		)
	);
	$change = new TicketChange(
		status: Status::tryFrom( $wanted['status'] ?? '' ),
		assigns: isset( $wanted['agent'] ),
		agentId: smart_support_id( $wanted['agent'] ?? null ),
	);
	$ticket = $services->tickets->update( Actor::system(), $id, $change, Channel::Admin )[0];
	$secret = $services->links->secretForMail( $id, $ticket->customerId );
	return array(
		'id'   => $id,
		'link' => $services->page->linkUrl( $secret ),
	);
}

$smart_support_services = new Services();

/** @var list<array{email: string, subject: string, message?: string, status?: string, priority?: string, agent?: string, isRegistered?: bool}> $smart_support_list */
$smart_support_list = json_decode( $argv[1], true );

echo wp_json_encode( array_map( static fn( array $wanted ) => smart_support_make( $smart_support_services, $wanted ), $smart_support_list ) );
