#!/usr/bin/env node
/**
 * `npm run lint:php`: PHP_CodeSniffer, then PHPStan. With `--fix` the sniffer first mends what it can.
 */
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/steps.mjs';
import { ensureComposerPackages } from './test/system.mjs';

const tool = ( name, ...args ) =>
	run( 'php', [ `vendor/bin/${ name }`, ...args ], {
		cwd: ROOT,
		inherit: true,
	} );

try {
	await ensureComposerPackages();
	if ( process.argv.includes( '--fix' ) ) {
		// It ends with an error also when it could mend everything.
		await tool( 'phpcbf', '-q' ).catch( () => {} );
	}
	await tool( 'phpcs', '-q' );
	await tool( 'phpstan', 'analyse', '--no-progress', '--memory-limit=2G' );
} catch ( error ) {
	console.error( error.message );
	process.exitCode = 1;
}
