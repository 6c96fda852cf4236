import { cp } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, SLUG } from '../lib/paths.mjs';
import { nativePhp } from '../lib/php.mjs';
import { run } from '../lib/steps.mjs';
import { obtainTheme } from '../lib/theme.mjs';
import { unzip } from '../lib/unzip.mjs';
import { DATABASES, assertSilent } from './environment.mjs';
import { playwright } from './runners.mjs';

/** A test with this tag does the whole round trip; the summary names its result for each project. */
const ROUND_TRIP = 'round-trip';

/** A classic theme, beside the default one that the core brings along. */
const CLASSIC = 'twentytwentyone';

/** The projects of playwright.config.ts. */
const PROJECTS = Object.values( DATABASES ).flatMap( ( name ) => [
	`${ name } with JavaScript`,
	`${ name } without JavaScript`,
] );

/**
 * Playwright on the plugin as people install it: the unpacked zip.
 *
 * @param {import('./suites.mjs').Run} testRun
 */
export async function e2e( { report, environment, args } ) {
	let tests = [];
	if ( await report.check( 'Zip', () => packed( environment ) ) ) {
		const { sites, env } = await browserSites( environment );
		await report.tests( 'Playwright (Chromium, axe)', async () => {
			const counts = await playwright( environment.dir, args, env );
			tests = counts.tests;
			return counts;
		} );
		for ( const [ kind, site ] of Object.entries( sites ) ) {
			await report.check(
				`Playwright on ${ DATABASES[ kind ] }: no notice`,
				() => assertSilent( site )
			);
		}
	}
	for ( const project of PROJECTS ) {
		const trips = tests.filter(
			( test ) =>
				test.project === project && test.tags.includes( ROUND_TRIP )
		);
		report.line(
			`round trip (${ project })`,
			trips.length > 0 && trips.every( ( test ) => test.passed )
		);
	}
}

async function packed( environment ) {
	await run( 'npm', [ 'run', '--silent', 'zip' ], { cwd: ROOT } );
	await unzip(
		join( ROOT, 'dist', `${ SLUG }.zip` ),
		await environment.folder( 'zip' )
	);
}

/**
 * Sites with demo data, served; and what the specs are told about them.
 * @param {import('./environment.mjs').Environment} environment
 */
async function browserSites( environment ) {
	const mail = await environment.mail( 'e2e' );
	const sites = {};
	const env = { MAIL_URL: mail.webUrl };
	for ( const kind of Object.keys( DATABASES ) ) {
		const site = await environment.site( `e2e-${ kind }`, kind, {
			smtpPort: mail.smtpPort,
			plugin: join( environment.dir, 'zip', SLUG ),
		} );
		await cp(
			await obtainTheme( CLASSIC ),
			join( site.dir, 'wp-content', 'themes', CLASSIC ),
			{ recursive: true }
		);
		await nativePhp().script( site.dir, 'demo.php' );
		const { url } = await environment.serve( site );
		sites[ kind ] = site;
		env[ `BASE_URL_${ kind.toUpperCase() }` ] = url;
		env[ `SITE_${ kind.toUpperCase() }` ] = site.dir;
	}
	return { sites, env };
}
