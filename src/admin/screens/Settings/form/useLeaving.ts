import { useEffect, useState } from '@wordpress/element';

import { guardLeaving } from '../../../router';

/**
 * Asks before somebody leaves what they have not saved: within the app by a dialog of ours, else by the browser's.
 *
 * @param isDirty Whether there is anything to lose.
 * @return `leave` goes where they wanted to, while the question is open; `stay` closes it.
 */
export function useLeaving( isDirty: boolean ) {
	const [ leave, setLeave ] = useState< () => void >();
	useEffect( () => {
		if ( ! isDirty ) {
			return undefined;
		}
		const ask = ( event: BeforeUnloadEvent ) => {
			event.preventDefault();
		};
		window.addEventListener( 'beforeunload', ask );
		const release = guardLeaving( ( proceed ) => {
			setLeave( () => proceed );
		} );
		return () => {
			window.removeEventListener( 'beforeunload', ask );
			release();
		};
	}, [ isDirty ] );
	return {
		leave,
		stay: () => {
			setLeave( undefined );
		},
	};
}
