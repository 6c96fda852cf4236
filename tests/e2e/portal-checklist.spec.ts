/**
 * The requirements of the public ticket portal, P-1 to P-20, each by its id; P-2 to P-5 and P-18 also in departments.spec.
 */
import { AgentTicket } from './support/agent-ticket';
import { GuestTicket } from './support/guest-ticket';
import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { type Wanted, PublicTicket, openPortal } from './support/portal';
import { Rest } from './support/rest';
import { expect, test } from './support/test';

const PORTAL_LINK = /https?:\/\/[^\s"<>]*smart-support-portal=[A-Za-z0-9_-]+/g;

test( 'P-1 P-6 P-7 P-8 P-9 P-11: an answer’s mail ends with a link by which anybody sees the ticket @without-js', async ( {
	email,
	mailbox,
	page,
	signedIn,
	site,
	visitor,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	await openPortal( site, id, word );
	await mailbox.wait( email, 1 );
	const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
	await agent.open( id );
	await agent.reply( 'Which printer do you have?' );
	const [ , mail ] = await mailbox.wait( email, 2 );

	expect( mail?.html ).toContain( 'View ticket details' );
	expect( mail?.text ).toContain(
		'Anyone who has the link has access to the page.'
	);
	const links = `${ mail?.html } ${ mail?.text }`.match( PORTAL_LINK ) ?? [];
	expect( new Set( links ).size ).toBe( 1 );
	const [ link = '' ] = links;
	// Last of all links, after the personal one.
	expect( mail?.html?.lastIndexOf( 'href=' ) ).toBeLessThan(
		mail?.html?.indexOf( 'View ticket details' ) ?? 0
	);

	// Whoever it was forwarded to, and once more: one page.
	for ( const reader of [ page, await visitor() ] ) {
		const ticket = new PublicTicket( reader );
		await ticket.open( link );
		await expect( reader ).toHaveURL(
			`${ site.url }/support/portal/${ id }/`
		);
		await expect( ticket.says( 'In progress' ) ).toBeVisible();
		await expect( ticket.main ).toContainText( word );
		await expect( ticket.main ).toContainText( 'Created' );
		await expect( ticket.main ).toContainText(
			'Which printer do you have?'
		);
		await expect( ticket.main ).toContainText(
			'Anyone who has the link to this page has access to it.'
		);
	}
} );

test( 'P-5: No Portal ends every link on the next request, and back on they open again', async ( {
	email,
	page,
	request,
	signedIn,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	const { department, link } = await openPortal( site, id, word );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	const admin = await Rest.user( await signedIn( 'admin' ) );
	const secret = new URL( link ).searchParams.get( 'smart-support-portal' );
	const ask = () =>
		request.get( '/wp-json/smart-support/v1/portal/ticket', {
			headers: { 'X-Smart-Support-Token': secret ?? '' },
		} );
	const set = ( portal: string ) =>
		admin.send( `/departments/${ department }`, { portal }, 'PATCH' );

	expect( ( await set( 'none' ) ).status ).toBe( 200 );
	expect( ( await page.reload() )?.status() ).toBe( 404 );
	expect( ( await page.goto( link ) )?.status() ).toBe( 404 );
	expect( ( await ask() ).status() ).toBe( 404 );
	expect( ( await set( 'public' ) ).status ).toBe( 200 );
	await ticket.open( link );
	expect( ( await ask() ).status() ).toBe( 200 );
} );

test( 'P-12 P-17: closing takes an address of the ticket, and a status for it @without-js', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	const ticket = new PublicTicket( page );
	await ticket.open( ( await openPortal( site, id, word ) ).link );
	await expect( ticket.says( 'Close ticket' ) ).toHaveCount( 0 );

	const { link } = await openPortal( site, id, `${ word } 2`, {
		columns: { self_close_status: 'resolved' },
	} );
	await ticket.open( link );
	await ticket.turn( 'Close', 'stranger@example.com' );
	await expect( ticket.says( 'New' ).first() ).toBeVisible();
	expect( await site.row( id ) ).toMatchObject( { status: 'new' } );
	await ticket.open( link );
	await ticket.turn( 'Close', email );
	await expect( ticket.says( 'Your ticket is closed.' ) ).toBeVisible();
	await expect( ticket.says( 'Resolved' ) ).toBeVisible();
	expect( await site.row( id ) ).toMatchObject( { status: 'resolved' } );
	await ticket.turn( 'Reopen', email );
	await expect( ticket.says( 'Your ticket is open again.' ) ).toBeVisible();
	expect( await site.row( id ) ).toMatchObject( { status: 'open' } );
} );

for ( const [ who, wanted ] of [
	[ 'a participant', { participant: 'part' } ],
	[ 'who got a copy', { copied: 'copy' } ],
	[ 'the customer', {} ],
] as [ string, Wanted ][] ) {
	test( `P-13 P-16: ${ who } responds @without-js`, async ( {
		email,
		page,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const own = ( start?: string ) => start && `${ start }-${ email }`;
		const participant = own( wanted.participant );
		const copied = own( wanted.copied );
		const { link } = await openPortal( site, id, word, {
			...( participant && { participant } ),
			...( copied && { copied } ),
		} );
		const ticket = new PublicTicket( page );
		await ticket.open( link );
		await ticket.respond( participant ?? copied ?? email, 'It is me.' );
		await expect(
			ticket.says( 'Your reply has been sent.' )
		).toBeVisible();
		await expect( ticket.main ).toContainText( 'It is me.' );
		await expect( ticket.main ).toContainText( 'Unverified sender' );
		await expect( ticket.main ).not.toContainText( email );
	} );
}

test( 'P-13: where the department wants it confirmed, a mail’s button publishes the response @without-js', async ( {
	email,
	mailbox,
	page,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const { link } = await openPortal( site, id, word, {
		columns: { reply_check: 'confirm' },
	} );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	await ticket.respond( email, `Held ${ word }` );
	await expect( ticket.says( /^Please check your inbox/ ) ).toBeVisible();
	await expect( ticket.main ).not.toContainText( `Held ${ word }` );

	const [ , mail ] = await mailbox.wait( email, 2 );
	expect( mail?.source ).not.toContain( `Held ${ word }` );
	const [ confirm = '' ] =
		/https?:\/\/[^\s"<>]*smart-support-confirm=[A-Za-z0-9_-]+/.exec(
			mail?.text ?? ''
		) ?? [];
	await page.goto( confirm );
	await page.goto( confirm );
	await ticket.open( link );
	await expect( ticket.main ).not.toContainText( `Held ${ word }` );
	await page.goto( confirm );
	await page.locator( '#smart-support' ).getByRole( 'button' ).click();
	await expect(
		page.getByText( 'Your reply has been published.' )
	).toBeVisible();
	await ticket.open( link );
	await expect( ticket.main ).toContainText( `Held ${ word }` );
} );

test( 'P-14 P-19: files come with a response, and nobody opens them here @without-js', async ( {
	email,
	page,
	request,
	settings,
	site,
	word,
} ) => {
	await settings( { guests: { field_attachments: true } } );
	const { id } = await site.ticket( { email, subject: word } );
	const { link } = await openPortal( site, id, word );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	await page.locator( 'input[type=file]' ).setInputFiles( {
		name: 'report.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from( `Canary ${ word }` ),
	} );
	await ticket.respond( email, 'See the report.' );
	const row = ticket.main
		.getByRole( 'list', { name: 'Attachments' } )
		.getByRole( 'listitem' );
	await expect( row ).toContainText( 'report.txt' );
	await expect( row ).toContainText( 'see your e-mail' );
	await expect( row.getByRole( 'link' ) ).toHaveCount( 0 );

	const file = await site.eval(
		`global $wpdb; echo $wpdb->get_var( "SELECT MAX(id) FROM {$wpdb->prefix}smart_support_attachments WHERE ticket_id = ${ id }" );`
	);
	const refused = await request.get(
		`/wp-json/smart-support/v1/portal/attachments/${ file }`,
		{
			headers: {
				'X-Smart-Support-Token':
					new URL( link ).searchParams.get(
						'smart-support-portal'
					) ?? '',
			},
		}
	);
	expect( refused.status() ).toBe( 404 );
	expect( await refused.text() ).not.toContain( 'Canary' );
} );

test( 'P-15: an address that is not on the ticket gets one neutral answer, then none @without-js', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	const other = `other-${ email }`;
	await site.ticket( { email: other, subject: word } );
	const { link } = await openPortal( site, id, word );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	const faults = new Set< string >();
	for ( const who of [
		other,
		'a@example.com',
		'b@example.com',
		'c@example.com',
		'd@example.com',
	] ) {
		await ticket.respond( who, `Text ${ word }` );
		await expect( ticket.email ).toHaveAttribute( 'aria-invalid', 'true' );
		faults.add(
			( await page
				.locator( '#smart-support-email-error' )
				.textContent() ) ?? ''
		);
		await expect( ticket.message ).toHaveValue( `Text ${ word }` );
	}
	expect( faults.size ).toBe( 1 );
	expect( [ ...faults ].join() ).not.toContain( '@' );
	await ticket.respond( email, `Text ${ word }` );
	await expect( ticket.says( /Too many requests/ ) ).toBeVisible();
	expect( await site.row( id ) ).toMatchObject( { reply_count: '0' } );
} );

test( 'P-18: a graph is obeyed by agents and by customers alike', async ( {
	email,
	page,
	signedIn,
	site,
	word,
} ) => {
	const { id, link: own } = await site.ticket( { email, subject: word } );
	const { link } = await openPortal( site, id, word, {
		columns: {
			self_close_status: 'closed',
			transitions: JSON.stringify( {
				new: [ 'open' ],
				open: [ 'pending', 'closed' ],
				pending: [ 'open' ],
				delayed: [ 'open' ],
				resolved: [ 'open' ],
				closed: [ 'open' ],
			} ),
		},
	} );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	await expect( ticket.says( 'Close ticket' ) ).toHaveCount( 0 );
	const staff = await signedIn( 'e2e-agent' );
	const refused = await (
		await Rest.user( staff )
	).send( `/tickets/${ id }/status`, { status: 'resolved' }, 'PATCH' );
	expect( [ refused.status, refused.code ] ).toEqual( [
		400,
		'illegal_transition',
	] );
	expect( JSON.parse( refused.text ) ).toMatchObject( {
		allowed: [ 'open' ],
	} );
	const agent = new AgentTicket( staff );
	await agent.open( id );
	await expect( agent.statuses() ).toHaveText( [ 'New', 'Open' ] );
	await agent.setStatus( 'Open' );
	await expect( agent.statuses() ).toHaveText( [
		'Open',
		'Pending',
		'Closed',
	] );
	await page.reload();
	await expect( ticket.says( 'Close ticket' ) ).toBeVisible();

	// Its customer by their own link, in the same way.
	await new GuestTicket( page ).open( own );
	await page.getByText( 'Close ticket' ).click();
	await page.getByRole( 'button', { name: 'Yes, close it' } ).click();
	await expect(
		page.getByText( 'Your ticket is closed.' ).first()
	).toBeVisible();
	expect( await site.row( id ) ).toMatchObject( { status: 'closed' } );
} );

test( 'P-20: addresses and quoted mails are trimmed', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id } = await site.ticket( {
		email,
		subject: `Ask jane@example.com ${ word }`,
		message: `Hello joe@example.com.\n\nOn Monday, Joe <joe@example.com> wrote:\n> Secret ${ word } below`,
	} );
	const { link } = await openPortal( site, id, word );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	await expect( ticket.main ).toContainText( 'j•••@e•••.com' );
	const whole = await page.content();
	for ( const hidden of [ 'jane@', 'joe@', email, `Secret ${ word }` ] ) {
		expect( whole ).not.toContain( hidden );
	}
} );

for ( const looks of [ [], [ 'dark' ], [ 'rtl' ], [ 'classic' ] ] as Parameters<
	typeof showAs
>[ 2 ][][] ) {
	const name = [ 'portal', ...looks ].join( '-' );

	test( `P-10: the public page is for everybody, on every screen: ${ name }`, async ( {
		email,
		page,
		settings,
		signedIn,
		site,
		word,
	} ) => {
		await settings( { guests: { field_attachments: true } } );
		const { id } = await site.ticket( {
			email,
			subject: `Blank pages ${ word }`,
		} );
		const { link } = await openPortal( site, id, word, {
			columns: { self_close_status: 'resolved' },
		} );
		const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
		await agent.open( id );
		await agent.reply( 'Which printer do you have?' );
		await showAs( page, site.url, ...looks );
		const ticket = new PublicTicket( page );
		await ticket.open( link );
		const looksWell = async ( state: string ) => {
			await isAccessible( page, '#smart-support' );
			await fitsNarrowWindow( page );
			await takePictures( page, state );
		};
		await looksWell( name );
		await ticket.says( 'Close ticket' ).click();
		await looksWell( `${ name }-closing` );
		await ticket.respond( 'stranger@example.com', 'Let me in.' );
		await expect( ticket.email ).toHaveAttribute( 'aria-invalid', 'true' );
		await looksWell( `${ name }-fault` );
		await page
			.context()
			.clearCookies( { name: new RegExp( '^smart_support_portal_' ) } );
		expect( ( await page.reload() )?.status() ).toBe( 403 );
		await looksWell( `${ name }-lost` );
	} );
}

test( 'P-13: the public page by keyboard alone', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id } = await site.ticket( { email, subject: word } );
	const { link } = await openPortal( site, id, word );
	const ticket = new PublicTicket( page );
	await ticket.open( link );
	await ticket.email.focus();
	await page.keyboard.type( email );
	await page.keyboard.press( 'Tab' );
	await expect( ticket.message ).toBeFocused();
	await page.keyboard.type( 'By keyboard.' );
	await page.keyboard.press( 'Tab' );
	await expect( ticket.send ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( ticket.says( 'Your reply has been sent.' ) ).toBeVisible();
} );
