/**
 * Puts what was written and what has happened on a ticket into one order.
 */
import type { Stream } from '../../../store/stream';
import type { Event, Reply } from '../../../types/schema';

export type Entry = { key: string; time: string } & (
	{ reply: Reply; event?: never } | { event: Event; reply?: never }
);

export interface Timeline {
	/** Oldest first, without a gap up to now. */
	entries: Entry[];
	/** What must be loaded to go further back; nothing when all is there. */
	earlier: ( 'replies' | 'events' )[];
}

interface Dated {
	id: number;
	created_at: string;
}

/**
 * @param replies What is loaded of the replies and notes.
 * @param events  What is loaded of the events.
 */
export function timelineOf(
	replies: Stream< Reply >,
	events: Stream< Event >
): Timeline {
	const ends = { replies: endOf( replies ), events: endOf( events ) };
	// Before the later end one of the two would be missing.
	const start = ends.replies > ends.events ? ends.replies : ends.events;
	const written = new Map(
		events.items.map( ( { id, data } ) => [ data.reply_id, id ] )
	);
	const ranked = [
		...replies.items.map( ( reply ) => ( {
			...entry( 'reply', reply ),
			reply,
			rank: written.get( reply.id ) ?? 0,
		} ) ),
		...events.items.filter( isTold ).map( ( event ) => ( {
			...entry( 'event', event ),
			event,
			// Just after the reply that it is of.
			rank: event.id + 0.5,
		} ) ),
	];
	return {
		entries: ranked
			.filter( ( { time } ) => time >= start )
			.sort(
				( one, other ) =>
					one.time.localeCompare( other.time ) ||
					one.rank - other.rank
			),
		earlier: ( [ 'replies', 'events' ] as const ).filter(
			( name ) => ends[ name ] && ends[ name ] === start
		),
	};
}

/**
 * Time from which on all of a stream is loaded; empty when there is nothing before.
 *
 * @param stream What is loaded.
 */
function endOf( { items, total }: Stream< Dated > ): string {
	return items.length < total ? ( items[ 0 ]?.created_at ?? '' ) : '';
}

/**
 * Whether an event has something to say that the messages do not.
 *
 * @param event Event.
 */
function isTold( { type, data }: Event ): boolean {
	const isMessage = [ 'reply_added', 'reply_held', 'note_added' ].includes(
		type
	);
	return ! isMessage || data.status !== undefined;
}

const entry = ( kind: string, { id, created_at: time }: Dated ) => ( {
	key: `${ kind }-${ id }`,
	time,
} );
