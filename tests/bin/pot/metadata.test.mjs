import assert from 'node:assert/strict';
import { test } from 'node:test';

import { blockMessages, headerMessages } from '../../../bin/pot/metadata.mjs';

test( "has the texts of the plugin's header", async () => {
	const [ name ] = await headerMessages();
	assert.deepEqual( name, {
		id: 'Smart Support',
		comment: 'Plugin Name of the plugin',
		reference: 'smart-support-guest.php',
	} );
} );

test( 'has title and description of the block', async () => {
	const messages = await blockMessages();
	assert.deepEqual(
		messages.slice( 0, 2 ).map( ( { context } ) => context ),
		[ 'block title', 'block description' ]
	);
} );
