/**
 * Columns of the list of keys.
 */
import type { Field } from '@wordpress/dataviews';
import { __, _n, sprintf } from '@wordpress/i18n';

import { RelativeTime } from '../../../../components/RelativeTime';
import type { ApiKey } from '../../../../types/schema';
import { KEY_STATUS_LABELS, scopesText } from './labels';

/**
 * The server neither sorts nor filters them.
 * @param field
 */
const column = (
	field: Pick< Field< ApiKey >, 'id' | 'label' | 'render' >
): Field< ApiKey > => ( {
	...field,
	enableSorting: false,
	enableHiding: false,
	filterBy: false,
} );

export const fields: Field< ApiKey >[] = [
	column( {
		id: 'name',
		label: __( 'Name', 'smart-support-guest' ),
		render: ( { item } ) => (
			<span>
				<bdi>{ item.name }</bdi>{ ' ' }
				<code className="smart-support-prefix">{ item.prefix }…</code>
			</span>
		),
	} ),
	column( {
		id: 'status',
		label: __( 'Status', 'smart-support-guest' ),
		render: ( { item } ) => <KeyStatus status={ item.status } />,
	} ),
	column( {
		id: 'scopes',
		label: __( 'Scopes', 'smart-support-guest' ),
		render: ( { item } ) => (
			<span title={ item.scopes.join( ', ' ) }>
				{ scopesText( item.scopes ) }
			</span>
		),
	} ),
	column( {
		id: 'last_used_at',
		label: __( 'Last used', 'smart-support-guest' ),
		render: ( { item } ) => (
			<Time
				time={ item.last_used_at }
				otherwise={ __( 'Not used yet', 'smart-support-guest' ) }
			/>
		),
	} ),
	column( {
		id: 'calls_today',
		label: __( 'Calls today', 'smart-support-guest' ),
		render: ( { item } ) => <CallsToday item={ item } />,
	} ),
	column( {
		id: 'expires_at',
		label: __( 'Expires', 'smart-support-guest' ),
		render: ( { item } ) => (
			<Time
				time={ item.expires_at }
				otherwise={ __( 'Never', 'smart-support-guest' ) }
			/>
		),
	} ),
];

export function KeyStatus( { status }: Pick< ApiKey, 'status' > ) {
	return (
		<span className={ `smart-support-badge is-key-${ status }` }>
			{ KEY_STATUS_LABELS[ status ] }
		</span>
	);
}

interface TimeProps {
	time: string | null;
	otherwise: string;
}

function Time( { time, otherwise }: TimeProps ) {
	return time ? <RelativeTime time={ time } /> : <>{ otherwise }</>;
}

function CallsToday( { item }: { item: ApiKey } ) {
	const { calls_today: calls, errors_today: errors } = item;
	return (
		<span>
			{ calls.toLocaleString() }
			{ errors > 0 && (
				<span className="smart-support-errors">
					{ ' ' }
					{ sprintf(
						/* translators: %d: number of calls of an API key that were answered with an error */
						_n(
							'(%d error)',
							'(%d errors)',
							errors,
							'smart-support-guest'
						),
						errors
					) }
				</span>
			) }
		</span>
	);
}
