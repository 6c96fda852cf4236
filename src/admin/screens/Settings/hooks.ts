import { useDispatch, useSelect } from '@wordpress/data';

import { store } from '../../../store/settings';

/** The settings; null until they are there. */
export function useSettings() {
	const { invalidateResolution } = useDispatch( store );
	const { settings, state } = useSelect(
		( select ) => ( {
			settings: select( store ).getSettings(),
			state: select( store ).getResolutionState( 'getSettings', [] ),
		} ),
		[]
	);
	return {
		settings,
		error: state?.status === 'error' ? state.error : undefined,
		retry: () => void invalidateResolution( 'getSettings', [] ),
	};
}
