import { Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { store } from '../../../../store/refusals';
import { Days } from './Days';
import { lastDays, rowsOf } from './counts';
import { Totals } from './Totals';

/** Advanced → Health: what the guards in front of the form have refused. */
export function Health() {
	const id = useId();
	const { refusals, error, retry } = useRefusals();
	const [ days ] = useState( () => lastDays( Date.now() ) );
	const rows = refusals && rowsOf( refusals, days );
	return (
		<section
			className="smart-support-section is-wide"
			aria-labelledby={ id }
		>
			<h2 id={ id }>
				{ __( 'Refused in the last 30 days', 'smart-support-guest' ) }
			</h2>
			<p>
				{ __(
					'What the guards in front of the form have turned away or held back. Only counts are kept, nothing of the visitors. Days are those of UTC.',
					'smart-support-guest'
				) }
			</p>
			<ErrorNotice error={ error } onRetry={ retry } />
			{ ! rows && ! error && <Spinner /> }
			{ rows?.length === 0 && (
				<p className="smart-support-empty">
					{ __(
						'Nothing was refused. Either nobody tried, or all who wrote were people.',
						'smart-support-guest'
					) }
				</p>
			) }
			{ rows && rows.length > 0 && (
				<>
					<Totals rows={ rows } days={ days } />
					<Days rows={ rows } days={ days } />
				</>
			) }
		</section>
	);
}

/** What was refused; asked for anew each time the screen is opened. */
function useRefusals() {
	const { invalidateResolution } = useDispatch( store );
	const { refusals, state } = useSelect(
		( select ) => ( {
			refusals: select( store ).getAll(),
			state: select( store ).getResolutionState( 'getAll', [] ),
		} ),
		[]
	);
	useEffect(
		() => () => void invalidateResolution( 'getAll', [] ),
		[ invalidateResolution ]
	);
	return {
		refusals,
		error: state?.status === 'error' ? state.error : undefined,
		retry: () => void invalidateResolution( 'getAll', [] ),
	};
}
