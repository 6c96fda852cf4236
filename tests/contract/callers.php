<?php
/**
 * Every route, and what each caller gets: written from docs of the API, not from its answers.
 *
 * A row is `METHOD /path` => `schema` of an item of `data` in includes/Schema, whether `data` is a `list` of them, the
 * `body` to send, the `scopes` of which a key needs one, and the status for each caller. {id} is a ticket: the agent's
 * own, another agent's or nobody's, as the caller's name says, or of a department with "No Portal"; elsewhere one of the
 * customer in a department with its portal on, who is also the holder of the link and of the guest session, whose requests name it in the header; below /api-keys, /departments and /products it is one that nobody has used yet (the API key is of the default
 * department), below /customers the ticket's customer, below /attachments a file of that ticket's opening message;
 * {link_id} is a live access link to the ticket. `is`: the body is a form with a file (`form`), the answer is
 * the file itself (`file`). The keys: one that is nobody's, one with every scope but the row's, one with the row's first
 * alone, and one with it that is limited to a department without tickets.
 */

declare(strict_types=1);

// No caller of the staff's routes proves anything by a link or a session.
$nobody = array( 'anonymous' => 401, 'guest session' => 401, 'link' => 401, 'expired link' => 401, 'revoked link' => 401, 'forged link' => 401, 'portal link' => 401, 'portal link, No Portal' => 401, 'wrong key' => 401 );

$everybody = static fn( int $status ): array => array_fill_keys(
	array( 'anonymous', 'guest session', 'link', 'expired link', 'revoked link', 'forged link', 'portal link', 'portal link, No Portal', 'wrong key', 'key without the scope', 'key', 'key of another department', 'stranger', 'customer', 'agent: own', 'agent: other', 'agent: unassigned', 'supervisor', 'administrator' ),
	$status
);

$keys = static fn( int $done, int $elsewhere = 404 ): array => array(
	'key without the scope'     => 403,
	'key'                       => $done,
	'key of another department' => $elsewhere,
);

$no_key = array_fill_keys( array( 'key without the scope', 'key', 'key of another department' ), 403 );

// Own and unassigned tickets for agents, own ones for customers; all others are not there.
$of_ticket = static fn( int $done ): array => $nobody + $keys( $done ) + array(
	'stranger'          => 404,
	'customer'          => $done,
	'agent: own'        => $done,
	'agent: other'      => 404,
	'agent: unassigned' => $done,
	'supervisor'        => $done,
	'administrator'     => $done,
);

$editing = array( 'stranger' => 403, 'customer' => 403 ) + $of_ticket( 200 );

// Customers may where their department has a status for it; none has by default (D9).
$closing = array( 'customer' => 403 ) + $of_ticket( 200 );

$staff = static fn( int $done, int $elsewhere ): array => array( 'stranger' => 403, 'customer' => 403 ) + $nobody + $keys( $done, $elsewhere ) + $everybody( $done );

// Whoever may write a message may bring a file; it belongs to no department before it belongs to a message.
$uploading = array( 'stranger' => 403 ) + $nobody + $keys( 201, 201 ) + $everybody( 201 );

$managing = $nobody + $keys( 200, 200 ) + array(
	'stranger'          => 403,
	'customer'          => 403,
	'agent: own'        => 403,
	'agent: other'      => 403,
	'agent: unassigned' => 403,
	'supervisor'        => 403,
	'administrator'     => 200,
);

// What is the whole site's, or of one department that a limited key does not have.
$changing = static fn( int $done, int $elsewhere ): array => array( 'administrator' => $done ) + $keys( $done, $elsewhere ) + $managing;

// A key that manages keys knows of none beyond its departments.
$of_key = static fn( int $done ): array => array( 'administrator' => $done ) + $keys( $done ) + $managing;

// Who may what follows from the link or the session alone, whoever else the caller is.
// By portal link $looking, and with "No Portal" nothing is there (D7, P-5).
$holding = static fn( int $done, int $looking ): array => array( 'link' => $done, 'guest session' => $done, 'portal link' => $looking, 'portal link, No Portal' => 404 ) + $everybody( 401 );

