/**
 * Columns of the list of departments.
 */
import type { Field } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';

import type { Department } from '../../../../types/schema';
import { PORTAL_LABELS } from './labels';

/**
 * All stand on one page, in the order in which they were made.
 * @param field
 */
const column = (
	field: Pick< Field< Department >, 'id' | 'label' | 'render' >
): Field< Department > => ( {
	...field,
	enableSorting: false,
	enableHiding: false,
	filterBy: false,
} );

export const fields: Field< Department >[] = [
	column( {
		id: 'name',
		label: __( 'Name', 'smart-support-guest' ),
		render: ( { item } ) => <bdi>{ item.name }</bdi>,
	} ),
	column( {
		id: 'slug',
		label: __( 'Slug', 'smart-support-guest' ),
		render: ( { item } ) => (
			<code className="smart-support-prefix">{ item.slug }</code>
		),
	} ),
	column( {
		id: 'is_default',
		label: __( 'Default', 'smart-support-guest' ),
		render: ( { item } ) =>
			item.is_default ? (
				<span className="smart-support-badge is-registered">
					{ __( 'Default', 'smart-support-guest' ) }
				</span>
			) : null,
	} ),
	column( {
		id: 'portal',
		label: __( 'Portal', 'smart-support-guest' ),
		render: ( { item } ) => (
			<span
				className={ `smart-support-badge is-portal-${ item.portal }` }
			>
				{ PORTAL_LABELS[ item.portal ] }
			</span>
		),
	} ),
];
