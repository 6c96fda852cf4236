import assert from 'node:assert/strict';
import { join } from 'node:path';

import { SITE_SCRIPTS } from '../../../bin/lib/paths.mjs';
import { phpIn } from '../../../bin/lib/php.mjs';
import { literal } from '../../../bin/lib/wp-config.mjs';
import { assertSilent } from '../../../bin/test/environment.mjs';
import { API, onEachDatabase, script } from './tools.mjs';

/** As if the plugin had just been copied in. Roles stay: making them again must do no harm. */
const FORGET = `
	foreach ( $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}smart\\_support\\_%'" ) as $table ) {
		$wpdb->query( "DROP TABLE $table" );
	}
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE 'smart\\_support\\_%'" );`;

/** As if the time of a lease had gone by since the process died. */
const END_LEASE = `$wpdb->query( "UPDATE $wpdb->options SET option_value = '1 somebody' WHERE option_name = 'smart_support_migration_lock'" );`;

const SCHEMA = `
	$tables = $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}smart\\_support\\_%'" );
	sort( $tables );
	foreach ( $tables as $table ) {
		echo preg_replace( '/ AUTO_INCREMENT=\\d+/', '', $wpdb->get_row( "SHOW CREATE TABLE $table", ARRAY_N )[1] ), "\\n";
	}
	$state              = (array) get_option( 'smart_support_state' );
	$state['files_key'] = strlen( $state['files_key'] ?? '' );
	echo wp_json_encode( array( $state, wp_next_scheduled( 'smart_support_sweep' ) > 0 ) );`;

const AT_ONCE = 4;
const ROUNDS = 3;

/** A statement in the middle. */
const SAMPLE = 10;

/** WordPress without the plugin, so that looking does not mend. */
const WITHOUT_PLUGIN = `
	$wp_filter = array( 'pre_option_active_plugins' => array( 10 => array( array(
		'accepted_args' => 1, 'function' => static fn () => array() ) ) ) );
	require ${ literal( join( SITE_SCRIPTS, 'load.php' ) ) };`;
const outside = ( site, code ) =>
	phpIn( site.dir, [ '-r', WITHOUT_PLUGIN + code ] );

/**
 * A request that dies before its n-th writing statement. Null when it did, else what it printed.
 * @param {import('../../../bin/lib/site.mjs').Site} site
 * @param {number}                                   killAt
 */
const request = ( site, killAt = 0 ) =>
	phpIn( site.dir, [
		script( 'migrating-request.php' ),
		String( killAt ),
	] ).catch( ( error ) => {
		assert.equal( error.code, 'SIGKILL', error.message );
		return null;
	} );

/**
 * While the dead process still holds its lease: nothing of ours works, everything else does.
 * @param {import('../../../bin/lib/site.mjs').Site} site
 */
async function assertWaiting( site ) {
	const answer = await fetch( site.url + API + '/tickets' );
	assert.equal( answer.status, 503 );
	assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
	assert.equal( ( await answer.json() ).code, 'unavailable' );
	assert.equal( ( await fetch( site.url ) ).status, 200 );
}

/**
 * Kills a request before each statement; before the n-th is after the one before it.
 * @param {import('../../../bin/test/environment.mjs').Environment} environment
 * @param {'mariadb'|'sqlite'}                                      kind
 */
async function killEverywhere( environment, kind ) {
	// Nobody may come in between: a visit would start cron, which mends too.
	const site = await environment.site( `killed-${ kind }`, kind, {
		constants: { DISABLE_WP_CRON: true },
	} );
	const server = await environment.serve( site );
	const whole = await outside( site, SCHEMA + FORGET );
	let at = 1;
	while ( ( await request( site, at ) ) === null ) {
		if ( at === SAMPLE ) {
			await assertWaiting( site );
		}
		await outside( site, END_LEASE );
		await request( site );
		assert.equal(
			await outside( site, SCHEMA + FORGET ),
			whole,
			`Killed before statement ${ at }.`
		);
		at++;
	}
	assert.ok( at > SAMPLE, `${ at } statements` );
	await race( site, whole );
	await server.stop();
	await assertSilent( site );
}

/**
 * Several requests find no tables at the same moment: one makes them.
 * @param {import('../../../bin/lib/site.mjs').Site} site
 * @param {string}                                   whole
 */
async function race( site, whole ) {
	const tables = whole.match( /CREATE TABLE/g ).length;
	for ( let round = 0; round < ROUNDS; round++ ) {
		await outside( site, FORGET );
		const made = await Promise.all(
			Array.from( { length: AT_ONCE }, () => request( site ) )
		);
		assert.deepEqual( made.map( Number ).filter( Boolean ), [ tables ] );
		assert.equal( await outside( site, SCHEMA ), whole );
	}
}

export default [
	{
		title: 'migration killed in the middle',
		test: onEachDatabase( killEverywhere ),
	},
];
