import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

import { RelativeTime } from '../../../../components/RelativeTime';
import type { ApiKey } from '../../../../types/schema';
import { KeyStatus } from './fields';
import { useDepartments } from './hooks';

/**
 * What is known of a key.
 *
 * @param props        Properties.
 * @param props.apiKey Which.
 */
export function Facts( { apiKey }: { apiKey: ApiKey } ) {
	const all = __( 'All', 'smart-support-guest' );
	const never = __( 'Never', 'smart-support-guest' );
	const departments = useDepartmentNames( apiKey.department_ids );
	const facts: [ string, ReactNode ][] = [
		[
			__( 'Status', 'smart-support-guest' ),
			<KeyStatus key="status" status={ apiKey.status } />,
		],
		[ __( 'Scopes', 'smart-support-guest' ), apiKey.scopes.join( ', ' ) ],
		[ __( 'Departments', 'smart-support-guest' ), departments ?? all ],
		[
			__( 'Addresses', 'smart-support-guest' ),
			apiKey.addresses?.join( ', ' ) ?? all,
		],
		[
			__( 'Created', 'smart-support-guest' ),
			<Created key="created" apiKey={ apiKey } />,
		],
		[
			__( 'Expires', 'smart-support-guest' ),
			timeOr( apiKey.expires_at, never ),
		],
		[
			__( 'Last used', 'smart-support-guest' ),
			timeOr( apiKey.last_used_at, never ),
		],
	];
	return (
		<dl className="smart-support-facts">
			{ facts.map( ( [ label, value ] ) => (
				<div key={ label }>
					<dt>{ label }</dt>
					<dd>{ value }</dd>
				</div>
			) ) }
		</dl>
	);
}

function Created( { apiKey }: { apiKey: ApiKey } ) {
	return (
		<>
			<RelativeTime time={ apiKey.created_at } />
			{ apiKey.created_by && `, ${ apiKey.created_by.name }` }
		</>
	);
}

const timeOr = ( time: string | null, otherwise: string ): ReactNode =>
	time ? <RelativeTime time={ time } /> : otherwise;

/**
 * @param ids Departments of a key, null for all.
 */
function useDepartmentNames( ids: number[] | null ): string | undefined {
	const departments = useDepartments();
	return ids
		?.map(
			( id ) =>
				departments.find( ( each ) => each.id === id )?.name ??
				`#${ id }`
		)
		.join( ', ' );
}
