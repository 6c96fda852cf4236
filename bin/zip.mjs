#!/usr/bin/env node
/**
 * Makes dist/smart-support-guest.zip, the plugin as it is installed: what runs, and nothing of how it is made. The same
 * sources give the same bytes. Build first.
 *
 * Usage: npm run zip
 */
import AdmZip from 'adm-zip';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, SLUG } from './lib/paths.mjs';
import { filesIn } from './lib/files.mjs';

const SHIPPED = [
	...[ `${ SLUG }.php`, 'uninstall.php', 'readme.txt', 'LICENSE' ],
	...[ 'build', 'includes', 'languages' ],
];

const FILES =
	/(?:^|\/)(?:LICENSE|[^/.][^/]*\.(?:php|js|css|json|sql|pot|txt))$/;

/** What a zip calls the beginning of time, so that no clock is in it. */
const TIME = new Date( 1980, 0, 1 );

const files = filesIn( SHIPPED, FILES );
const missing = [ ...SHIPPED, 'build/blocks-manifest.php' ].filter(
	( place ) =>
		! files.some( ( file ) => `${ file }/`.startsWith( `${ place }/` ) )
);
if ( missing.length ) {
	console.error(
		`Missing: ${ missing.join( ', ' ) }. Did \`npm run build\` run?`
	);
	process.exit( 1 );
}

const zip = new AdmZip();
for ( const file of files ) {
	const content = await readFile( join( ROOT, file ) );
	const entry = zip.addFile( `${ SLUG }/${ file }`, content, '', 0o644 );
	entry.header.time = TIME;
}
await mkdir( join( ROOT, 'dist' ), { recursive: true } );
await zip.writeZipPromise( join( ROOT, 'dist', `${ SLUG }.zip` ) );
