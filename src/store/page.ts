import apiFetch from '@wordpress/api-fetch';
import { addQueryArgs } from '@wordpress/url';

/** One page of a list, and how much there is in all. */
export interface Page< Item > {
	items: Item[];
	totalItems: number;
	totalPages: number;
}

/**
 * Asks for one page of a list.
 *
 * @param path  Path of the list.
 * @param query Filters, order, `page` and `per_page`.
 */
export async function fetchPage(
	path: string,
	query: object
): Promise< Page< unknown > > {
	const response = await apiFetch< unknown, false >( {
		path: addQueryArgs( path, { ...query } ),
		parse: false,
	} );
	return {
		items: ( await response.json() ) as unknown[],
		totalItems: Number( response.headers.get( 'X-WP-Total' ) ),
		totalPages: Number( response.headers.get( 'X-WP-TotalPages' ) ),
	};
}
