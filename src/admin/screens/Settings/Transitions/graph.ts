/**
 * A department's graph of statuses: which may follow which.
 */
import type { Department } from '../../../../types/schema';

/** What the API gives; every status may follow every other where it is null. */
type Transitions = Department[ 'transitions' ];

/** Every status has its list. */
export type Graph = Required< NonNullable< Transitions > >;

export type Status = keyof Graph;

/** Status that another may lead to: none leads back to new. */
export type Target = Graph[ Status ][ number ];

export const STATUSES: Status[] = [
	'new',
	'open',
	'pending',
	'delayed',
	'resolved',
	'closed',
];

const OPENED: Status[] = [ 'new', 'open', 'pending', 'delayed' ];

/**
 * Whether one status may follow another at all.
 *
 * @param from The one before.
 * @param to   The one after.
 */
export const isPossible = ( from: Status, to: Status ): to is Target =>
	to !== 'new' && to !== from;

/**
 * Whether one status may follow another.
 *
 * @param graph Of the department.
 * @param from  The one before.
 * @param to    The one after.
 */
export const leads = ( graph: Graph, from: Status, to: Status ): boolean =>
	( graph[ from ] as Status[] ).includes( to );

/**
 * A graph in its normal form, as the API answers it.
 *
 * @param has Whether one status may follow another.
 */
const graphOf = ( has: ( from: Status, to: Target ) => boolean ): Graph =>
	Object.fromEntries(
		STATUSES.map( ( from ) => [
			from,
			STATUSES.filter(
				( to ) => isPossible( from, to ) && has( from, to )
			),
		] )
	) as Graph;

/** In which every possible change is allowed. */
export const wholeGraph = (): Graph => graphOf( () => true );

/**
 * A graph with one way more, or less.
 *
 * @param graph Before.
 * @param from  Status that the way begins at.
 * @param to    Status that it leads to.
 * @param isOn  Whether there is to be one.
 */
export const withWay = (
	graph: Graph,
	from: Status,
	to: Status,
	isOn: boolean
): Graph =>
	graphOf( ( start, end ) =>
		start === from && end === to ? isOn : leads( graph, start, end )
	);

/**
 * The statuses from which no ticket could ever be closed.
 *
 * @param graph Of the department.
 */
export function stranded( graph: Graph ): Status[] {
	const ending = new Set< Status >( [ 'resolved', 'closed' ] );
	for ( let before = 0; before < ending.size; ) {
		before = ending.size;
		STATUSES.filter( ( from ) =>
			graph[ from ].some( ( to ) => ending.has( to ) )
		).forEach( ( from ) => ending.add( from ) );
	}
	return STATUSES.filter( ( from ) => ! ending.has( from ) );
}

/**
 * Whether customers could close a ticket into a status: from one that is open.
 *
 * @param transitions Of the department.
 * @param goal        The status.
 */
export const isReached = (
	transitions: Transitions,
	goal: 'resolved' | 'closed'
): boolean =>
	transitions === null ||
	OPENED.some( ( from ) => transitions[ from ]?.includes( goal ) );
