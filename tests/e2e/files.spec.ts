/**
 * Files of visitors, with the ticket and later (G-8, G-16, G-25).
 */
import { FileField, file } from './support/file-field';
import { GuestTicket } from './support/guest-ticket';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

const MEGABYTE = 1024 * 1024;

test.beforeEach( async ( { settings } ) => {
	await settings( { guests: { field_attachments: true } } );
} );

test(
	'files come with a ticket and with a reply, without words, and open',
	{ tag: '@without-js' },
	async ( { email, mailbox, page, word } ) => {
		const support = new SupportPage( page );
		const files = new FileField( page );
		await support.open();
		await support.fill( { email, subject: word, message: '' } );
		await files.pick( file( 'screen.png' ), file( 'log "1".txt', 'Text' ) );
		await support.send();
		await expect( support.success ).toBeVisible();

		const [ mail ] = await mailbox.wait( email, 1 );
		const ticket = new GuestTicket( page );
		await ticket.open( mail?.links[ 0 ] ?? '' );
		const opening = ticket.messages().first();
		await expect( opening.getByRole( 'link' ) ).toHaveText( [
			'screen.png',
			'log "1".txt',
		] );
		await expect( opening ).toContainText( '4 B' );

		await files.pick( file( 'later.txt', 'More' ) );
		await ticket.send.click();
		await expect( ticket.messages() ).toHaveCount( 2 );
		await expect(
			page.getByText( 'Your reply has been sent.' ).first()
		).toBeVisible();
		const link = ticket.messages().last().getByRole( 'link' );
		await expect( link ).toHaveText( 'later.txt' );
		const [ download ] = await Promise.all( [
			page.waitForEvent( 'download' ),
			link.click(),
		] );
		expect( download.suggestedFilename() ).toBe( 'later.txt' );
		const stream = await download.createReadStream();
		const content = await stream.toArray();
		expect( content.join( '' ) ).toBe( 'More' );
	}
);

test( 'files are picked, dropped and pasted, and each is told its fault before anything is sent', async ( {
	email,
	page,
	settings,
	word,
} ) => {
	await settings( { attachments: { max_count: 3, max_size_mb: 1 } } );
	const support = new SupportPage( page );
	const files = new FileField( page );
	await support.open();
	await support.fill( { email, subject: word, message: 'See these.' } );
	await files.pick( file( 'picked.png' ) );
	await files.drop( file( 'dropped.exe', 'MZ' ) );
	await files.paste( file( 'pasted.txt', 'x'.repeat( MEGABYTE + 1 ) ) );
	await expect( files.entries ).toHaveCount( 3 );
	await expect( files.entry( 'dropped.exe' ) ).toContainText(
		'Files of this kind are not taken.'
	);
	await expect( files.entry( 'pasted.txt' ) ).toContainText(
		'The limit is 1 MB.'
	);
	await files.pick( file( 'fourth.png' ) );
	await expect( files.input ).toHaveAccessibleDescription(
		/at most 3 files/
	);

	let posts = 0;
	page.on( 'request', ( request ) => {
		posts += request.method() === 'POST' ? 1 : 0;
	} );
	await support.submit.click();
	await expect( support.alert ).toContainText( 'Please correct' );
	await expect( files.input ).toBeFocused();
	expect( posts ).toBe( 0 );

	await files.remove( 'dropped.exe' );
	await files.remove( 'pasted.txt' );
	await expect( files.entries ).toHaveCount( 2 );
	await support.send();
	await expect( support.success ).toBeVisible();
} );

