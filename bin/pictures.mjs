#!/usr/bin/env node
/**
 * `npm run pictures`: takes the pictures of docs/screens.md anew, by the browser tests.
 */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from './lib/paths.mjs';
import { log, run } from './lib/steps.mjs';

/** Specs that take pictures. */
const SPECS = [
	'a11y',
	'looks',
	'my-tickets',
	'portal-checklist',
	'departments',
];

const TAKEN = join( ROOT, 'test-results', 'pictures' );
const SHOWN = join( ROOT, 'docs', 'pictures' );

/** Pages of visitors in light and dark, and what an administrator sets up for them; other themes and directions are for tests alone. */
const WANTED =
	/^(?:(?:form-whole|form-whole-with-faults|form-sent|ticket|expired|my-tickets-(?:email|code|link|list))(?:-dark)?|portal(?:-dark)?(?:-fault|-closing)?|settings-(?:departments-portal|transitions))-(?:375|1280)\.jpg$/;

await rm( TAKEN, { recursive: true, force: true } );
await run( process.execPath, [ 'bin/test.mjs', 'e2e', ...SPECS ], {
	cwd: ROOT,
	inherit: true,
} ).catch( ( error ) => {
	log( error.message );
	process.exitCode = 1;
} );
await mkdir( SHOWN, { recursive: true } );
for ( const name of ( await readdir( TAKEN ) ).filter( ( each ) =>
	WANTED.test( each )
) ) {
	await cp( join( TAKEN, name ), join( SHOWN, name ) );
}
log( `docs/pictures: ${ ( await readdir( SHOWN ) ).length } pictures` );
