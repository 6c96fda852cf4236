import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from '../../../bin/lib/paths.mjs';
import { nativePhp } from '../../../bin/lib/php.mjs';
import { run } from '../../../bin/lib/steps.mjs';
import { assertSilent } from '../../../bin/test/environment.mjs';
import { checkAnswer, namesOf } from './api-answers.mjs';
import { readApiDocument } from './api-document.mjs';
import { API, onEachDatabase } from './tools.mjs';

const DOCUMENT = 'docs/api.md';

/** Begins the source of a name that is a secret from a mail; the address follows, and the kind of its link where it is no code. */
const MAIL = 'mail ';

/** Marks the line of standard error that says what curl asked for. */
const CALL = '@call ';

/** The examples' curl: the machine's own, without its user's settings. */
const CURL = `
	curl() {
		command curl --disable --silent --show-error --noproxy '*' \${FAIL:+"$FAIL"} \\
			--dump-header headers --write-out '%{stderr}\\n${ CALL }%{method} %{url_effective}\\n' "$@"
	}`;

const CODES_AND_SCOPES = `
	echo wp_json_encode( array(
		( new ReflectionClassConstant( SmartSupport\\Rest\\Envelope::class, 'STATUS' ) )->getValue(),
		array_column( SmartSupport\\Access\\Scope::cases(), 'value' ),
	) );`;

/**
 * A site such as `npm start` makes, served.
 * @param {import('../../../bin/test/environment.mjs').Environment} environment
 * @param {'mariadb'|'sqlite'}                                      kind
 */
async function serveDemo( environment, kind ) {
	const mail = await environment.mail( `api-${ kind }` );
	const site = await environment.site( `api-${ kind }`, kind, {
		smtpPort: mail.smtpPort,
	} );
	const printed = await nativePhp().script( site.dir, 'demo.php' );
	const { password } = JSON.parse( printed.trim().split( '\n' ).at( -1 ) );
	const server = await environment.serve( site );
	return { site, server, mail, admin: `admin:${ password }` };
}

/**
 * The newest secret that was mailed to somebody. The mail leaves after the answer that it belongs to.
 *
 * @param {string} webUrl  Of the mail catcher.
 * @param {string} address
 * @param {string} kind    Of a link; empty for a code of six digits.
 * @return {Promise<string>} The secret.
 */
async function secretFrom( webUrl, address, kind = '' ) {
	const pattern = kind
		? new RegExp( `smart-support-${ kind }=([\\w-]+)` )
		: /: (\d{6})$/m;
	for ( const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
		const mails = await ( await fetch( `${ webUrl }/api/email` ) ).json();
		const codes = mails
			.filter( ( { to } ) =>
				to.some( ( one ) => one.address === address )
			)
			.flatMap( ( { text } ) => pattern.exec( text )?.[ 1 ] ?? [] );
		if ( codes.length > 0 ) {
			return codes.at( -1 );
		}
		await sleep( 200 );
	}
	throw new Error( `No code was mailed to ${ address }.` );
}

/**
 * Runs one example as it is printed.
 *
 * @param {import('./api-document.mjs').Example} example
 * @param {string}                               dir     To run it in.
 * @param {Object<string, string>}               names   Variables it may use.
 * @return {Promise<{method: string, url: URL, status: number, headers: Headers, body: string}>} What curl asked, and got.
 */
