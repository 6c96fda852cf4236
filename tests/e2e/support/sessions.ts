import type { BrowserContext } from '@playwright/test';

/** Environment variable in which set-up leaves the sessions' cookies. */
export const SESSIONS = 'SMART_SUPPORT_E2E_SESSIONS';

/** The people that set-up.php makes; everybody's password is `password`. */
export type Login =
	| 'admin'
	| 'e2e-agent'
	| 'e2e-colleague'
	| 'e2e-supervisor'
	| 'e2e-subscriber';

/** Cookies by site, login and name. */
type Cookies = Record< string, Record< Login, Record< string, string > > >;

/**
 * Logs somebody in. The session is one of set-up's: WordPress loses one when somebody logs in twice at the same moment.
 *
 * @param context Browser that they use.
 * @param url     Of the site.
 * @param login   Who.
 */
export async function logIn(
	context: BrowserContext,
	url: string,
	login: Login
): Promise< void > {
	const cookies = JSON.parse( process.env[ SESSIONS ] ?? '{}' ) as Cookies;
	await context.addCookies(
		Object.entries( cookies[ url ]?.[ login ] ?? {} ).map(
			( [ name, value ] ) => ( {
				name,
				value: encodeURIComponent( value ),
				url,
			} )
		)
	);
}
