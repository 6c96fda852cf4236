import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { startMail } from '../../../bin/lib/mail.mjs';

/**
 * Sends a mail as simply as the protocol allows.
 *
 * @param {number} port
 * @param {string} subject
 */
async function send( port, subject ) {
	const lines = [
		'HELO localhost',
		'MAIL FROM:<a@example.com>',
		'RCPT TO:<b@example.com>',
		'DATA',
		`From: a@example.com\r\nTo: b@example.com\r\nSubject: ${ subject }\r\n\r\nText\r\n.`,
		'QUIT',
	];
	const socket = connect( port, '127.0.0.1' );
	for await ( const answer of socket ) {
		assert.match( String( answer ), /^[23]/ );
		const line = lines.shift();
		if ( line ) {
			socket.write( `${ line }\r\n` );
		}
	}
}

const subjects = async ( { webUrl } ) =>
	( await ( await fetch( `${ webUrl }/api/email` ) ).json() ).map(
		( mail ) => mail.subject
	);

test( 'mail is caught, shown, and there again after a restart', async ( t ) => {
	const dir = await mkdtemp( join( tmpdir(), 'mail-' ) );
	t.after( () => rm( dir, { recursive: true } ) );
	const first = await startMail( { dir: join( dir, 'mails' ) } );
	await send( first.smtpPort, 'Hello' );
	assert.deepEqual( await subjects( first ), [ 'Hello' ] );
	await first.stop();

	const second = await startMail( {
		dir: join( dir, 'mails' ),
		smtpPort: first.smtpPort,
	} );
	assert.equal( second.smtpPort, first.smtpPort );
	assert.deepEqual( await subjects( second ), [ 'Hello' ] );
	await second.stop();
} );
