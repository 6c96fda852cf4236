import { timelineOf } from '../../../../../src/admin/screens/Ticket/entries';
import type { Event, Reply } from '../../../../../src/types/schema';
import { event, reply } from '../../../fixtures';

/**
 * A time of the same day.
 *
 * @param minute Of the hour.
 */
const at = ( minute: number ) =>
	`2026-05-07T12:${ String( minute ).padStart( 2, '0' ) }:00Z`;

const replyAt = ( id: number, minute: number ) =>
	reply( { id, created_at: at( minute ) } );

const eventAt = ( id: number, minute: number, more: Partial< Event > = {} ) =>
	event( { id, created_at: at( minute ), ...more } );

const keysOf = (
	replies: Reply[],
	events: Event[],
	totals = { replies: replies.length, events: events.length }
) => {
	const { entries, earlier } = timelineOf(
		{ items: replies, total: totals.replies },
		{ items: events, total: totals.events }
	);
	return { keys: entries.map( ( { key } ) => key ), earlier };
};

test( 'what was written and what has happened is in one order', () => {
	expect(
		keysOf(
			[ replyAt( 1, 10 ), replyAt( 2, 30 ) ],
			[ eventAt( 1, 5 ), eventAt( 2, 20 ), eventAt( 3, 40 ) ]
		)
	).toEqual( {
		keys: [ 'event-1', 'reply-1', 'event-2', 'reply-2', 'event-3' ],
		earlier: [],
	} );
} );

test( 'a reply is told once, and what it changed right after it', () => {
	const silent = { type: 'reply_added', data: { reply_id: 1 } };
	const reopening = {
		type: 'reply_added',
		data: { reply_id: 2, status: [ 'closed', 'open' ] },
	};
	const note = { type: 'note_added', data: { reply_id: 3 } };
	expect(
		keysOf(
			[ replyAt( 1, 10 ), replyAt( 2, 20 ), replyAt( 3, 30 ) ],
			[
				eventAt( 5, 10, silent ),
				eventAt( 6, 20, reopening ),
				eventAt( 7, 30, note ),
			]
		).keys
	).toEqual( [ 'reply-1', 'reply-2', 'event-6', 'reply-3' ] );
} );

test( 'what happened in the same second stays in the order of its events', () => {
	expect(
		keysOf(
			[ replyAt( 1, 10 ), replyAt( 2, 10 ) ],
			[
				eventAt( 5, 10 ),
				eventAt( 6, 10, {
					type: 'reply_added',
					data: { reply_id: 1 },
				} ),
				eventAt( 7, 10 ),
				eventAt( 8, 10, {
					type: 'reply_added',
					data: { reply_id: 2, status: [ 'open', 'pending' ] },
				} ),
			]
		).keys
	).toEqual( [ 'event-5', 'reply-1', 'event-7', 'reply-2', 'event-8' ] );
} );

test( 'nothing shows from before the time that all is loaded of', () => {
	const loaded = keysOf(
		[ replyAt( 8, 10 ), replyAt( 9, 50 ) ],
		[ eventAt( 80, 30 ), eventAt( 90, 40 ) ],
		{ replies: 9, events: 100 }
	);
	expect( loaded.keys ).toEqual( [ 'event-80', 'event-90', 'reply-9' ] );
	expect( loaded.earlier ).toEqual( [ 'events' ] );
} );

test( 'what is loaded whole hides nothing', () => {
	const loaded = keysOf(
		[ replyAt( 8, 10 ), replyAt( 9, 50 ) ],
		[ eventAt( 1, 5 ), eventAt( 2, 40 ) ],
		{ replies: 9, events: 2 }
	);
	expect( loaded.keys ).toEqual( [ 'reply-8', 'event-2', 'reply-9' ] );
	expect( loaded.earlier ).toEqual( [ 'replies' ] );
} );

test( 'both go further back when they begin at the same time', () => {
	expect(
		keysOf( [ replyAt( 8, 10 ) ], [ eventAt( 80, 10 ) ], {
			replies: 9,
			events: 100,
		} ).earlier
	).toEqual( [ 'replies', 'events' ] );
} );

test( 'a held reply is told by itself, not by its event', () => {
	expect(
		keysOf(
			[ replyAt( 1, 10 ) ],
			[ eventAt( 1, 10, { type: 'reply_held', data: { reply_id: 1 } } ) ]
		).keys
	).toEqual( [ 'reply-1' ] );
} );
