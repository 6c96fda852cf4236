/**
 * What can be done with a department in the list.
 */
import type { Action } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';

import type { Department } from '../../../../types/schema';
import { navigate } from '../../../router';
import type { Dialog } from './dialogs';

const isNoDefault = ( department: Department ): boolean =>
	! department.is_default;

/**
 * @param id    Of the action.
 * @param label Its name.
 * @param act   Does it.
 * @param more  For which departments, where not for all.
 */
const actionOf = (
	id: string,
	label: string,
	act: ( department: Department ) => void,
	more: Pick< Action< Department >, 'isEligible' > = {}
): Action< Department > => ( {
	id,
	label,
	...more,
	callback: ( [ department ] ) => {
		if ( department ) {
			act( department );
		}
	},
} );

/**
 * @param open        Opens a dialog.
 * @param makeDefault Makes a department the default.
 */
export const actionsOf = (
	open: ( dialog: Dialog ) => void,
	makeDefault: ( department: Department ) => void
): Action< Department >[] => [
	actionOf( 'edit', __( 'Edit', 'smart-support-guest' ), ( { id } ) => {
		navigate( { section: 'departments', department: String( id ) } );
	} ),
	actionOf(
		'transitions',
		__( 'Transitions', 'smart-support-guest' ),
		( { id } ) => {
			navigate( { section: 'transitions', department: String( id ) } );
		}
	),
	actionOf(
		'default',
		__( 'Make default', 'smart-support-guest' ),
		makeDefault,
		{ isEligible: isNoDefault }
	),
	actionOf(
		'delete',
		__( 'Delete', 'smart-support-guest' ),
		( department ) => {
			open( { type: 'delete', department } );
		},
		{ isEligible: isNoDefault }
	),
];
