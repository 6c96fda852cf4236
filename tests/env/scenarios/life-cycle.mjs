import assert from 'node:assert/strict';

import { assertSilent } from '../../../bin/test/environment.mjs';
import { PLUGIN, inventory, onEachDatabase } from './tools.mjs';

const ADMIN = `require_once ABSPATH . 'wp-admin/includes/plugin.php'; wp_set_current_user( 1 );`;

const ACTIVATE = `${ ADMIN } if ( null !== activate_plugin( '${ PLUGIN }' ) ) { exit( 1 ); }`;
const DEACTIVATE = `${ ADMIN } deactivate_plugins( '${ PLUGIN }' );`;
// Not delete_plugins(): the site's plugin folder is a link to the sources.
const UNINSTALL = `${ ADMIN } uninstall_plugin( '${ PLUGIN }' );`;

const ADD_CUSTOMER = `
	echo $wpdb->query( "INSERT INTO {$wpdb->prefix}smart_support_customers (email, email_hash, created_at)
		VALUES ('kept@example.com', '0a1b', '2026-01-01 00:00:00')" );`;
const COUNT_CUSTOMERS = `echo $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}smart_support_customers" );`;

const DELETE_DATA = `
	wp_set_current_user( 1 );
	$request = new WP_REST_Request( 'PATCH', '/smart-support/v1/settings' );
	$request->set_header( 'Content-Type', 'application/json' );
	$request->set_body( '{"general":{"delete_data_on_uninstall":true}}' );
	echo rest_do_request( $request )->get_status();`;

const ours = ( names ) =>
	names.filter( ( name ) => name.includes( 'smart_support' ) );

/**
 * Roles, capabilities and cron as before the plugin; tables and options are left.
 * @param {Object} now
 * @param {Object} before
 * @param {Object} installed
 */
function assertOnlyDataLeft( now, before, installed ) {
	assert.deepEqual( now.tables, installed.tables );
	assert.deepEqual( now.roles, before.roles );
	assert.deepEqual( now.cron, before.cron );
	assert.deepEqual( now.meta, before.meta );
	assert.deepEqual( ours( now.options ), ours( installed.options ) );
}

async function liveThrough( environment, kind ) {
	const site = await environment.site( `life-${ kind }`, kind, {
		activate: false,
	} );
	const before = await inventory( site );
	assert.deepEqual( ours( [ ...before.tables, ...before.options ] ), [] );

	await site.phpEval( ACTIVATE );
	const installed = await inventory( site );
	assert.ok( ours( installed.tables ).length > 5 );
	assert.ok(
		installed.roles.smart_support_agent &&
			installed.roles.smart_support_supervisor
	);
	assert.deepEqual( ours( installed.cron ), [ 'smart_support_sweep' ] );
	assert.ok(
		ours( Object.keys( installed.roles.administrator ) ).length > 0
	);
	assert.deepEqual(
		installed.posts,
		before.posts,
		'No page without being asked.'
	);
	assert.equal( await site.phpEval( ADD_CUSTOMER ), '1' );

	await site.phpEval( DEACTIVATE );
	assert.deepEqual(
		await inventory( site ),
		{ ...installed, cron: before.cron },
		'Deactivation stops cron, nothing else.'
	);

	await site.phpEval( ACTIVATE );
	assert.deepEqual( await inventory( site ), installed, 'Re-activation.' );
	assert.equal( await site.phpEval( COUNT_CUSTOMERS ), '1' );

	await site.phpEval( DEACTIVATE );
	await site.phpEval( UNINSTALL );
	assertOnlyDataLeft( await inventory( site ), before, installed );

	await site.phpEval( ACTIVATE );
	assert.deepEqual(
		await inventory( site ),
		installed,
		'Installation on what an earlier one left.'
	);
	assert.equal( await site.phpEval( COUNT_CUSTOMERS ), '1' );

	assert.equal( await site.phpEval( DELETE_DATA ), '200' );
	await site.phpEval( DEACTIVATE );
	await site.phpEval( UNINSTALL );
	assert.deepEqual(
		await inventory( site ),
		before,
		'Uninstall with data removal leaves nothing.'
	);
	await assertSilent( site );
}

export default [
	{
		title: 'activation, deactivation, re-activation, uninstall',
		test: onEachDatabase( liveThrough ),
	},
];
