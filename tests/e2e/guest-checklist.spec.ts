/**
 * The requirements of guest support, G-1 to G-39, each by its id.
 */
import type { Locator } from '@playwright/test';

import { AgentTicket } from './support/agent-ticket';
import { GuestTicket } from './support/guest-ticket';
import { Inbox } from './support/inbox';
import { NewLink } from './support/new-link';
import { Rest } from './support/rest';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

const photo = ( name = 'screen.png' ) => ( {
	name,
	mimeType: 'image/png',
	buffer: PNG,
} );

const WITH_FIELDS = {
	guests: {
		field_priority: true,
		field_department: true,
		field_attachments: true,
	},
};

const WITHOUT_FIELDS = {
	guests: {
		field_priority: false,
		field_department: false,
		field_attachments: false,
	},
};

test( 'G-1 G-3 G-10 G-17 G-18 G-19 G-20 G-22: a visitor without an account writes, and the mail has a link of the ticket’s own', async ( {
	email,
	mailbox,
	page,
	site,
	word,
} ) => {
	const form = new SupportPage( page );
	await form.open();
	await expect(
		page.getByRole( 'link', { name: 'Log in', exact: true } )
	).toBeVisible();
	await page.getByRole( 'link', { name: 'Continue as Guest' } ).click();
	await expect( form.submit ).toHaveText( 'Submit Ticket' );

	await form.submit.click();
	for ( const field of [ form.email, form.subject, form.message ] ) {
		await expect( field ).toHaveAttribute( 'aria-invalid', 'true' );
		await expect( field ).toHaveAccessibleDescription( /Please enter/ );
	}

	const links: string[] = [];
	for ( const count of [ 1, 2 ] ) {
		await form.open();
		await form.fill( {
			email,
			subject: `${ word } ${ count }`,
			message: `Message ${ count }`,
		} );
		await form.send();
		await expect( form.success ).toBeVisible();
		const mails = await mailbox.wait( email, count );
		links.push( mails.at( -1 )?.links[ 0 ] ?? '' );
	}
	expect( new Set( links ).size ).toBe( 2 );
	await new GuestTicket( page ).open( links[ 0 ] ?? '' );
	await expect( page.getByText( 'Message 1' ) ).toBeVisible();
	await new GuestTicket( page ).open( links[ 1 ] ?? '' );
	await expect( page.getByText( 'Message 2' ) ).toBeVisible();

	expect(
		await site.eval( `var_dump( get_user_by( 'email', '${ email }' ) );` )
	).toContain( 'bool(false)' );
} );

test( 'G-4: a link lives from 1 to 365 days, 30 unless the settings say otherwise', async ( {
	email,
	settings,
	signedIn,
	site,
	word,
} ) => {
	const admin = await Rest.user( await signedIn( 'admin' ) );
	const before = await admin.get( '/settings' );
	expect( before.data.guests ).toMatchObject( { link_days: 30 } );
	for ( const days of [ 0, 366, -1, '30d', 1.5 ] ) {
		const refused = await admin.send(
			'/settings',
			{ guests: { link_days: days } },
			'PATCH'
		);
		expect( refused.status, String( days ) ).toBe( 400 );
		expect( refused.code ).toBe( 'validation_error' );
		expect( Object.keys( refused.errors ?? {} ).join() ).toContain(
			'link_days'
		);
	}
	expect( ( await admin.get( '/settings' ) ).data ).toEqual( before.data );

	for ( const lifetime of [ 1, 365 ] ) {
		await settings( { guests: { link_days: lifetime } } );
		const { id } = await site.ticket( { email, subject: word } );
		const [ link ] = ( await admin.get( `/tickets/${ id }/access-links` ) )
			.items;
		const days =
			( Date.parse( String( link?.expires_at ) ) - Date.now() ) /
			86_400_000;
		expect( days ).toBeGreaterThan( lifetime - 0.1 );
		expect( days ).toBeLessThanOrEqual( lifetime );
	}
} );

