#!/usr/bin/env node
/**
 * `npm run seed -- --tickets=N`: fills a local site with believable tickets; see `--help`.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { endTidily, isEnding } from './lib/cleanup.mjs';
import { ROOT, SITE_SCRIPTS } from './lib/paths.mjs';
import { findPhp } from './lib/php.mjs';
import { log, run } from './lib/steps.mjs';

const USAGE = `Usage: npm run seed -- --tickets=N [options]

  --tickets=N      how many tickets to add
  --replies=2      replies and internal notes a ticket has on average
  --customers=N    new customers (a fifth of the tickets)
  --seed=1         other numbers make other tickets, the same number the same ones
  --until=DATE     time of the youngest ticket (now); needed to repeat a run to the second
  --site=DIR       a local site of these commands (default: the one of npm start)

Adds to what is there, and agents up to 50, departments up to 20, products up to 30. From 50,000 tickets on MariaDB it
makes the indexes anew: if it is interrupted, run it again, and the next run makes those that are missing.`;

const NUMBERS = [ 'tickets', 'replies', 'customers', 'seed', 'until' ];

async function main() {
	const { values } = parseArgs( {
		options: {
			...Object.fromEntries(
				NUMBERS.map( ( name ) => [ name, { type: 'string' } ] )
			),
			site: { type: 'string' },
			help: { type: 'boolean' },
		},
	} );
	if ( values.help || ! values.tickets ) {
		log( USAGE );
		process.exitCode = values.help ? 0 : 1;
		return;
	}
	const { site = demoSite(), ...options } = values;
	const dir = resolve( site );
	if ( ! existsSync( join( dir, 'wp-config-local.php' ) ) ) {
		throw new Error(
			`No local site in ${ dir }. \`npm start\` makes one.`
		);
	}
	const php = await findPhp( [ 'mbstring' ] );
	if ( ! php ) {
		throw new Error( 'Seeding needs the PHP of this machine.' );
	}
	await seed( php.bin, dir, options );
}

const demoSite = () =>
	join( ROOT, process.env.SMART_SUPPORT_DATA || '.env-data', 'site' );

function seed( php, dir, options ) {
	const settings = [
		`auto_prepend_file=${ join( SITE_SCRIPTS, 'load.php' ) }`,
		'display_errors=stderr',
		'opcache.enable_cli=1',
		'opcache.jit=tracing',
		'opcache.jit_buffer_size=64M',
	].flatMap( ( setting ) => [ '-d', setting ] );
	const script = join( ROOT, 'bin', 'seed', 'seed.php' );
	return run( php, [ ...settings, script, JSON.stringify( options ) ], {
		env: { SMART_SUPPORT_SITE: dir },
		inherit: true,
	} );
}

endTidily();
try {
	await main();
} catch ( error ) {
	if ( ! isEnding() ) {
		log( error.message );
		process.exitCode = 1;
	}
}
