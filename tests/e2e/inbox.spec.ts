import { AgentTicket } from './support/agent-ticket';
import { Inbox } from './support/inbox';
import { expect, test } from './support/test';

test.describe( 'list', () => {
	test( 'shows who asks what, and marks guests', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		await site.tickets( [
			{ email, subject: `${ word } guest`, priority: 'urgent' },
			{
				email: `user-${ email }`,
				subject: `${ word } registered`,
				isRegistered: true,
				agent: 'e2e-agent',
				status: 'pending',
			},
		] );
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );

		await page.goto( '/wp-admin/' );
		await inbox.openFromMenu();

		await expect( inbox.row( `${ word } guest` ) ).toHaveText(
			new RegExp( `^#\\d+.*${ email }Guest.*New.*Urgent` )
		);
		const registered = inbox.row( `${ word } registered` );
		await expect( registered ).toHaveText(
			/Pending.*Medium.*General.*Ada Agent/
		);
		await expect( registered ).not.toContainText( 'Guest' );
	} );

	test( 'is searched and filtered, all of it in the address', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		await site.tickets( [
			{ email, subject: `${ word } one` },
			{ email, subject: `${ word } two`, status: 'resolved' },
			{
				email: `user-${ email }`,
				subject: `${ word } three`,
				isRegistered: true,
			},
		] );
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );
		await inbox.open();

		await inbox.search.fill( word );
		await expect( inbox.rows ).toHaveCount( 3 );
		await expect( page ).toHaveURL( new RegExp( `search=${ word }` ) );

		await inbox.filter( 'Customer type', 'Registered' );
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.row( `${ word } three` ) ).toBeVisible();
		await expect( page ).toHaveURL( /customer=registered/ );

		await page.goBack();
		await expect( inbox.rows ).toHaveCount( 3 );

		await inbox.filter( 'Customer type', 'Guest' );
		await expect( inbox.rows ).toHaveCount( 2 );
		await inbox.filter( 'Status', 'Resolved' );
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.row( `${ word } two` ) ).toBeVisible();

		await page.reload();
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.search ).toHaveValue( word );
		await expect(
			page.getByRole( 'button', { name: 'Status includes: Resolved' } )
		).toBeVisible();

		await page.goBack();
		await expect( inbox.rows ).toHaveCount( 2 );
	} );

	test( 'is sorted by a column', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		await site.tickets( [
			{ email, subject: `${ word } b`, priority: 'low' },
			{ email, subject: `${ word } c`, priority: 'urgent' },
			{ email, subject: `${ word } a`, priority: 'high' },
		] );
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		await expect( inbox.rows ).toHaveCount( 3 );

		await inbox.sort( 'Ticket', 'Sort ascending' );
		await expect( inbox.subjects() ).toContainText( [ ' a', ' b', ' c' ] );

		await inbox.sort( 'Priority', 'Sort descending' );
		await expect( inbox.subjects() ).toContainText( [ ' c', ' a', ' b' ] );
		await expect( page ).toHaveURL( /orderby=priority/ );
	} );

	test( 'has pages', async ( { email, signedIn, site, word } ) => {
		await site.tickets(
			Array.from( { length: 21 }, ( _, index ) => ( {
				email,
				subject: `${ word } ${ index }.`,
			} ) )
		);
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		await expect( inbox.rows ).toHaveCount( 20 );
		await expect( inbox.row( `${ word } 20.` ) ).toBeVisible();

		await page.getByRole( 'button', { name: 'Next page' } ).click();
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.row( `${ word } 0.` ) ).toBeVisible();
		await expect( page ).toHaveURL( /paged=2/ );

		await page.goBack();
		await expect( inbox.rows ).toHaveCount( 20 );
	} );

	test( 'says so when nothing is found', async ( { signedIn, word } ) => {
		const page = await signedIn( 'e2e-supervisor' );
		await new Inbox( page ).open( { search: word } );

		await expect(
			page.getByText( 'No ticket matches your search.' )
		).toBeVisible();
	} );
} );