test( 'G-5 G-34 G-35: a link opens one ticket for a time, and everything else looks as if it were not there', async ( {
	email,
	page,
	request,
	site,
	word,
} ) => {
	const [ mine, theirs ] = await site.tickets( [
		{ email, subject: 'Mine' },
		{ email: `other-${ email }`, subject: word },
	] );
	const holder = Rest.holder( request, mine?.link ?? '' );
	expect( ( await holder.get( '/portal/ticket' ) ).data.subject ).toBe(
		'Mine'
	);

	await new GuestTicket( page ).open( mine?.link ?? '' );
	const foreign = await page.goto( `/support/ticket/${ theirs?.id }/` );
	expect( foreign?.status() ).toBe( 404 );
	expect( await foreign?.text() ).not.toContain( word );
	const absent = await page.goto( '/support/ticket/99999999/' );
	expect( absent?.status() ).toBe( 404 );
	for ( const path of [ '/portal/ticket', '/portal/replies' ] ) {
		const headers = ( id: unknown ) => ( {
			headers: { 'X-Smart-Support-Ticket': String( id ) },
		} );
		const at = `/wp-json/smart-support/v1${ path }`;
		const notMine = await page.request.get( at, headers( theirs?.id ) );
		const notThere = await page.request.get( at, headers( 99999999 ) );
		expect( notMine.status() ).toBe( 404 );
		expect( await notMine.text() ).toBe( await notThere.text() );
	}

	await site.expireLinks( mine?.id ?? 0 );
	const expired = await holder.get( '/portal/ticket' );
	const forged = await Rest.holder(
		request,
		`${ site.url }/?smart-support-link=${ 'A'.repeat( 43 ) }`
	).get( '/portal/ticket' );
	expect( [ expired.status, expired.code ] ).toEqual( [
		401,
		'invalid_link',
	] );
	expect( forged.text ).toBe( expired.text );
	const shown = await page.goto( `/support/ticket/${ mine?.id }/` );
	expect( shown?.status() ).toBe( 403 );
	await expect( new NewLink( page ).heading ).toBeVisible();
	await expect(
		page.getByRole( 'button', { name: 'Send me a new link' } )
	).toBeVisible();
} );

