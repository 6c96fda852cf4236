import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/steps.mjs';
import { DATABASES, assertSilent } from './environment.mjs';
import { jest, nodeTests, phpUnit } from './runners.mjs';

/**
 * @typedef {{ report: import('./report.mjs').Report, environment: import('./environment.mjs').Environment, args: string[] }} Run
 */

const CHECKS = {
	'Types (tsc)': [ 'typecheck' ],
	'JavaScript (ESLint)': [ 'lint:js' ],
	'Styles (Stylelint)': [ 'lint:style' ],
	'PHP (PHPCS, PHPStan)': [ 'lint:php' ],
	'Size of the guest pages': [ 'size' ],
	'Generated types': [ 'schema', '--', '--check' ],
	'Translation template': [ 'pot', '--', '--check' ],
};

const npmRun = ( args ) =>
	run( 'npm', [ 'run', '--silent', ...args ], { cwd: ROOT } );

/**
 * Linters and drift.
 *
 * @param {Run} testRun
 */
export async function checks( { report } ) {
	for ( const [ title, args ] of Object.entries( CHECKS ) ) {
		await report.check( title, () => npmRun( args ) );
	}
}

/**
 * Jest for what runs in a browser, Node's own runner for the commands in bin/.
 *
 * @param {Run} testRun An argument of Jest that is a part of a path picks Node's tests, too.
 */
export async function js( { report, environment, args } ) {
	await report.tests( 'Jest', () => jest( environment.dir, args ) );
	const files = (
		await readdir( join( ROOT, 'tests' ), { recursive: true } )
	)
		.map( ( name ) => join( 'tests', name ) )
		.filter(
			( name ) =>
				name.endsWith( '.test.mjs' ) &&
				args.every( ( part ) => name.includes( part ) )
		);
	if ( files.length > 0 ) {
		await report.tests( 'Commands (Node)', () => nodeTests( files ) );
	}
}

/**
 * PHPUnit on both databases, and what needs none.
 *
 * @param {Run} testRun
 */
export async function php( { report, environment, args } ) {
	const suite = ( name ) =>
		args.some( ( arg ) => arg.startsWith( 'tests/' ) )
			? args
			: [
					`--testsuite=${ name }`,
					// A filter may fit nothing in one of the suites.
					...( args.length
						? [ '--do-not-fail-on-empty-test-suite' ]
						: [] ),
					...args,
				];
	await report.tests( 'PHPUnit: architecture', () =>
		phpUnit( environment.dir, 'architecture', suite( 'architecture' ), {} )
	);
	const onDatabase = async ( [ kind, name ] ) => {
		const site = await phpSite( environment, kind );
		await report.tests( `PHPUnit on ${ name }`, () =>
			phpUnit( environment.dir, kind, suite( 'site' ), site.env )
		);
		await report.check( `PHPUnit on ${ name }: no notice`, () =>
			assertSilent( site )
		);
	};
	await Promise.all( Object.entries( DATABASES ).map( onDatabase ) );
}

/**
 * A served site for PHPUnit; scheduled work runs only when a test says so.
 * @param {import('./environment.mjs').Environment} environment
 * @param {'mariadb'|'sqlite'}                      kind
 */
async function phpSite( environment, kind ) {
	const mail = await environment.mail( `php-${ kind }` );
	const site = await environment.site( `php-${ kind }`, kind, {
		smtpPort: mail.smtpPort,
		constants: { DISABLE_WP_CRON: true },
	} );
	await environment.serve( site );
	return {
		...site,
		env: {
			SMART_SUPPORT_SITE: site.dir,
			SMART_SUPPORT_MAIL_URL: mail.webUrl,
		},
	};
}

/**
 * The scenarios of tests/env, each of which the summary names.
 *
 * @param {Run} testRun An argument is a part of a title.
 */
export async function scenarios( { report, environment, args } ) {
	// Loaded when needed: it needs the packages.
	const { default: all } =
		await import( '../../tests/env/scenarios/index.mjs' );
	for ( const { title, test } of all.filter( ( one ) =>
		args.every( ( part ) => one.title.includes( part ) )
	) ) {
		await report.scenario( title, () => test( environment ) );
	}
}