test.describe( 'ticket', () => {
	test( 'is opened and answered by keyboard alone', async ( {
		email,
		mailbox,
		signedIn,
		site,
		word,
	} ) => {
		await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const inbox = new Inbox( page );
		const ticket = new AgentTicket( page );
		await inbox.open( { search: word } );

		await inbox.row( word ).getByRole( 'link' ).focus();
		await page.keyboard.press( 'Enter' );
		await expect( ticket.heading ).toHaveText( new RegExp( word ) );
		await expect( ticket.heading ).toBeFocused();

		await ticket.replyBox.focus();
		await page.keyboard.type( 'By keyboard.' );
		await page.keyboard.press( 'Control+Enter' );
		await expect( ticket.message( 'By keyboard.' ) ).toBeVisible();
		await expect( ticket.replyBox ).toHaveValue( '' );
		await expect( ticket.status() ).toHaveText( 'Open' );
		await mailbox.wait( email, 2 );

		await page.goBack();
		await inbox.isOpen();
		await expect( inbox.search ).toHaveValue( word );
	} );

	test( 'keeps notes apart from replies, to the eye and in what they do', async ( {
		email,
		mailbox,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );

		await ticket.replyBox.fill( 'Not yet sent.' );
		await ticket.addNote( 'Among us.' );
		await ticket.reply( 'For the customer.' );

		const note = ticket.message( 'Among us.' );
		await expect( note ).toContainText( 'never visible to the customer' );
		const look = ( element: Element ) => {
			const { backgroundColor, borderStyle } =
				getComputedStyle( element );
			return { backgroundColor, borderStyle };
		};
		const noteLook = await note.evaluate( look );
		const replyLook = await ticket
			.message( 'For the customer.' )
			.evaluate( look );
		expect( noteLook.backgroundColor ).not.toBe(
			replyLook.backgroundColor
		);
		expect( noteLook.borderStyle ).not.toBe( replyLook.borderStyle );
		const [ , reply ] = await mailbox.wait( email, 2 );
		expect( reply?.text ).toContain( 'For the customer.' );
	} );

	test( 'gets another status', async ( { email, signedIn, site, word } ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );

		await ticket.setStatus( 'Pending' );
		await expect( ticket.status() ).toHaveText( 'Pending' );
		await expect( ticket.statuses() ).toHaveText( [
			'Open',
			'Pending',
			'Delayed',
			'Resolved',
			'Closed',
		] );

		await page.reload();
		await expect( ticket.status() ).toHaveText( 'Pending' );
	} );

	test( 'tells when somebody else was faster', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		const other = new AgentTicket( await signedIn( 'e2e-supervisor' ) );
		await ticket.open( id );
		await other.open( id );
		await other.setStatus( 'Delayed' );
		await expect( other.status() ).toHaveText( 'Delayed' );

		const answer = page.waitForResponse(
			( response ) => response.request().method() === 'POST'
		);
		await ticket.setStatus( 'Resolved' );

		expect( ( await answer ).status() ).toBe( 409 );
		await expect(
			page.locator( '.components-notice.is-error' )
		).toContainText( 'Somebody else has changed this ticket' );
		await expect( ticket.status() ).toHaveText( 'Delayed' );
	} );

	test( 'that is not there says so', async ( { signedIn } ) => {
		const page = await signedIn( 'e2e-agent' );
		await page.goto(
			'/wp-admin/admin.php?page=smart-support&ticket=999999'
		);

		await expect(
			page.locator( '.components-notice.is-error' )
		).toContainText( 'Try again' );
	} );
} );

test.describe( 'who sees what', () => {
	test( 'agents see their own and unassigned tickets, supervisors all', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const [ , , foreign ] = await site.tickets( [
			{ email, subject: `${ word } nobody` },
			{ email, subject: `${ word } mine`, agent: 'e2e-agent' },
			{ email, subject: `${ word } theirs`, agent: 'e2e-colleague' },
		] );
		const page = await signedIn( 'e2e-agent' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		await expect( inbox.rows ).toHaveCount( 2 );
		await expect( inbox.row( 'theirs' ) ).toBeHidden();

		await page.goto(
			`/wp-admin/admin.php?page=smart-support&ticket=${ foreign?.id ?? 0 }`
		);
		await expect(
			page.locator( '.components-notice.is-error' )
		).toBeVisible();
		await expect( page.locator( '#wpbody' ) ).not.toContainText( word );

		const all = new Inbox( await signedIn( 'e2e-supervisor' ) );
		await all.open( { search: word } );
		await expect( all.rows ).toHaveCount( 3 );
	} );

	test( 'subscribers have no menu and no screen', async ( { signedIn } ) => {
		const page = await signedIn( 'e2e-subscriber' );
		await page.goto( '/wp-admin/' );
		await expect(
			page.getByRole( 'navigation', { name: 'Main menu' } )
		).not.toContainText( 'Smart Support' );

		const answer = await page.goto(
			'/wp-admin/admin.php?page=smart-support'
		);
		expect( answer?.status() ).toBe( 403 );
	} );

	test( 'nobody reads tickets without a login', async ( { request } ) => {
		for ( const path of [ 'tickets', 'tickets/1', 'tickets/1/replies' ] ) {
			const answer = await request.get(
				`/wp-json/smart-support/v1/${ path }`
			);
			expect( answer.status() ).toBe( 401 );
			expect( await answer.json() ).toMatchObject( { success: false } );
		}
	} );
} );
