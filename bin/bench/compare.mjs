import { cleanUp, endTidily } from '../lib/cleanup.mjs';
import { log, step } from '../lib/steps.mjs';
import { Environment } from '../test/environment.mjs';
import { fpmCommand, serveWithFpm } from '../test/fpm.mjs';
import { ensureSystem } from '../test/system.mjs';

/**
 * Makes two sites as a host runs them (nginx, php-fpm, opcache, MariaDB), measures them and prints the ratio of the
 * second to the first. The process fails above the bar.
 *
 * @param {Object}                                                           options
 * @param {string}                                                           options.name     Of the sites.
 * @param {number}                                                           options.bar
 * @param {[boolean, boolean]}                                               options.activate Whether each has the plugin.
 * @param {[string, string]}                                                 options.labels   What each is, in the printed line.
 * @param {(sites: Array) => Promise<import('./measure.mjs').Target[]>}      options.prepare  Before they are served.
 * @param {(targets: import('./measure.mjs').Target[]) => Promise<number[]>} options.measure
 */
export async function compare( options ) {
	endTidily();
	try {
		const targets = await step( 'Sites', () => prepared( options ) );
		const [ first, second ] = await step( 'Requests', () =>
			options.measure( targets )
		);
		const ratio = second / first;
		const [ one, other ] = options.labels;
		log(
			`\n${ one } ${ first.toFixed( 2 ) } ms, ${ other } ${ second.toFixed( 2 ) } ms (medians)`
		);
		log( `ratio ${ ratio.toFixed( 3 ) }, at most ${ options.bar }` );
		process.exitCode = ratio <= options.bar ? 0 : 1;
	} catch ( error ) {
		log( error.message );
		process.exitCode = 1;
	}
	await cleanUp();
}

async function prepared( { name, activate, prepare } ) {
	const fpm = await fpmCommand();
	await ensureSystem( {
		mariadbd: 'mariadb-server',
		nginx: 'nginx',
		[ fpm ]: `${ fpm.replace( 'php-fpm', 'php' ) }-fpm`,
	} );
	const environment = await Environment.create();
	const sites = [];
	for ( const [ index, isActive ] of activate.entries() ) {
		sites.push(
			await environment.site( `${ name }-${ index }`, 'mariadb', {
				activate: isActive,
				debug: false,
				constants: { DISABLE_WP_CRON: true },
			} )
		);
	}
	const targets = await prepare( sites );
	await serveWithFpm( environment, sites );
	return targets;
}
