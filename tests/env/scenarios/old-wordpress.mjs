import assert from 'node:assert/strict';

import { assertSilent } from '../../../bin/test/environment.mjs';
import { PLUGIN, inventory, logIn } from './tools.mjs';

const BLOCK = 'smart-support/support-portal';

/**
 * A site that had the plugin on before its WordPress went back: WordPress itself refuses to switch it on.
 * @param {import('../../../bin/test/environment.mjs').Environment} environment
 */
async function sayAndDoNothing( environment ) {
	const site = await environment.site( 'old', 'sqlite', {
		series: '6.8',
		activate: false,
	} );
	await site.phpEval(
		`update_option( 'active_plugins', array( '${ PLUGIN }' ) );`
	);
	await environment.serve( site );

	const cookie = await logIn( site.url );
	const tools = await fetch( `${ site.url }/wp-admin/tools.php`, {
		headers: { Cookie: cookie },
	} );
	const page = await tools.text();
	assert.equal( tools.status, 200 );
	assert.match(
		page,
		/notice notice-error[^>]*><p>Smart Support needs WordPress 7\.0 or newer; this site runs 6\.8/
	);
	assert.doesNotMatch( page, /page=smart-support/, 'No menu.' );

	assert.equal( ( await fetch( site.url ) ).status, 200 );
	const index = await ( await fetch( `${ site.url }/wp-json/` ) ).json();
	assert.ok( ! index.namespaces.includes( 'smart-support/v1' ) );
	assert.equal(
		await site.phpEval(
			`echo (int) WP_Block_Type_Registry::get_instance()->is_registered( '${ BLOCK }' );`
		),
		'0'
	);
	assert.doesNotMatch(
		JSON.stringify( await inventory( site ) ),
		/smart_support/,
		'No table, option, role or cron.'
	);
	await assertSilent( site );
}

export default [ { title: 'notice on WordPress 6.8', test: sayAndDoNothing } ];
