import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CONFIG = 'wp-config.php';
const LOCAL = 'wp-config-local.php';

const SALTS = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ].flatMap(
	( name ) => [ `${ name }_KEY`, `${ name }_SALT` ]
);

/**
 * Writes what stays the same for a site's life. Salts that are there already are kept.
 *
 * @param {string}                        dir
 * @param {Object}                        settings
 * @param {import('./site.mjs').Database} settings.database
 * @param {boolean}                       settings.debug
 * @param {string}                        [settings.network] Host and port of a network's main site.
 * @param {Object<string, *>}             settings.constants
 */
export async function writeConfig(
	dir,
	{ database, debug, network, constants }
) {
	const file = join( dir, CONFIG );
	const before = await readFile( file, 'utf8' ).catch( () => '' );
	const lines = [
		...defines( databaseConstants( database ) ),
		...defines( salts( before ) ),
		...( network ? defines( networkConstants( network ) ) : ADDRESS ),
		...debugLines( debug ),
		...defines( { ...behaviour, ...constants } ),
	];
	await writeFile(
		file,
		`<?php
// Written by the commands in bin/: a site for development, not for the internet.
$table_prefix = 'wp_';
require_once __DIR__ . '/${ LOCAL }';
${ lines.join( '\n' ) }
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`
	);
}

/**
 * Writes what follows the ports of a run.
 *
 * @param {string} dir
 * @param {Object} local
 * @param {string} local.url
 * @param {number} [local.smtpPort]
 */
export async function writeLocalConfig( dir, { url, smtpPort } ) {
	const constants = {
		SMART_SUPPORT_LOCAL_URL: url,
		SMART_SUPPORT_LOCAL_SMTP_PORT: smtpPort ?? 0,
	};
	await writeFile(
		join( dir, LOCAL ),
		`<?php\n${ defines( constants ).join( '\n' ) }\n`
	);
}

/** The address in the database is of no use when the port changes. A network's sites each have their own. */
const ADDRESS = [ 'WP_HOME', 'WP_SITEURL' ].map(
	( name ) => `define( '${ name }', SMART_SUPPORT_LOCAL_URL );`
);

const behaviour = {
	WP_ENVIRONMENT_TYPE: 'local',
	DISABLE_WP_CRON: false,
	AUTOMATIC_UPDATER_DISABLED: true,
	WP_HTTP_BLOCK_EXTERNAL: true,
	WP_ACCESSIBLE_HOSTS: 'localhost,127.0.0.1',
	FS_METHOD: 'direct',
};

function databaseConstants( database ) {
	const charset = { DB_CHARSET: 'utf8mb4', DB_COLLATE: '' };
	if ( database.kind === 'sqlite' ) {
		return {
			DB_NAME: 'wordpress',
			DB_USER: '',
			DB_PASSWORD: '',
			DB_HOST: '',
			...charset,
		};
	}
	return {
		DB_NAME: database.name,
		DB_USER: database.user,
		DB_PASSWORD: database.password,
		DB_HOST: `localhost:${ database.socket }`,
		...charset,
	};
}

function salts( before ) {
	const known = ( name ) =>
		before.match(
			new RegExp( `define\\( '${ name }', '([^']+)' \\)` )
		)?.[ 1 ];
	return Object.fromEntries(
		SALTS.map( ( name ) => [
			name,
			known( name ) ?? randomBytes( 48 ).toString( 'base64' ),
		] )
	);
}

const networkConstants = ( host ) => ( {
	MULTISITE: true,
	SUBDOMAIN_INSTALL: false,
	DOMAIN_CURRENT_SITE: host,
	PATH_CURRENT_SITE: '/',
	SITE_ID_CURRENT_SITE: 1,
	BLOG_ID_CURRENT_SITE: 1,
} );

// Scripts run in a terminal show errors there; pages never do.
const debugLines = ( debug ) => [
	...defines( { WP_DEBUG: debug } ),
	"define( 'WP_DEBUG_LOG', __DIR__ . '/debug.log' );",
	"defined( 'WP_DEBUG_DISPLAY' ) || define( 'WP_DEBUG_DISPLAY', false );",
];

const defines = ( constants ) =>
	Object.entries( constants ).map(
		( [ name, value ] ) => `define( '${ name }', ${ literal( value ) } );`
	);

/**
 * @param {string|number|boolean} value
 * @return {string} The same in PHP.
 */
export function literal( value ) {
	return typeof value === 'string'
		? `'${ value.replace( /[\\']/g, '\\$&' ) }'`
		: String( value );
}
