import { useDispatch, useSelect } from '@wordpress/data';

import { store } from '../../../../store/departments';

/** Every department; undefined until they are there. */
export function useDepartments() {
	const { invalidateResolution } = useDispatch( store );
	const { departments, state } = useSelect(
		( select ) => ( {
			departments: select( store ).getAll(),
			state: select( store ).getResolutionState( 'getAll', [] ),
		} ),
		[]
	);
	return {
		departments,
		error: state?.status === 'error' ? state.error : undefined,
		retry: () => void invalidateResolution( 'getAll', [] ),
	};
}
