/**
 * What piles up on a ticket: the youngest come first, older ones when somebody asks for them.
 */
import { fetchPage } from './page';

export const PAGE_SIZE = 50;

interface Entry {
	id: number;
}

/** What is loaded of a ticket's entries: the youngest, without a gap. */
export interface Stream< Item > {
	/** Oldest first. */
	items: Item[];
	/** How many there are in all. */
	total: number;
}

type State< Item > = Record< number, Stream< Item > >;

interface Action< Item > {
	/** What was received: the youngest, the next older ones, or one that was just written. */
	type: 'YOUNGEST' | 'EARLIER' | 'ADDED';
	ticketId: number;
	items: Item[];
	total?: number;
}

export interface Thunk< Item > {
	dispatch: ( action: Action< Item > ) => unknown;
	select: { getStream: ( ticketId: number ) => Stream< Item > | undefined };
}

/**
 * The parts of a store of a ticket's list, which the API gives in pages.
 *
 * @param resource Name of the list in the API, e.g. `events`.
 * @param query    What is asked for beside the page.
 */
export function streamOf< Item extends Entry >(
	resource: string,
	query: object = {}
) {
	const load = async ( ticketId: number, page: number ) => {
		const { items, totalItems } = await fetchPage(
			`/smart-support/v1/tickets/${ ticketId }/${ resource }`,
			{ ...query, order: 'DESC', page, per_page: PAGE_SIZE }
		);
		return { ticketId, items: items as Item[], total: totalItems };
	};

	return {
		reducer: ( state: State< Item > = {}, action: Action< Item > ) =>
			'ticketId' in action
				? { ...state, [ action.ticketId ]: next( state, action ) }
				: state,
		selectors: {
			/**
			 * What is loaded; undefined until anything is.
			 * @param state
			 * @param ticketId
			 */
			getStream: ( state: State< Item >, ticketId: number ) =>
				state[ ticketId ],
		},
		...loadersOf( load ),
	};
}

/**
 * What asks the server.
 *
 * @param load Asks for a page, youngest first.
 */
const loadersOf = < Item extends Entry >(
	load: (
		ticketId: number,
		page: number
	) => Promise< Omit< Action< Item >, 'type' > >
) => ( {
	resolvers: {
		getStream:
			( ticketId: number ) =>
			async ( { dispatch }: Thunk< Item > ) => {
				const found = await load( ticketId, 1 );
				dispatch( { type: 'YOUNGEST', ...found } );
			},
	},
	actions: {
		/**
		 * Asks for the next older ones.
		 *
		 * @param ticketId Ticket id.
		 */
		loadEarlier:
			( ticketId: number ) =>
			async ( { dispatch, select }: Thunk< Item > ) => {
				const { length } = select.getStream( ticketId )?.items ?? [];
				// Entries that came meanwhile have pushed others to this page: some of it may be known.
				const page = Math.floor( length / PAGE_SIZE ) + 1;
				const found = await load( ticketId, page );
				dispatch( { type: 'EARLIER', ...found } );
			},
	},
} );

/**
 * @param state  What is known.
 * @param action What came.
 */
function next< Item extends Entry >(
	state: State< Item >,
	{ type, ticketId, items, total }: Action< Item >
): Stream< Item > {
	const before = state[ ticketId ]?.items ?? [];
	const ids = new Set( items.map( ( { id } ) => id ) );
	const others = before.filter( ( { id } ) => ! ids.has( id ) );
	// Youngest ones that share none with those before leave a gap between them.
	const isApart = type === 'YOUNGEST' && others.length === before.length;
	return {
		items: [ ...( isApart ? [] : others ), ...items ].sort(
			( one, other ) => one.id - other.id
		),
		total: total ?? ( state[ ticketId ]?.total ?? 0 ) + items.length,
	};
}