async function runExample( { script, promised }, dir, names ) {
	const { stdout, stderr } = await run(
		'bash',
		[ '-c', `set -euo pipefail\n${ CURL }\n${ script }` ],
		{
			cwd: dir,
			env: {
				...names,
				FAIL: promised.status < 400 ? '--fail-with-body' : '',
			},
		}
	);
	const calls = stderr
		.split( '\n' )
		.filter( ( line ) => line.startsWith( CALL ) );
	assert.equal( calls.length, 1, `${ calls.length } calls of curl` );
	const [ method, address ] = calls[ 0 ].slice( CALL.length ).split( ' ' );
	const head = await readFile( join( dir, 'headers' ), 'utf8' );
	const [ first, ...fields ] = head.trim().split( /\r?\n/ );
	return {
		method,
		url: new URL( address ),
		status: Number( first.split( ' ' )[ 1 ] ),
		headers: new Headers(
			fields.map( ( field ) => [
				field.slice( 0, field.indexOf( ':' ) ),
				field.slice( field.indexOf( ':' ) + 1 ).trim(),
			] )
		),
		// `curl -I` prints the head.
		body: method === 'HEAD' ? '' : stdout,
	};
}

/**
 * Runs all examples in order; one that fails does not hide the next.
 * @param {ReturnType<typeof import('./api-document.mjs').readApiDocument>} document
 * @param {string}                                                          dir
 * @param {Object<string, string>}                                          given
 * @param {string}                                                          webUrl   Of the mail catcher.
 */
async function runAll( document, dir, given, webUrl ) {
	const names = { ...given };
	const answers = [];
	const faults = [];
	for ( const example of document.examples ) {
		try {
			const answer = await runExample( example, dir, names );
			answers.push( answer );
			Object.assign( names, namesOf( answer, example ) );
			for ( const [ name, source ] of Object.entries(
				example.promised.names
			) ) {
				if ( source.startsWith( MAIL ) ) {
					const [ address, kind ] = source
						.slice( MAIL.length )
						.split( ' ' );
					names[ name ] = await secretFrom( webUrl, address, kind );
				}
			}
			checkAnswer( answer, example, document );
		} catch ( error ) {
			const text = error.output || error.message;
			faults.push( `${ DOCUMENT }:${ example.line }: ${ text.trim() }` );
		}
	}
	return { answers, faults };
}

/**
 * @param {string} url Of the site.
 * @return {Promise<Array<{method: string, path: string, pattern: RegExp, fields: string[]}>>} Every route of the index with each of its methods.
 */
async function routesOf( url ) {
	const index = await ( await fetch( url + API ) ).json();
	return Object.entries( index.data.routes ).flatMap( ( [ route, about ] ) =>
		about.endpoints.flatMap( ( { methods, args } ) =>
			methods.map( ( method ) => ( {
				method,
				path: route
					.replace( '/smart-support/v1', '' )
					.replace( /\(\?P<(\w+)>[^)]*\)/g, '{$1}' ),
				pattern: new RegExp(
					`^/wp-json${ route.replaceAll( '(?P<', '(?<' ) }$`
				),
				fields: Object.keys( args ),
			} ) )
		)
	);
}

/**
 * What the document owes a route: an example that works, a section, each of its fields.
 *
 * @param {Awaited<ReturnType<typeof routesOf>>}                            routes
 * @param {Array<{method: string, url: URL, status: number}>}               answers
 * @param {ReturnType<typeof import('./api-document.mjs').readApiDocument>} document
 * @return {string[]} What is missing.
 */
function gaps( routes, answers, { sections } ) {
	return routes.flatMap( ( { method, path, pattern, fields } ) => {
		const name = `${ method } ${ path || '/' }`;
		const isShown = answers.some(
			( answer ) =>
				answer.method === method &&
				answer.status < 400 &&
				pattern.test( answer.url.pathname )
		);
		const faults = isShown
			? []
			: [ `${ name } has no example that works.` ];
		// The index is WordPress's own.
		if ( path === '' ) {
			return faults;
		}
		const section = sections.find(
			( { methods, paths } ) =>
				methods.includes( method ) && paths.includes( path )
		);
		const unnamed = fields.filter(
			( field ) => section && ! section.words.has( field )
		);
		return [
			...faults,
			...( section ? [] : [ `${ name } has no section.` ] ),
			...unnamed.map(
				( field ) => `${ name }: nothing about ${ field }.`
			),
		];
	} );
}

