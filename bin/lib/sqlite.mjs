import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { unzip } from './unzip.mjs';

const FOLDER = 'sqlite-database-integration';

/**
 * Gives a WordPress folder the SQLite drop-in that WordPress Playground brings along, so that a local site on the
 * machine's own PHP and one on Playground run the same database layer. The database is `wp-content/database/.ht.sqlite`.
 *
 * @param {string} dir
 */
export async function addSqlite( dir ) {
	const content = join( dir, 'wp-content' );
	const unpacked = join( content, `.${ FOLDER }` );
	const cli = createRequire( import.meta.url ).resolve(
		'@wp-playground/cli/package.json'
	);
	await unzip( join( dirname( cli ), `${ FOLDER }.zip` ), unpacked );
	await rm( join( content, FOLDER ), { recursive: true, force: true } );
	await rename(
		join( unpacked, `plugin-${ FOLDER }` ),
		join( content, FOLDER )
	);
	await rm( unpacked, { recursive: true } );
	const dropIn = await readFile( join( content, FOLDER, 'db.copy' ), 'utf8' );
	// Relative to the drop-in: the site's folder may be renamed.
	await writeFile(
		join( content, 'db.php' ),
		dropIn.replaceAll(
			"'{SQLITE_IMPLEMENTATION_FOLDER_PATH}'",
			`__DIR__ . '/${ FOLDER }'`
		)
	);
	await mkdir( join( content, 'database' ), { recursive: true } );
}
