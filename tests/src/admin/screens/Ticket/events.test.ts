import { sentencesOf } from '../../../../../src/admin/screens/Ticket/events';
import type { Event } from '../../../../../src/types/schema';
import { event } from '../../../fixtures';

const names = {
	department: ( id: number ) => ( id === 2 ? 'Billing' : undefined ),
	product: ( id: number ) => ( id === 3 ? 'Crema One' : undefined ),
	agent: ( id: number ) => ( id === 26 ? 'Carl' : undefined ),
};

const actor = ( changes: Partial< Event[ 'actor' ] > ) => ( {
	actor: { ...event().actor, ...changes },
} );

const say = ( changes: Partial< Event > ) =>
	sentencesOf( event( changes ), names );

test.each( [
	[ { status: [ 'open', 'pending' ] }, 'set the status to Pending' ],
	[ { status: [ 'open', 'strange' ] }, 'set the status to strange' ],
	[ { priority: [ 'low', 'urgent' ] }, 'set the priority to Urgent' ],
	[
		{ department_id: [ 1, 2 ] },
		'moved the ticket to the department Billing',
	],
	[ { department_id: [ 2, 9 ] }, 'moved the ticket to the department #9' ],
	[ { product_id: [ null, 3 ] }, 'set the product to Crema One' ],
	[ { product_id: [ 3, null ] }, 'removed the product' ],
	[ { agent_id: [ null, 26 ] }, 'assigned the ticket to Carl' ],
	[ { agent_id: [ null, 99 ] }, 'assigned the ticket to a former agent' ],
	[ { agent_id: [ 26, 25 ] }, 'took the ticket' ],
	[ { agent_id: [ 26, null ] }, 'assigned the ticket to nobody' ],
	[ { subject: [ 'Old', 'New' ] }, 'changed the subject to “New”' ],
	[ { tags: [ [], [ 'vip', 'late' ] ] }, 'set the tags to vip, late' ],
	[ { tags: [ [ 'vip' ], [] ] }, 'removed all tags' ],
	[ { state: [ 'opened', 'spam' ] }, 'marked the ticket as spam' ],
	[ { state: [ 'opened', 'trash' ] }, 'moved the ticket to the trash' ],
	[ { state: [ 'spam', 'opened' ] }, 'brought the ticket back' ],
	[ { colour: [ 'red', 'blue' ] }, 'changed the field colour' ],
] )( '%j is: Ada Agent %s', ( data, words ) => {
	expect( say( { data } ) ).toEqual( [ `Ada Agent ${ words }` ] );
} );

test( 'tells each thing that changed at once, and what follows from it not', () => {
	expect(
		say( {
			data: {
				status: [ 'delayed', 'closed' ],
				state: [ 'opened', 'closed' ],
				delayed_until: [ '2026-05-08T12:00:00Z', null ],
				priority: [ 'low', 'high' ],
			},
		} )
	).toEqual( [
		'Ada Agent set the status to Closed',
		'Ada Agent set the priority to High',
	] );
	expect(
		say( {
			data: {
				status: [ 'open', 'delayed' ],
				delayed_until: [ null, '2026-05-08T12:00:00Z' ],
			},
		} )
	).toEqual( [
		'Ada Agent set the status to Delayed',
		expect.stringMatching( /delayed the ticket until .*2026/ ) as string,
	] );
	expect(
		say( { data: { delayed_until: [ '2026-05-08T12:00:00Z', null ] } } )
	).toEqual( [
		'Ada Agent removed the time until which the ticket was delayed',
	] );
} );

test.each( [
	[ 'access_links_viewed', 'Access link shown to Ada Agent' ],
	[
		'access_link_regenerated',
		'Ada Agent made a new access link, which ended the old one',
	],
	[ 'access_links_revoked', 'Ada Agent revoked the access link' ],
	[
		'customer_registered',
		'Ada Agent opened the link while logged in, and is registered from now on',
	],
	[
		'follow_up_created',
		'Ada Agent answered long after the end, which opened a follow-up ticket',
	],
	[ 'robot_danced', 'Ada Agent: robot danced' ],
	[ 'toString', 'Ada Agent: toString' ],
] )( '%s is said in words', ( type, words ) => {
	expect( say( { type, data: {} } ) ).toEqual( [ words ] );
} );

test.each( [
	[ 'reply_added', [ 'closed', 'open' ], 'Reply opened the ticket again' ],
	[ 'reply_added', [ 'resolved', 'open' ], 'Reply opened the ticket again' ],
	[ 'reply_added', [ 'new', 'open' ], 'Reply set the status to Open' ],
	[ 'note_added', [ 'open', 'pending' ], 'Note set the status to Pending' ],
] )( '%s with status %j is: %s', ( type, status, words ) => {
	expect( say( { type, data: { reply_id: 1, status } } ) ).toEqual( [
		words,
	] );
} );

test.each( [
	[ { kind: 'key', name: 'Warehouse' }, 'API key “Warehouse”' ],
	[ { kind: 'system', name: '' }, 'Smart Support' ],
	[ { kind: 'link', name: 'Gesa' }, 'Gesa' ],
	[ { kind: 'link', name: '' }, 'The customer' ],
	[ { kind: 'user', name: '' }, 'A former user' ],
	[ { kind: 'anonymous', name: '' }, 'A visitor' ],
] as const )( '%j is %s', ( changes, name ) => {
	expect( say( actor( changes ) ) ).toEqual( [
		`${ name } set the status to Pending`,
	] );
} );

test.each( [
	[ 'guest', 'The customer wrote the ticket in the support form' ],
	[ 'portal', 'The customer wrote the ticket on the support page' ],
	[ 'email', 'The customer wrote the ticket by e-mail' ],
	[ 'api', 'The customer created the ticket through the API' ],
	[ 'admin', 'The customer created the ticket' ],
] as const )( 'a ticket by %s says where it comes from', ( channel, words ) => {
	expect(
		say( {
			type: 'ticket_created',
			channel,
			data: {},
			...actor( { kind: 'anonymous', name: '' } ),
		} )
	).toEqual( [ words ] );
} );

test( 'tells whose claim was proved, and what followed', () => {
	expect(
		say( {
			type: 'reply_verified',
			data: { reply_ids: [ 7 ], status: [ 'closed', 'open' ] },
		} )
	).toEqual( [
		'Ada Agent proved to be the author of an unverified reply',
		'Reply opened the ticket again',
	] );
	expect(
		say( { type: 'reply_verified', data: { reply_ids: [ 7 ] } } )
	).toHaveLength( 1 );
} );
