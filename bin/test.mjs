#!/usr/bin/env node
/**
 * `npm test`: everything. Installs what is missing on Debian as root, else says what that is.
 *
 * Usage: node bin/test.mjs [php|js|e2e|scenarios] [options of the runner]
 */
import { cleanUp, endTidily } from './lib/cleanup.mjs';
import { obtainCore } from './lib/core.mjs';
import {
	build,
	buildIsCurrent,
	installPackages,
	packagesAreCurrent,
} from './lib/packages.mjs';
import { log, step } from './lib/steps.mjs';
import { e2e } from './test/e2e.mjs';
import { Environment } from './test/environment.mjs';
import { Report } from './test/report.mjs';
import { checks, js, php, scenarios } from './test/suites.mjs';
import { ensureComposerPackages, ensureSystem } from './test/system.mjs';

/** JavaScript's tests need Node alone. */
const SUITES = {
	php: [ built, php ],
	js: [ js ],
	e2e: [ built, e2e ],
	scenarios: [ built, scenarios ],
};
const ALL = [ built, checks, js, php, scenarios, e2e ];

async function prepare( needsSystem ) {
	if ( needsSystem ) {
		await step( 'System packages', async ( note ) => {
			const installed = await ensureSystem();
			note(
				installed.length
					? `installed ${ installed.join( ', ' ) }`
					: 'all there'
			);
		} );
	}
	await step( 'Packages', () =>
		Promise.all( [
			needsSystem && ensureComposerPackages(),
			packagesAreCurrent().then(
				( current ) => current || installPackages()
			),
		] )
	);
	if ( needsSystem ) {
		await step( 'WordPress', () => obtainCore() );
	}
}

function built( { report } ) {
	return report.check(
		'Build',
		async () => ( await buildIsCurrent() ) || build()
	);
}

async function main( suites, args ) {
	const report = new Report();
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) {
		process.prependListener( signal, () => report.stop() );
	}
	if ( await report.attempt( () => prepare( suites.includes( built ) ) ) ) {
		const environment = await Environment.create();
		for ( const suite of suites ) {
			await report.attempt( () =>
				suite( { report, environment, args } )
			);
		}
	}
	await cleanUp();
	return report.close();
}

endTidily();
// Captured output is read as text.
process.env.NO_COLOR = '1';
process.env.FORCE_COLOR = '0';
const [ name, ...args ] = process.argv.slice( 2 );
if ( name && ! SUITES[ name ] ) {
	log(
		`There is no suite "${ name }": ${ Object.keys( SUITES ).join( ', ' ) }`
	);
	process.exitCode = 1;
} else {
	process.exitCode = await main( name ? SUITES[ name ] : ALL, args );
}