/**
 * Rows of the tables of codes, scopes and settings, against what the site has.
 * @param {ReturnType<typeof import('./api-document.mjs').readApiDocument>} document
 * @param {import('../../../bin/lib/site.mjs').Site}                        site
 */
async function checkTables( { text, objects }, site ) {
	const [ statuses, scopes ] = JSON.parse(
		await site.phpEval( CODES_AND_SCOPES )
	);
	const codes = Object.fromEntries(
		[ ...text.matchAll( /^\| (\d{3}) \| `(\w+)` \|/gm ) ].map( ( row ) => [
			row[ 2 ],
			Number( row[ 1 ] ),
		] )
	);
	for ( const [ code, status ] of Object.entries( statuses ) ) {
		assert.equal( codes[ code ], status, `status of ${ code }` );
	}
	for ( const code of await codesOfSources() ) {
		const status = statuses[ code ] ?? 400;
		assert.equal( codes[ code ], status, `status of ${ code }` );
	}
	assert.deepEqual(
		[ ...text.matchAll( /^\| `(\w+:\w+|\w+)` \| [^|]* \|$/gm ) ]
			.map( ( row ) => row[ 1 ] )
			.filter(
				( name ) => name.includes( ':' ) || scopes.includes( name )
			),
		scopes,
		'rows of scopes'
	);
	for ( const [ group, settings ] of Object.entries(
		objects.get( 'Settings' )
	) ) {
		for ( const name of Object.keys( settings ) ) {
			assert.ok(
				text.includes( `\n| \`${ group }.${ name }\` |` ),
				`nothing about ${ group }.${ name }`
			);
		}
	}
}

/**
 * Links within the document lead somewhere, by GitHub's rule for anchors.
 * @param {ReturnType<typeof import('./api-document.mjs').readApiDocument>} document
 */
function checkLinks( { text, titles } ) {
	const anchors = new Set();
	for ( const title of titles ) {
		const anchor = title
			.toLowerCase()
			.replace( /[^\p{L}\p{N}\- _]/gu, '' )
			.replaceAll( ' ', '-' );
		anchors.add( anchors.has( anchor ) ? `${ anchor }-1` : anchor );
	}
	const dead = [ ...text.matchAll( /\]\(#([^)]+)\)/g ) ]
		.map( ( link ) => link[ 1 ] )
		.filter( ( anchor ) => ! anchors.has( anchor ) );
	assert.deepEqual( dead, [], 'links that lead nowhere' );
}

/** Every code that our sources refuse with. */
async function codesOfSources() {
	const dir = join( ROOT, 'includes' );
	const names = await readdir( dir, { recursive: true } );
	const sources = await Promise.all(
		names
			.filter( ( name ) => name.endsWith( '.php' ) )
			.map( ( name ) => readFile( join( dir, name ), 'utf8' ) )
	);
	const codes = sources.flatMap( ( source ) =>
		[ ...source.matchAll( /new Refusal\(\s*'(\w+)'/g ) ].map(
			( found ) => found[ 1 ]
		)
	);
	assert.ok( codes.length > 10 );
	return new Set( codes );
}

async function followDocument( environment, kind ) {
	const document = readApiDocument(
		await readFile( join( ROOT, DOCUMENT ), 'utf8' )
	);
	const { site, server, mail, admin } = await serveDemo( environment, kind );
	const { answers, faults } = await runAll(
		document,
		await environment.folder( `api-${ kind }-files` ),
		{ SITE: site.url, ADMIN: admin },
		mail.webUrl
	);
	faults.push( ...gaps( await routesOf( site.url ), answers, document ) );
	assert.ok( faults.length === 0, faults.join( '\n' ) );
	checkLinks( document );
	await checkTables( document, site );
	await server.stop();
	await assertSilent( site );
}

export default [
	{
		title: `examples of ${ DOCUMENT }`,
		test: onEachDatabase( followDocument ),
	},
];
