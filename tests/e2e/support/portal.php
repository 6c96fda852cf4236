<?php
/**
 * Gives a ticket a department of its own with a public page; `$argv[1]` is JSON: ticket, name, columns of the department, participants and copies.
 */

declare(strict_types=1);

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Services;

/** @var array{ticket: int, name: string, columns: array<string, string|null>, participant: string|null, copied: string|null} $smart_support_wanted */
$smart_support_wanted   = json_decode( $argv[1], true );
$smart_support_services = new Services();
$smart_support_database = $smart_support_services->database;
$smart_support_id       = $smart_support_services->departments->create( $smart_support_wanted['name'] )->id;

$smart_support_services->departmentRows->update( $smart_support_id, $smart_support_wanted['columns'] + array( 'portal' => 'public' ) );
$smart_support_database->update( 'tickets', array( 'department_id' => $smart_support_id ), array( 'id' => $smart_support_wanted['ticket'] ) );
if ( null !== $smart_support_wanted['participant'] ) {
	$smart_support_email = EmailAddress::parse( $smart_support_wanted['participant'] );
	$smart_support_services->customers->insert( $smart_support_email, '', '' );
	$smart_support_database->execute( 'INSERT INTO {participants} (ticket_id, customer_id, created_at) SELECT %d, id, UTC_TIMESTAMP() FROM {customers} WHERE email_hash = %s', array( $smart_support_wanted['ticket'], $smart_support_email->hash() ) );
}
if ( null !== $smart_support_wanted['copied'] ) {
	$smart_support_email = EmailAddress::parse( $smart_support_wanted['copied'] );
	$smart_support_database->insert( 'ticket_addresses', array( 'ticket_id' => $smart_support_wanted['ticket'], 'email' => $smart_support_email->address, 'email_hash' => $smart_support_email->hash(), 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
}

echo wp_json_encode(
	array(
		'department' => $smart_support_id,
		'link'       => $smart_support_services->page->portalLinkUrl( $smart_support_wanted['ticket'], $smart_support_services->portalLinks()->secretForMail( $smart_support_wanted['ticket'] ) ),
	)
);
