<?php
/**
 * Every route, and what each caller gets: written from docs of the API, not from its answers.
 *
 * A row is `METHOD /path` => `schema` of an item of `data` in includes/Schema, whether `data` is a `list` of them, the
 * `body` to send, and the status for each caller. {id} is a ticket: the agent's own, another agent's or nobody's,
 * as the caller's name says; elsewhere one of the customer, who is also the holder of the link.
 */

declare(strict_types=1);

// No caller of the staff's routes proves anything by a link.
$nobody = array( 'anonymous' => 401, 'link' => 401, 'expired link' => 401, 'revoked link' => 401, 'forged link' => 401 );

$everybody = static fn( int $status ): array => array_fill_keys(
	array( 'anonymous', 'link', 'expired link', 'revoked link', 'forged link', 'stranger', 'customer', 'agent: own', 'agent: other', 'agent: unassigned', 'supervisor', 'administrator' ),
	$status
);

// Own and unassigned tickets for agents, own ones for customers; all others are not there.
$of_ticket = static fn( int $done ): array => $nobody + array(
	'stranger'          => 404,
	'customer'          => $done,
	'agent: own'        => $done,
	'agent: other'      => 404,
	'agent: unassigned' => $done,
	'supervisor'        => $done,
	'administrator'     => $done,
);

$editing = array( 'stranger' => 403, 'customer' => 403 ) + $of_ticket( 200 );

$managing = $nobody + array(
	'stranger'          => 403,
	'customer'          => 403,
	'agent: own'        => 403,
	'agent: other'      => 403,
	'agent: unassigned' => 403,
	'supervisor'        => 403,
	'administrator'     => 200,
);

// Who may what follows from the link alone, whoever else the caller is.
$holding = static fn( int $done ): array => array( 'link' => $done ) + $everybody( 401 );

return array(
	'GET /'                      => array( 'schema' => null, 'callers' => $everybody( 200 ) ),
	'GET /tickets'               => array( 'schema' => 'ticket', 'list' => true, 'callers' => $nobody + $everybody( 200 ) ),
	'GET /tickets/{id}'          => array( 'schema' => 'ticket', 'callers' => $of_ticket( 200 ) ),
	'PUT /tickets/{id}'          => array( 'schema' => 'ticket', 'body' => array( 'priority' => 'high' ), 'callers' => $editing ),
	'PATCH /tickets/{id}'        => array( 'schema' => 'ticket', 'body' => array( 'priority' => 'high' ), 'callers' => $editing ),
	'GET /tickets/{id}/replies'  => array( 'schema' => 'reply', 'list' => true, 'callers' => $of_ticket( 200 ) ),
	'POST /tickets/{id}/replies' => array( 'schema' => 'reply', 'body' => array( 'message' => 'Hello.' ), 'callers' => $of_ticket( 201 ) ),
	'POST /tickets/{id}/reply'   => array( 'schema' => 'reply', 'body' => array( 'message' => 'Hello.' ), 'callers' => $of_ticket( 201 ) ),
	'GET /settings'              => array( 'schema' => 'settings', 'callers' => $managing ),
	'PUT /settings'              => array( 'schema' => 'settings', 'body' => array( 'guests' => array( 'link_days' => 7 ) ), 'callers' => $managing ),
	'PATCH /settings'            => array( 'schema' => 'settings', 'body' => array( 'guests' => array( 'link_days' => 7 ) ), 'callers' => $managing ),
	'GET /guest/form-token'      => array( 'schema' => 'form-token', 'callers' => $everybody( 200 ) ),
	'POST /guest/tickets'        => array( 'schema' => 'guest-ticket', 'body' => array( 'email' => '{email}', 'subject' => 'Help', 'message' => 'Please.', 'form_token' => '{form_token}' ), 'callers' => $everybody( 201 ) ),
	'POST /guest/links'          => array( 'schema' => 'guest-link', 'body' => array( 'email' => '{email}' ), 'callers' => $everybody( 202 ) ),
	'GET /portal/ticket'         => array( 'schema' => 'ticket', 'callers' => $holding( 200 ) ),
	'GET /portal/replies'        => array( 'schema' => 'reply', 'list' => true, 'callers' => $holding( 200 ) ),
	'POST /portal/replies'       => array( 'schema' => 'reply', 'body' => array( 'message' => 'Hello.' ), 'callers' => $holding( 201 ) ),
);
