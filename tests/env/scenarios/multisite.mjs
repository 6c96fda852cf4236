import assert from 'node:assert/strict';

import { assertSilent } from '../../../bin/test/environment.mjs';
import { API, inventory, onEachDatabase } from './tools.mjs';

const CREATE_BLOG = `
	require_once ABSPATH . 'wp-admin/includes/ms.php';
	$id = wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/two/', 'title' => 'Two', 'user_id' => 1 ) );
	echo is_wp_error( $id ) ? $id->get_error_message() : $id;`;
const DELETE_BLOG = `require_once ABSPATH . 'wp-admin/includes/ms.php'; wp_delete_site( 2 );`;
const ROLES = `switch_to_blog( 2 ); echo wp_json_encode( array_keys( wp_roles()->roles ) );`;

const tablesOf = ( { tables }, prefix ) =>
	tables.filter( ( name ) => name.startsWith( `${ prefix }smart_support_` ) );

async function liveInNetwork( environment, kind ) {
	const site = await environment.site( `network-${ kind }`, kind, {
		multisite: true,
	} );
	await environment.serve( site );
	const alone = await inventory( site );
	const own = tablesOf( alone, 'wp_' );
	assert.ok( own.length > 5, 'The main site has its tables.' );

	assert.equal( await site.phpEval( CREATE_BLOG ), '2' );
	assert.deepEqual(
		tablesOf( await inventory( site ), 'wp_2_' ),
		[],
		'A site nobody has used has no tables.'
	);

	const answer = await fetch( `${ site.url }/two${ API }/tickets` );
	assert.equal( answer.status, 401 );
	assert.equal( ( await answer.json() ).success, false );
	const both = await inventory( site );
	assert.deepEqual(
		tablesOf( both, 'wp_2_' ),
		own.map( ( name ) => name.replace( 'wp_', 'wp_2_' ) )
	);
	assert.deepEqual( tablesOf( both, 'wp_' ), own );
	assert.ok(
		JSON.parse( await site.phpEval( ROLES ) ).includes(
			'smart_support_agent'
		)
	);

	await site.phpEval( DELETE_BLOG );
	assert.deepEqual(
		( await inventory( site ) ).tables,
		alone.tables,
		'Gone with the site, and nothing else.'
	);
	await assertSilent( site );
}

export default [
	{ title: 'multisite', test: onEachDatabase( liveInNetwork ) },
];