// All of one's tickets: a link opens one, a user has GET /tickets.
$session = static fn( int $done ): array => array( 'guest session' => $done ) + $everybody( 401 );

// Visitors need prove nothing, but who shows a key shows a right one.
$open = static fn( int $done ): array => array( 'wrong key' => 401 ) + $everybody( $done );

$lists   = $nobody + array( 'key without the scope' => 403 ) + $everybody( 200 );
$read    = array( 'tickets:read' );
$write   = array( 'tickets:write' );
$replies = array( 'replies:write', 'notes:write' );
$high    = array( 'priority' => 'high' );
$hello   = array( 'message' => 'Hello.', 'author_email' => '{customer}', 'author_type' => 'customer' );
$ticket  = array( 'email' => '{email}', 'subject' => 'Help', 'message' => 'Please.' );
$manage  = array( 'keys:manage' );
$label   = array( 'name' => '{email}' );
$either  = array( 'tickets:read', 'settings:read' );
$set     = array( 'settings:write' );
$days    = array( 'guests' => array( 'link_days' => 7 ) );

return array(
	'GET /'                                       => array( 'schema' => null, 'callers' => $everybody( 200 ) ),
	'GET /tickets'                                => array( 'schema' => 'ticket', 'list' => true, 'scopes' => $read, 'callers' => $lists ),
	// A key that is limited to departments must name one of them.
	'POST /tickets'                               => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => $ticket, 'callers' => $staff( 201, 400 ) ),
	'GET /tickets/{id}'                           => array( 'schema' => 'ticket', 'scopes' => $read, 'callers' => $of_ticket( 200 ) ),
	'PUT /tickets/{id}'                           => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => $high, 'callers' => $editing ),
	'PATCH /tickets/{id}'                         => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => $high, 'callers' => $editing ),
	'PUT /tickets/{id}/status'                    => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => array( 'status' => 'pending' ), 'callers' => $editing ),
	'PATCH /tickets/{id}/status'                  => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => array( 'status' => 'pending' ), 'callers' => $editing ),
	'PUT /tickets/{id}/priority'                  => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => $high, 'callers' => $editing ),
	'PATCH /tickets/{id}/priority'                => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => $high, 'callers' => $editing ),
	'PUT /tickets/{id}/assign'                    => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => array( 'agent_id' => null ), 'callers' => $editing ),
	'PATCH /tickets/{id}/assign'                  => array( 'schema' => 'ticket', 'scopes' => $write, 'body' => array( 'agent_id' => null ), 'callers' => $editing ),
	'POST /tickets/{id}/close'                    => array( 'schema' => 'ticket', 'scopes' => $write, 'callers' => $closing ),
	'POST /tickets/{id}/reopen'                   => array( 'schema' => 'ticket', 'scopes' => $write, 'callers' => $closing ),
	'GET /customers/{email}/tickets'              => array( 'schema' => 'ticket', 'list' => true, 'scopes' => array( 'customers:read' ), 'callers' => $lists ),
	'GET /tickets/{id}/replies'                   => array( 'schema' => 'reply', 'list' => true, 'scopes' => array( 'replies:read' ), 'callers' => $of_ticket( 200 ) ),
	'POST /tickets/{id}/replies'                  => array( 'schema' => 'reply', 'scopes' => $replies, 'body' => $hello, 'callers' => $of_ticket( 201 ) ),
	'POST /tickets/{id}/reply'                    => array( 'schema' => 'reply', 'scopes' => $replies, 'body' => $hello, 'callers' => $of_ticket( 201 ) ),
	'POST /attachments'                           => array( 'schema' => 'attachment', 'is' => 'form', 'scopes' => array( 'attachments:write' ), 'callers' => $uploading ),
	'GET /attachments/{id}'                       => array( 'schema' => null, 'is' => 'file', 'scopes' => array( 'attachments:read' ), 'callers' => $of_ticket( 200 ) ),
	// D8: by portal link no file is there. The file says which ticket: on its page its customer downloads it by log-in alone (D8).
	'GET /portal/attachments/{id}'                => array( 'schema' => null, 'is' => 'file', 'callers' => array( 'customer' => 200 ) + $holding( 200, 404 ) ),
	'GET /tickets/{id}/events'                    => array( 'schema' => 'event', 'list' => true, 'scopes' => $read, 'callers' => $editing ),
	// Whoever has a link acts as the customer: for people who may, and for no program.
	'GET /tickets/{id}/access-links'              => array( 'schema' => 'access-link', 'list' => true, 'callers' => $no_key + $editing ),
	'POST /tickets/{id}/access-links'             => array( 'schema' => 'access-link', 'body' => array( 'customer_id' => '{customer_id}' ), 'callers' => $no_key + array( 'stranger' => 403, 'customer' => 403 ) + $of_ticket( 201 ) ),
	'DELETE /tickets/{id}/access-links/{link_id}' => array( 'schema' => 'access-link', 'callers' => $no_key + $editing ),
	// Who sees a ticket knows its customer.
	'GET /customers'                              => array( 'schema' => 'customer', 'list' => true, 'scopes' => array( 'customers:read' ), 'callers' => $staff( 200, 200 ) ),
	'GET /customers/{id}'                         => array( 'schema' => 'customer', 'scopes' => array( 'customers:read' ), 'callers' => $editing ),
	'PATCH /customers/{id}'                       => array( 'schema' => 'customer', 'scopes' => array( 'customers:write' ), 'body' => array( 'name' => 'Ann' ), 'callers' => $editing ),
	'GET /agents'                                 => array( 'schema' => 'agent', 'list' => true, 'scopes' => $read, 'callers' => $staff( 200, 200 ) ),
	'GET /departments'                            => array( 'schema' => 'department', 'list' => true, 'scopes' => $either, 'callers' => $staff( 200, 200 ) ),
	'POST /departments'                           => array( 'schema' => 'department', 'scopes' => $set, 'body' => $label, 'callers' => $changing( 201, 403 ) ),
	'GET /departments/{id}'                       => array( 'schema' => 'department', 'scopes' => $either, 'callers' => $staff( 200, 404 ) ),
	'PATCH /departments/{id}'                     => array( 'schema' => 'department', 'scopes' => $set, 'body' => $label, 'callers' => $changing( 200, 404 ) ),
	'DELETE /departments/{id}'                    => array( 'schema' => 'department', 'scopes' => $set, 'callers' => $changing( 200, 404 ) ),
	'GET /products'                               => array( 'schema' => 'product', 'list' => true, 'scopes' => $either, 'callers' => $staff( 200, 200 ) ),
	'POST /products'                              => array( 'schema' => 'product', 'scopes' => $set, 'body' => $label, 'callers' => $changing( 201, 403 ) ),
	'GET /products/{id}'                          => array( 'schema' => 'product', 'scopes' => $either, 'callers' => $staff( 200, 200 ) ),
	'PATCH /products/{id}'                        => array( 'schema' => 'product', 'scopes' => $set, 'body' => $label, 'callers' => $changing( 200, 403 ) ),
	'DELETE /products/{id}'                       => array( 'schema' => 'product', 'scopes' => $set, 'callers' => $changing( 200, 403 ) ),
	'GET /ping'                                   => array( 'schema' => 'ping', 'scopes' => $read, 'callers' => $nobody + $everybody( 200 ) ),
	'GET /settings'                               => array( 'schema' => 'settings', 'scopes' => array( 'settings:read' ), 'callers' => $managing ),
	'PUT /settings'                               => array( 'schema' => 'settings', 'scopes' => array( 'settings:write' ), 'body' => $days, 'callers' => array( 'key of another department' => 403 ) + $managing ),
	'PATCH /settings'                             => array( 'schema' => 'settings', 'scopes' => array( 'settings:write' ), 'body' => $days, 'callers' => array( 'key of another department' => 403 ) + $managing ),
	'GET /refusals'                               => array( 'schema' => 'refusal', 'list' => true, 'scopes' => array( 'settings:read' ), 'callers' => $managing ),
	'POST /mail/preview'                          => array( 'schema' => 'mail-preview', 'scopes' => array( 'settings:read' ), 'body' => array( 'kind' => 'new_link' ), 'callers' => $managing ),
	// It goes to the user who asks; a key is nobody.
	'POST /mail/test'                             => array( 'schema' => 'mail-test', 'body' => array( 'kind' => 'new_link' ), 'callers' => $no_key + $managing ),
	'GET /api-keys'                               => array( 'schema' => 'api-key', 'list' => true, 'scopes' => $manage, 'callers' => $managing ),
	'POST /api-keys'                              => array( 'schema' => 'api-key', 'scopes' => $manage, 'body' => array( 'name' => 'CRM', 'scopes' => $manage ), 'callers' => array( 'administrator' => 201 ) + $keys( 201, 201 ) + $managing ),
	'GET /api-keys/{id}'                          => array( 'schema' => 'api-key', 'scopes' => $manage, 'callers' => $of_key( 200 ) ),
	'PATCH /api-keys/{id}'                        => array( 'schema' => 'api-key', 'scopes' => $manage, 'body' => array( 'name' => 'CRM' ), 'callers' => $of_key( 200 ) ),
	'DELETE /api-keys/{id}'                       => array( 'schema' => 'api-key', 'scopes' => $manage, 'callers' => $of_key( 200 ) ),
	'POST /api-keys/{id}/rotate'                  => array( 'schema' => 'api-key', 'scopes' => $manage, 'body' => array( 'overlap_hours' => 1 ), 'callers' => $of_key( 201 ) ),
	'GET /api-keys/{id}/usage'                    => array( 'schema' => 'api-key-usage', 'scopes' => $manage, 'callers' => $of_key( 200 ) ),
	'GET /guest/form-token'                       => array( 'schema' => 'form-token', 'callers' => $open( 200 ) ),
	// A key stays within its departments here too, and the form names none.
	'POST /guest/tickets'                         => array( 'schema' => 'guest-ticket', 'body' => array( 'email' => '{email}', 'subject' => 'Help', 'message' => 'Please.', 'form_token' => '{form_token}' ), 'callers' => array( 'key of another department' => 400 ) + $open( 201 ) ),
	'POST /guest/links'                           => array( 'schema' => 'guest-link', 'body' => array( 'email' => '{email}' ), 'callers' => $open( 202 ) ),
	'POST /guest/codes'                           => array( 'schema' => 'guest-code', 'body' => array( 'email' => '{email}' ), 'callers' => $open( 202 ) ),
	// Nobody of these has a code.
	'POST /guest/sessions'                        => array( 'schema' => 'guest-session', 'body' => array( 'email' => '{email}', 'code' => '123456' ), 'callers' => $open( 401 ) ),
	'GET /guest/tickets'                          => array( 'schema' => 'ticket', 'list' => true, 'callers' => $session( 200 ) ),
	'DELETE /guest/sessions'                      => array( 'schema' => 'guest-session', 'callers' => $session( 200 ) ),
	'GET /portal/ticket'                          => array( 'schema' => 'ticket', 'callers' => $holding( 200, 200 ) ),
	'GET /portal/replies'                         => array( 'schema' => 'reply', 'list' => true, 'callers' => $holding( 200, 200 ) ),
	// None by default: their department has no status for it (D9).
	'POST /portal/close'                          => array( 'schema' => 'ticket', 'callers' => $holding( 403, 403 ) ),
	'POST /portal/reopen'                         => array( 'schema' => 'ticket', 'callers' => $holding( 403, 403 ) ),
	// The secret of a mail is all that it takes, and nobody of these has one.
	'POST /portal/confirm'                        => array( 'schema' => 'portal-confirm', 'body' => array( 'token' => 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' ), 'callers' => $open( 401 ) ),
	// Whoever writes by portal link says who they are.
	'POST /portal/replies'                        => array( 'schema' => 'reply', 'body' => array( 'message' => 'Hello.' ), 'callers' => $holding( 201, 400 ) ),
);
