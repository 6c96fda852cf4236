/**
 * What can be done with a ticket in the list.
 */
import type { Action } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';

import type { Ticket } from '../../../types/schema';
import { type Args, navigate } from '../../router';

/**
 * @param args Where the list is, to come back to.
 */
export const actionsOf = ( args: Args ): Action< Ticket >[] => [
	{
		id: 'view',
		label: __( 'View', 'smart-support-guest' ),
		callback: ( [ ticket ] ) => {
			if ( ticket ) {
				navigate( { ...args, ticket: String( ticket.id ) } );
			}
		},
	},
];
