import { __, sprintf } from '@wordpress/i18n';

import { STATUS_LABELS } from '../../../../components/labels';
import type { Department } from '../../../../types/schema';
import type { Changes, Faults } from '../Departments/values';
import { type Graph, isReached, stranded } from './graph';

/** Fields of the form under Transitions. */
export const FIELDS = [
	'transitions',
	'self_close_status',
] as const satisfies ( keyof Changes )[];

/**
 * What the API would refuse, in words.
 *
 * @param department As the form holds it.
 */
export function faultsOf( department: Department ): Faults {
	const { transitions, self_close_status: selfClose } = department;
	const ends = transitions === null ? [] : stranded( transitions as Graph );
	return {
		...( ends.length > 0 && {
			transitions: sprintf(
				/* translators: %s: statuses, separated by commas */
				__(
					'A ticket could never be closed once it is: %s. Let a way lead from there to Resolved or Closed.',
					'smart-support-guest'
				),
				ends.map( ( status ) => STATUS_LABELS[ status ] ).join( ', ' )
			),
		} ),
		...( selfClose &&
			! isReached( transitions, selfClose ) && {
				self_close_status: __(
					'Customers could never close a ticket so: no way leads there from an open one.',
					'smart-support-guest'
				),
			} ),
	};
}
