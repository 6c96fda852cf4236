/**
 * What can be done with a key in the list.
 */
import type { Action } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';

import type { ApiKey } from '../../../../types/schema';
import { type Args, navigate } from '../../../router';
import type { Dialog } from './dialogs';

/**
 * @param args Where the list is, to come back to.
 * @param open Opens a dialog.
 */
export const actionsOf = (
	args: Args,
	open: ( dialog: Dialog ) => void
): Action< ApiKey >[] => [
	{
		id: 'usage',
		label: __( 'Usage', 'smart-support-guest' ),
		callback: ( [ key ] ) => {
			if ( key ) {
				navigate( { ...args, key: String( key.id ) } );
			}
		},
	},
	dialogAction( 'edit', __( 'Edit', 'smart-support-guest' ), open, isLive ),
	dialogAction(
		'rotate',
		__( 'Rotate', 'smart-support-guest' ),
		open,
		( { status } ) => status === 'active'
	),
	dialogAction(
		'revoke',
		__( 'Revoke', 'smart-support-guest' ),
		open,
		isLive
	),
];

const isLive = ( { status }: ApiKey ): boolean => status !== 'revoked';

/**
 * @param id         Which dialog.
 * @param label      Name of the action.
 * @param open       Opens it.
 * @param isEligible For which keys.
 */
const dialogAction = (
	id: 'edit' | 'rotate' | 'revoke',
	label: string,
	open: ( dialog: Dialog ) => void,
	isEligible: ( key: ApiKey ) => boolean
): Action< ApiKey > => ( {
	id,
	label,
	isEligible,
	callback: ( [ key ] ) => {
		if ( key ) {
			open( { type: id, key } );
		}
	},
} );
