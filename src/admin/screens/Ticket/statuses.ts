/**
 * Which statuses a ticket may have next.
 */
import { optionsOf, STATUS_LABELS } from '../../../components/labels';
import type { Department, Ticket } from '../../../types/schema';

type Status = Ticket[ 'status' ];

/**
 * The statuses to choose from, with their words: the present one, and those that the department lets follow it.
 *
 * @param status      The present one.
 * @param transitions The department's graph; without one every status may follow but new. Undefined while it is not known: the
 *                    server judges all the same.
 */
export function statusesAfter(
	status: Status,
	transitions: Department[ 'transitions' ] | undefined
): { value: Status; label: string }[] {
	const ways = transitions && ( transitions[ status ] ?? [] );
	const follows = ( value: Status ): boolean =>
		value !== 'new' && ( ! ways || ways.includes( value ) );
	return optionsOf( STATUS_LABELS ).filter(
		( { value } ) => value === status || follows( value )
	);
}
