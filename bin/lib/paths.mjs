import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that holds package.json. */
export const ROOT = resolve(
	fileURLToPath( new URL( '../..', import.meta.url ) )
);

/** PHP scripts and must-use plugins that local sites run; never part of the plugin's zip. */
export const SITE_SCRIPTS = join( ROOT, 'bin', 'site' );

/** The plugin's folder name inside wp-content/plugins. */
export const SLUG = 'smart-support-guest';

/** True when nothing may be fetched: what is missing then is an error, not a download. */
export const isOffline = () =>
	[ '1', 'true', 'yes' ].includes( process.env.SMART_SUPPORT_OFFLINE ?? '' );
