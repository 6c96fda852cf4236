/**
 * @jest-environment node
 */
import { previewMail, sendTestMail } from '../../../src/store/mail';
import { calls, failure, serve, success } from '../server';

const INPUT = {
	kind: 'new_link',
	branding: { accent_color: '#112233' },
} as const;

test( 'asks for a mail as it would be', async () => {
	const mail = {
		kind: 'new_link',
		from_name: 'A',
		subject: 'B',
		html: '<p>',
		text: 'C',
	};
	serve( success( mail ) );
	expect( await previewMail( INPUT ) ).toEqual( mail );
	expect( calls ).toMatchObject( [ { method: 'POST', body: INPUT } ] );
	expect( calls[ 0 ]?.path ).toContain( '/smart-support/v1/mail/preview' );
} );

test( 'a preview that nobody waits for is given up', async () => {
	serve( success( {} ) );
	globalThis.fetch = ( _, options ) =>
		Promise.reject( options?.signal?.reason as Error );
	const controller = new AbortController();
	controller.abort();
	await expect( previewMail( INPUT, controller.signal ) ).rejects.toThrow(
		'aborted'
	);
} );

test( 'sends a test mail, and says why it could not', async () => {
	serve(
		success( { to: 'anna@example.com' } ),
		failure( 500, 'mail_failed', 'The mail could not be sent: no.' )
	);
	expect( await sendTestMail( INPUT ) ).toEqual( { to: 'anna@example.com' } );
	expect( calls[ 0 ]?.path ).toContain( '/smart-support/v1/mail/test' );
	await expect( sendTestMail( INPUT ) ).rejects.toThrow(
		'The mail could not be sent: no.'
	);
} );
