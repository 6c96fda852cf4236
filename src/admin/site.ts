/**
 * What the page of wp-admin says of the site.
 */
import { getQueryArgs } from '@wordpress/url';

/** Id of the element that the app lives in. */
export const ROOT = 'smart-support-admin';

/** Slug of the menu's page that we are on. */
export const pageSlug = (): unknown =>
	getQueryArgs( window.location.href ).page;

/** Address of the REST API as other machines reach it. */
export const apiUrl = (): string =>
	document.getElementById( ROOT )?.dataset.api ?? '';

/**
 * Whether this user may do something: for offering nothing in vain, the API judges.
 *
 * @param capability One of our capabilities without its prefix, e.g. `view_access_links`.
 */
export const can = ( capability: string ): boolean =>
	( document.getElementById( ROOT )?.dataset.capabilities ?? '' )
		.split( ' ' )
		.includes( `smart_support_${ capability }` );

/** Size in bytes of the largest file that PHP takes. */
export const uploadLimit = (): number =>
	Number( document.getElementById( ROOT )?.dataset.uploadLimit ?? Infinity );
