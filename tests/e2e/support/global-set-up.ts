import { SESSIONS } from './sessions';
import { Site } from './site';

/** Brings the sites to what the specs expect, and tells the workers the sessions. */
export default async function setUp(): Promise< void > {
	const { BASE_URL_MARIADB = '', BASE_URL_SQLITE = '' } = process.env;
	const prepared = [ BASE_URL_MARIADB, BASE_URL_SQLITE ].map(
		async ( url ) => [
			url,
			JSON.parse( await new Site( url ).run( 'set-up.php' ) ) as unknown,
		]
	);
	process.env[ SESSIONS ] = JSON.stringify(
		Object.fromEntries( await Promise.all( prepared ) )
	);
}
