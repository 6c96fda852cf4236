import { fileURLToPath } from 'node:url';

import { DATABASES } from '../../../bin/test/environment.mjs';

/** The plugin, as WordPress names it. */
export const PLUGIN = 'smart-support-guest/smart-support-guest.php';

/** Where our routes are. */
export const API = '/wp-json/smart-support/v1';

/**
 * @param {string} name Of a PHP script beside this file.
 * @return {string} Its path.
 */
export const script = ( name ) =>
	fileURLToPath( new URL( name, import.meta.url ) );

/**
 * Runs a scenario on each database, side by side.
 *
 * @param {(environment: Object, kind: string) => Promise<void>} test
 * @return {(environment: Object) => Promise<void>} The same for all.
 */
export const onEachDatabase = ( test ) => async ( environment ) => {
	const results = await Promise.allSettled(
		Object.keys( DATABASES ).map( ( kind ) => test( environment, kind ) )
	);
	const failures = Object.values( DATABASES ).flatMap( ( name, index ) =>
		results[ index ].status === 'rejected'
			? [ `On ${ name }: ${ results[ index ].reason.stack }` ]
			: []
	);
	if ( failures.length > 0 ) {
		throw new Error( failures.join( '\n' ) );
	}
};

/**
 * @param {import('../../../bin/lib/site.mjs').Site} site
 * @return {Promise<Object>} Tables, options, roles, cron hooks, user meta and pages of the site.
 */
export const inventory = async ( site ) =>
	JSON.parse( await site.runPhp( script( 'inventory.php' ) ) );

/**
 * Logs in over HTTP.
 *
 * @param {string} url  Of the site.
 * @param {string} user
 * @return {Promise<string>} The `Cookie` header of a session.
 */
export async function logIn( url, user = 'admin' ) {
	const answer = await fetch( `${ url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: user,
			pwd: 'password',
			testcookie: '1',
		} ),
	} );
	return answer.headers
		.getSetCookie()
		.map( ( cookie ) => cookie.split( ';' )[ 0 ] )
		.join( '; ' );
}
