#!/usr/bin/env node
/**
 * `npm start`: from a fresh checkout to a running demo. Needs Node alone; see `--help`.
 */
import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { cleanUp, endTidily, isEnding } from './lib/cleanup.mjs';
import { coreVersion, obtainCore } from './lib/core.mjs';
import {
	createDemo,
	pageAnswers,
	readDemo,
	reopenDemo,
} from './lib/demo-site.mjs';
import { startMail } from './lib/mail.mjs';
import {
	build,
	buildIsCurrent,
	installPackages,
	packagesAreCurrent,
} from './lib/packages.mjs';
import { ROOT } from './lib/paths.mjs';
import { ensurePhp, nativePhp } from './lib/php.mjs';
import { playground } from './lib/playground.mjs';
import { LOOPBACK, freePort } from './lib/ports.mjs';
import { log, step } from './lib/steps.mjs';

const USAGE = `Usage: npm start [-- options]

  --port N       wanted port (8888); the mail page takes the next one; busy ones are replaced
  --reset        begin anew: forget tickets, users and mails
  --playground   use WordPress Playground even where the machine has PHP
  --check        end once the support page answers
  --help         this text

Environment: WP_CORE (a WordPress folder or zip), SMART_SUPPORT_CACHE (where downloaded cores are kept),
SMART_SUPPORT_DATA (where the site is kept, .env-data), SMART_SUPPORT_PHP (PHP's path), SMART_SUPPORT_OFFLINE=1
(fetch nothing).`;

const OPTIONS = {
	port: { type: 'string', default: '8888' },
	reset: { type: 'boolean' },
	playground: { type: 'boolean' },
	check: { type: 'boolean' },
	help: { type: 'boolean' },
};

/** A site nobody visits runs no scheduled work; milliseconds. */
const CRON = 60_000;

async function main() {
	const { values: options } = parseArgs( { options: OPTIONS } );
	if ( options.help ) {
		log( USAGE );
		return;
	}
	const began = performance.now();
	endTidily( { quiet: [ 'SIGINT', 'SIGTERM' ] } );
	await preparePackages();
	const runtime = await chooseRuntime( options );
	const demo = await startDemo( runtime, options );
	log(
		`\nSmart Support runs on ${ runtime.name }, ready after ${ Math.round( ( performance.now() - began ) / 1000 ) } s.`
	);
	announce( demo );
	if ( options.check ) {
		await cleanUp();
		return;
	}
	log( '\nCtrl-C ends it.' );
	setInterval(
		() => fetch( `${ demo.url }/wp-cron.php` ).catch( () => {} ),
		CRON
	);
}

async function preparePackages() {
	await step( 'Packages', async ( note ) => {
		if ( await packagesAreCurrent() ) {
			note( 'up to date' );
		} else {
			await installPackages();
		}
	} );
	await step( 'Build', async ( note ) => {
		if ( await buildIsCurrent() ) {
			note( 'up to date' );
		} else {
			await build();
		}
	} );
}

async function chooseRuntime( options ) {
	return step( 'PHP', async ( note ) => {
		const php = options.playground ? null : await ensurePhp();
		const runtime = php ? nativePhp( php ) : playground( { plugin: ROOT } );
		note( runtime.name );
		return runtime;
	} );
}

async function startDemo( runtime, options ) {
	const data = resolve( ROOT, process.env.SMART_SUPPORT_DATA || '.env-data' );
	const dir = join( data, runtime.linksPlugin ? 'site' : 'playground' );
	const mails = join( data, 'mail' );
	if ( options.reset ) {
		await rm( dir, { recursive: true, force: true } );
		await rm( mails, { recursive: true, force: true } );
	}
	const port = await choosePort( options.port );
	const mail = await step( 'Mail page', () =>
		startMail( { dir: mails, webPort: port + 1, smtpPort: port + 2 } )
	);
	const site = {
		dir,
		url: `http://${ LOOPBACK }:${ port }`,
		smtpPort: mail.smtpPort,
		plugin: ROOT,
		runtime,
	};
	const { password } = await prepareSite( site );
	const support = `${ site.url }/support/`;
	await step( 'Web server', () =>
		runtime.serve( { root: dir, port, logFile: `${ dir }.log` } )
	);
	await firstPage( support, dir, options );
	return { ...site, support, mail: mail.webUrl, password };
}

async function choosePort( text ) {
	const wanted = Number( text );
	if ( ! Number.isInteger( wanted ) || wanted < 1 || wanted > 65535 ) {
		throw new Error(
			`--port ${ text }: a number from 1 to 65535, please.`
		);
	}
	const port = await freePort( wanted );
	if ( port !== wanted ) {
		log( `  Port ${ wanted } is busy: ${ port } instead.` );
	}
	return port;
}

// Whoever works on a page that is broken wants the site all the same.
async function firstPage( support, dir, { check } ) {
	const answer = step( 'Support page', () => pageAnswers( support, dir ) );
	await ( check
		? answer
		: answer.catch( ( error ) => log( error.message ) ) );
}

async function prepareSite( site ) {
	if ( await readDemo( site.dir ) ) {
		return step( 'Site', ( note ) => {
			note( 'there already' );
			return reopenDemo( site );
		} );
	}
	const core = await step( 'WordPress', async ( note ) => {
		const found = await obtainCore();
		note( await coreVersion( found ) );
		return found;
	} );
	return step( 'Site with demo data', () => createDemo( { ...site, core } ) );
}

function announce( { url, support, mail, password, dir } ) {
	log( `
  Support page   ${ support }
  Admin          ${ url }/wp-admin/admin.php?page=smart-support
                 log in as admin or agent@example.com, password: password
  Sent mail      ${ mail }
  Site's folder  ${ relative( process.cwd(), dir ) } (notices: debug.log)

  curl --user 'admin:${ password }' '${ url }/wp-json/smart-support/v1/tickets?per_page=3'` );
}

try {
	await main();
} catch ( error ) {
	if ( ! isEnding() ) {
		log( `\n${ error.message }` );
		process.exitCode = 1;
		await cleanUp();
	}
}