test( 'what only the server finds is told at the file', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	const ticket = new GuestTicket( page );
	const files = new FileField( page );
	await ticket.open( link );
	await files.pick( file( 'good.png' ), file( 'fake.png', 'MZ' ) );
	await ticket.send.click();
	await expect( files.entry( 'fake.png' ) ).toContainText(
		'The content of this file is not what its name says: .png'
	);
	await expect( files.entry( 'good.png' ) ).not.toContainText( 'content' );
	await expect( ticket.messages() ).toHaveCount( 1 );

	await files.remove( 'fake.png' );
	await ticket.send.click();
	await expect( ticket.messages() ).toHaveCount( 2 );
	await expect( files.entries ).toHaveCount( 0 );
	await expect( ticket.messages().last().getByRole( 'link' ) ).toHaveText( [
		'good.png',
	] );
} );

test( 'a large file shows how far it is, and can be stopped', async ( {
	email,
	mailbox,
	page,
	word,
} ) => {
	const support = new SupportPage( page );
	const files = new FileField( page );
	const letter = { email, subject: word, message: 'A film.' };
	await support.open();
	await support.fill( letter );
	await files.pick( file( 'film.txt', 'x'.repeat( 4 * MEGABYTE ) ) );
	await files.slowDown( MEGABYTE );
	await support.send();
	await expect( files.progress ).toBeVisible();
	const percent = async () =>
		Number( await files.progress.getAttribute( 'value' ) );
	await expect.poll( percent ).toBeGreaterThan( 10 );
	expect( await percent() ).toBeLessThan( 100 );

	await page.getByRole( 'button', { name: 'Cancel' } ).click();
	await expect( support.alert ).toContainText( 'Cancelled.' );
	await expect( files.progress ).toBeHidden();
	await support.isFilledWith( letter );
	await expect( files.entries ).toHaveCount( 1 );

	await files.slowDown( -1 );
	await support.send();
	await expect( support.success ).toBeVisible();
	await mailbox.wait( email, 1 );
} );

test( 'files survive with a page that a cache has kept for days', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const support = new SupportPage( page );
	const old = await site.formToken( 3 * 24 * 60 * 60 );
	await page.route( '**/support/', async ( route ) => {
		const response = await route.fetch();
		const body = await response.text();
		await route.fulfill( {
			response,
			body: body.replace( /\d{10}\.[0-9a-f]{16}\.[0-9a-f]{32}/, old ),
		} );
	} );
	await support.open();
	await support.fill( { email, subject: word, message: '' } );
	await new FileField( page ).pick( file( 'screen.png' ) );
	const sent: string[] = [];
	page.on( 'request', ( request ) => {
		sent.push( new URL( request.url() ).pathname.replace( /^.*\/v1/, '' ) );
	} );
	await support.submit.click();
	await expect( support.success ).toBeVisible();
	expect( sent ).toEqual( [ '/guest/form-token', '/guest/tickets' ] );
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'a form that comes back says that its files must be chosen again', async ( {
		email,
		page,
		site,
		word,
	} ) => {
		const support = new SupportPage( page );
		const files = new FileField( page );
		const letter = { email, subject: word, message: 'See this.' };
		await support.open();
		await support.fill( letter );
		await files.pick( file( 'good.png' ), file( 'evil.exe', 'MZ' ) );
		await support.send();
		await expect( support.alert ).toContainText(
			'please choose them again before you send the form'
		);
		await expect( files.input ).toHaveAccessibleDescription(
			/File 2 \(evil\.exe\): Files of this kind are not taken/
		);
		await support.isFilledWith( letter );

		await files.pick( file( 'good.png' ) );
		await support.send();
		await expect( support.success ).toBeVisible();

		const { link } = await site.ticket( { email, subject: word } );
		const ticket = new GuestTicket( page );
		await ticket.open( link );
		await ticket.replyBox.fill( 'Kept.' );
		await files.pick( file( 'evil.exe', 'MZ' ) );
		await ticket.send.click();
		await expect(
			page.getByText( 'please choose them again' )
		).toBeVisible();
		await expect( ticket.replyBox ).toHaveValue( 'Kept.' );
		await expect( ticket.messages() ).toHaveCount( 1 );
	} );
} );
