import type { Refusal } from '../../../../types/schema';
import { type Cause, CAUSES } from './causes';

/** How often one cause occurred. */
export interface Row {
	cause: Cause;
	/** Of each day, the oldest first. */
	counts: number[];
	total: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The last days.
 *
 * @param now  Milliseconds since 1970.
 * @param days How many.
 * @return Days of UTC as 2026-05-07, today last.
 */
export const lastDays = ( now: number, days = 30 ): string[] =>
	Array.from( { length: days }, ( _, index ) =>
		new Date( now - ( days - 1 - index ) * DAY )
			.toISOString()
			.slice( 0, 10 )
	);

/**
 * A row for each cause that occurred, the most frequent first.
 *
 * @param refusals As the API lists them.
 * @param days     Days of UTC.
 */
export function rowsOf( refusals: Refusal[], days: string[] ): Row[] {
	const counted = ( Object.keys( CAUSES ) as Cause[] ).map( ( cause ) => {
		const counts = days.map( ( day ) =>
			sum(
				refusals
					.filter( ( one ) => one.cause === cause && one.day === day )
					.map( ( { count } ) => count )
			)
		);
		return { cause, counts, total: sum( counts ) };
	} );
	return counted
		.filter( ( { total } ) => total > 0 )
		.sort( ( one, other ) => other.total - one.total );
}

/**
 * @param numbers Numbers.
 */
export const sum = ( numbers: number[] ): number =>
	numbers.reduce( ( total, number ) => total + number, 0 );