test( 'G-2 G-7 G-23 G-24 G-26: the guest reads all that is public, oldest first, sees the status and answers', async ( {
	email,
	page,
	signedIn,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( {
		email,
		subject: word,
		message: 'First of all.',
	} );
	const guest = new GuestTicket( page );
	await guest.open( link );
	await guest.hasStatus( 'New' );

	const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
	await agent.open( id );
	await agent.addNote( `secret-${ word }` );
	await agent.reply( 'Second.' );
	await page.reload();
	await guest.hasStatus( 'In progress' );
	await guest.reply( 'Third.' );
	await expect( guest.messages() ).toHaveText( [
		/First of all\./,
		/Second\./,
		/Third\./,
	] );

	// What they do not know of, they do not resolve.
	await agent.open( id );
	await agent.setStatus( 'Resolved' );
	await page.reload();
	await guest.hasStatus( 'Resolved' );
	await expect( guest.messages() ).toHaveCount( 3 );
	await expect( page.locator( 'html' ) ).not.toContainText(
		`secret-${ word }`
	);
} );

test( 'G-6: a code that is mailed to the address shows all of its tickets', async ( {
	email,
	mailbox,
	page,
	site,
	word,
} ) => {
	await site.tickets( [
		{ email, subject: `First ${ word }` },
		{ email, subject: `Second ${ word }`, status: 'resolved' },
		{ email: `other-${ email }`, subject: `Foreign ${ word }` },
	] );
	await mailbox.wait( email, 2 );
	await new SupportPage( page ).open();
	await page.getByRole( 'link', { name: 'My tickets' } ).click();
	await page.getByRole( 'textbox', { name: 'Email Address' } ).fill( email );
	await page.getByRole( 'button', { name: 'Send me a code' } ).click();
	const [ , , mail ] = await mailbox.wait( email, 3 );
	const code = /\b\d{3}\s?\d{3}\b/.exec( mail?.text ?? '' )?.[ 0 ] ?? '';
	await page.getByRole( 'textbox', { name: 'Code' } ).fill( code );
	await page.getByRole( 'button', { name: 'Show my tickets' } ).click();

	const own = page.getByRole( 'link', { name: word } );
	await expect( own ).toHaveCount( 2 );
	await expect( page.getByText( `Foreign ${ word }` ) ).toHaveCount( 0 );
	await page.getByRole( 'link', { name: `Second ${ word }` } ).click();
	await new GuestTicket( page ).hasStatus( 'Resolved' );
} );

test( 'G-8 G-16 G-25: files come with the ticket and later, within the limits', async ( {
	email,
	mailbox,
	page,
	request,
	settings,
	site,
	word,
} ) => {
	await settings( {
		...WITH_FIELDS,
		attachments: { max_count: 2, max_size_mb: 1 },
	} );
	const nobody = Rest.nobody( request );
	const fields = async ( text: string ) => ( {
		email,
		subject: word,
		message: text,
		form_token: await site.formToken( 60 ),
	} );
	const made = await nobody.post( '/guest/tickets', {
		...( await fields( 'With a file.' ) ),
		'attachments[]': photo(),
	} );
	expect( made.status, made.text ).toBe( 201 );
	for ( const file of [
		{ name: 'a.php', mimeType: 'image/png', buffer: PNG },
		{ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from( 'GIF' ) },
		{
			name: 'a.txt',
			mimeType: 'text/plain',
			buffer: Buffer.alloc( 1024 * 1024 + 1, 'a' ),
		},
	] ) {
		const refused = await nobody.post( '/guest/tickets', {
			...( await fields( `With ${ file.name }.` ) ),
			'attachments[]': file,
		} );
		expect( [ 400, 413 ], refused.text ).toContain( refused.status );
	}

	const [ mail ] = await mailbox.wait( email, 1 );
	const link = mail?.links[ 0 ] ?? '';
	const guest = new GuestTicket( page );
	await guest.open( link );
	await expect(
		guest
			.messages()
			.first()
			.getByRole( 'link', { name: /screen\.png/ } )
	).toBeVisible();

	const holder = Rest.holder( request, link );
	const later = await holder.post( '/portal/replies', {
		message: '',
		'attachments[]': photo( 'later.png' ),
	} );
	expect( later.status, later.text ).toBe( 201 );
	await page.reload();
	const name = guest
		.messages()
		.last()
		.getByRole( 'link', {
			name: /later\.png/,
		} );
	const file = await page.request.get(
		( await name.getAttribute( 'href' ) ) ?? ''
	);
	expect( file.status() ).toBe( 200 );
	expect( file.headers() ).toMatchObject( {
		'x-content-type-options': 'nosniff',
		'content-disposition': expect.stringContaining( 'attachment' ),
	} );
	expect( await file.body() ).toEqual( PNG );
} );

test( 'G-9 G-27 G-28 G-33: guests’ tickets stand in the list with a blue badge, and filters tell them apart', async ( {
	email,
	signedIn,
	site,
	word,
} ) => {
	const [ guests ] = await site.tickets( [
		{ email, subject: `Guest ${ word }` },
		{
			email: `user-${ email }`,
			subject: `Registered ${ word }`,
			isRegistered: true,
		},
	] );
	const page = await signedIn( 'e2e-supervisor' );
	const inbox = new Inbox( page );
	await inbox.open( { search: word } );
	await expect( inbox.rows ).toHaveCount( 2 );
	const badge = inbox.row( `Guest ${ word }` ).getByText( 'Guest', {
		exact: true,
	} );
	await expect( badge ).toBeVisible();
	expect( await isBlue( badge ) ).toBe( true );
	await expect(
		inbox
			.row( `Registered ${ word }` )
			.getByText( 'Guest', { exact: true } )
	).toHaveCount( 0 );

	await inbox.open( { search: word, customer: 'guest' } );
	await expect( inbox.subjects() ).toHaveText( [ /Guest/ ] );
	await inbox.open( { search: word, customer: 'registered' } );
	await expect( inbox.subjects() ).toHaveText( [ /Registered/ ] );

	const ticket = new AgentTicket( page );
	await ticket.open( guests?.id ?? 0 );
	expect(
		await isBlue( page.getByText( 'Guest', { exact: true } ).first() )
	).toBe( true );
} );

test( 'G-11 G-30: the guest gets a mail of an agent’s reply, and none of a note', async ( {
	email,
	mailbox,
	signedIn,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
	await agent.open( id );
	await agent.addNote( `note-${ word }` );
	await agent.reply( `reply-${ word }` );
	const [ , mail ] = await mailbox.wait( email, 2 );
	expect( mail?.text ).toContain( `reply-${ word }` );
	expect( mail?.source ).not.toContain( `note-${ word }` );
	expect( mail?.links.length ).toBeGreaterThan( 0 );
} );

test( 'G-12: the sixth ticket of an hour is refused, and told when to come again', async ( {
	email,
	request,
	site,
} ) => {
	const token = await site.formToken( 60 );
	const statuses = [];
	for ( let count = 1; count <= 6; count++ ) {
		const answer = await request.post(
			'/wp-json/smart-support/v1/guest/tickets',
			{
				data: {
					email,
					subject: 'Again',
					message: `Message ${ count }`,
					form_token: token,
				},
			}
		);
		statuses.push( answer.status() );
		if ( count === 6 ) {
			expect(
				Number( answer.headers()[ 'retry-after' ] )
			).toBeGreaterThan( 3000 );
			expect( await answer.text() ).toContain( 'rate_limited' );
		}
	}
	expect( statuses ).toEqual( [ 201, 201, 201, 201, 201, 429 ] );
} );

test( 'G-14 G-15 G-21: priority, department and files are asked for and taken only where they are enabled', async ( {
	email,
	mailbox,
	page,
	request,
	settings,
	signedIn,
	site,
	word,
} ) => {
	const admin = await Rest.user( await signedIn( 'admin' ) );
	const department = await admin.send( '/departments', {
		name: `Billing ${ word }`,
	} );
	const form = new SupportPage( page );
	const fields = [
		form.form.getByRole( 'combobox', { name: 'Priority' } ),
		form.form.getByRole( 'combobox', { name: 'Department' } ),
		form.form.getByLabel( 'Attachments' ),
	];
	await settings( WITHOUT_FIELDS );
	await form.open();
	await expect( form.submit ).toBeVisible();
	for ( const field of fields ) {
		await expect( field ).toHaveCount( 0 );
	}
	const send = async ( subject: string ) =>
		Rest.nobody( request ).post( '/guest/tickets', {
			email,
			subject,
			message: 'Posted.',
			priority: 'urgent',
			department_id: String( department.data.id ),
			form_token: await site.formToken( 60 ),
			'attachments[]': photo(),
		} );
	const ignored = await send( `off ${ word }` );
	expect( ignored.status, ignored.text ).toBe( 201 );

	await settings( WITH_FIELDS );
	await form.open();
	for ( const field of fields ) {
		await expect( field ).toBeVisible();
	}
	const taken = await send( `on ${ word }` );
	expect( taken.status, taken.text ).toBe( 201 );
	await mailbox.wait( email, 2 );

	const found = async ( told: typeof taken ) =>
		( await admin.get( `/tickets/${ String( told.data.number ) }` ) ).data;
	expect( await found( ignored ) ).toMatchObject( {
		priority: 'medium',
		attachments: [],
	} );
	expect( ( await found( ignored ) ).department_id ).not.toBe(
		department.data.id
	);
	expect( await found( taken ) ).toMatchObject( {
		priority: 'urgent',
		department_id: department.data.id,
		attachments: [ { filename: 'screen.png' } ],
	} );
	await admin.send(
		`/departments/${ String( department.data.id ) }?reassign_to=1`,
		{},
		'DELETE'
	);
} );

test( 'G-29 G-36: staff sees address, access URL and status; a regenerated link ends the old one at once', async ( {
	email,
	page,
	request,
	signedIn,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	const agent = await Rest.user( await signedIn( 'e2e-agent' ) );
	const ticket = await agent.get( `/tickets/${ id }` );
	expect( ticket.data ).toMatchObject( {
		customer_email: email,
		is_guest: true,
		status: 'new',
	} );
	const path = `/tickets/${ id }/access-links`;
	const [ shown ] = ( await agent.get( path ) ).items;
	expect( shown ).toMatchObject( { url: link, status: 'active' } );
	await new GuestTicket( page ).open( link );

	const made = await agent.send( path, {
		customer_id: ticket.data.customer_id,
	} );
	expect( made.status ).toBe( 201 );
	expect( ( await page.reload() )?.status() ).toBe( 403 );
	const old = await Rest.holder( request, link ).get( '/portal/ticket' );
	expect( old.status ).toBe( 401 );
	await new GuestTicket( page ).open( String( made.data.url ) );
} );

test( 'G-31: an agent sets open, pending, resolved and closed', async ( {
	email,
	page,
	signedIn,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
	await agent.open( id );
	const guest = new GuestTicket( page );
	await guest.open( link );
	for ( const [ status, seen ] of [
		[ 'Open', 'In progress' ],
		[ 'Pending', 'In progress' ],
		[ 'Resolved', 'Resolved' ],
		[ 'Closed', 'Resolved' ],
	] as const ) {
		await agent.setStatus( status );
		await page.reload();
		await guest.hasStatus( seen );
	}
} );

test( 'G-32: a note is nowhere a guest can look', async ( {
	email,
	mailbox,
	page,
	request,
	signedIn,
	site,
	word,
} ) => {
	const canary = `canary-${ word }`;
	const { id, link } = await site.ticket( { email, subject: word } );
	const holder = Rest.holder( request, link );
	const before = ( await holder.get( '/portal/ticket' ) ).text;
	const agent = await Rest.user( await signedIn( 'e2e-agent' ) );
	const note = await agent.send( `/tickets/${ id }/replies`, {
		message: canary,
		is_internal: true,
	} );
	expect( note.status ).toBe( 201 );

	// Not a count, not a time has changed.
	expect( ( await holder.get( '/portal/ticket' ) ).text ).toBe( before );
	const replies = await holder.get( '/portal/replies?include_internal=true' );
	expect( replies.items ).toEqual( [] );
	const shown = await page.goto( link );
	expect( await shown?.text() ).not.toContain( canary );
	for ( const mail of await mailbox.wait( email, 1 ) ) {
		expect( mail.source ).not.toContain( canary );
	}
} );

test( 'G-37: every mail carries the site’s logo, colours, footer and name', async ( {
	email,
	mailbox,
	settings,
	site,
	word,
} ) => {
	await settings( {
		branding: {
			accent_color: '#123abc',
			footer: `Yours, ${ word }`,
			from_name: `Team ${ word }`,
		},
	} );
	await site.ticket( { email, subject: word } );
	const [ mail ] = await mailbox.wait( email, 1 );
	expect( mail?.html ).toContain( '#123abc' );
	expect( mail?.html ).toContain( `Yours, ${ word }` );
	expect( mail?.text ).toContain( `Yours, ${ word }` );
	expect( mail?.from ).toMatchObject( [ { name: `Team ${ word }` } ] );
} );

test( 'G-38: one click opens the ticket, and what scans mails uses nothing up', async ( {
	email,
	page,
	request,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	const before = await site.row( id );
	for ( const method of [ 'HEAD', 'GET', 'GET' ] ) {
		await request.fetch( link, { method, maxRedirects: 5 } );
	}
	await request.get( `${ link }&_method=POST` );
	const scanner = await page.context().browser()?.newContext();
	const opened = await scanner?.newPage();
	await opened?.goto( link );
	await scanner?.close();
	expect( await site.row( id ) ).toEqual( before );

	await new GuestTicket( page ).open( link );
	expect( page.url() ).not.toContain( 'smart-support-link' );
} );

test( 'G-39: the module has a switch', async ( {
	page,
	request,
	settings,
	site,
	email,
} ) => {
	const data = {
		email,
		subject: 'Closed',
		message: 'Hello?',
		form_token: await site.formToken( 60 ),
	};
	await settings( { guests: { enabled: false } } );
	const refused = await Rest.nobody( request ).send( '/guest/tickets', data );
	expect( [ refused.status, refused.code ] ).toEqual( [
		403,
		'module_disabled',
	] );
	await new SupportPage( page ).open();
	await expect( new SupportPage( page ).submit ).toHaveCount( 0 );

	await settings( { guests: { enabled: true } } );
	await new SupportPage( page ).open();
	await expect( new SupportPage( page ).submit ).toBeVisible();
} );

/**
 * @param badge Any element.
 * @return Whether its ground is more blue than anything else.
 */
function isBlue( badge: Locator ): Promise< boolean > {
	return badge.evaluate( ( element ) => {
		const [ red = 0, green = 0, blue = 0 ] = (
			getComputedStyle( element ).backgroundColor.match( /\d+/g ) ?? []
		).map( Number );
		return blue > 1.3 * green && blue > 1.5 * red;
	} );
}
