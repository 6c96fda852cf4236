/**
 * The view of the list of keys in its three forms: what DataViews holds, the page's address, and the query of
 * `GET /api-keys`, which has pages and nothing else.
 */
import type { View } from '@wordpress/dataviews';

import type { ApiKeyListInput } from '../../../../types/schema';
import type { Args } from '../../../router';

export const PAGE_SIZES = [ 20, 50, 100 ];

export const COLUMNS = [
	'status',
	'scopes',
	'last_used_at',
	'calls_today',
	'expires_at',
];

/** A list shows no headings: what cannot be understood without one is left out. */
const COLUMNS_OF_LIST = [ 'status', 'scopes', 'last_used_at' ];

export type Layout = 'table' | 'list';

/**
 * @param args   Query arguments of the page.
 * @param layout Layout for a window of this width.
 */
export function viewFromArgs( args: Args, layout: Layout ): View {
	const size = Number( args.per_page );
	return {
		type: layout,
		titleField: 'name',
		fields: layout === 'list' ? COLUMNS_OF_LIST : COLUMNS,
		page: /^[1-9]\d{0,8}$/.test( args.paged ?? '' )
			? Number( args.paged )
			: 1,
		perPage: PAGE_SIZES.includes( size ) ? size : 20,
	};
}

/**
 * Address of a view; what is as by default is left out.
 *
 * @param view Of the list.
 */
export function argsFromView( view: View ): Args {
	const { page = 1, perPage = 20 } = view;
	return {
		paged: page > 1 ? String( page ) : '',
		per_page: perPage === 20 ? '' : String( perPage ),
	};
}

/**
 * @param view Of the list.
 */
export const queryFromView = ( view: View ): ApiKeyListInput => ( {
	page: view.page ?? 1,
	per_page: view.perPage ?? 20,
} );
