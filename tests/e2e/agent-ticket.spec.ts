import { AgentTicket } from './support/agent-ticket';
import { GuestTicket } from './support/guest-ticket';
import { Inbox } from './support/inbox';
import { fitsNarrowWindow, isAccessible, takePictures } from './support/looks';
import { NewLink } from './support/new-link';
import { expect, test } from './support/test';

const SCREEN = '#smart-support-admin';

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

const photo = { name: 'photo.png', mimeType: 'image/png', buffer: PNG };

test.describe( 'G-33 list', () => {
	test( 'is filtered by department and agent, and the address brings it back', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		await site.tickets( [
			{ email, subject: `${ word } nobody's` },
			{ email, subject: `${ word } Ada's`, agent: 'e2e-agent' },
			{ email, subject: `${ word } Carl's`, agent: 'e2e-colleague' },
		] );
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		await expect( inbox.rows ).toHaveCount( 3 );

		await inbox.filter( 'Agent', 'Unassigned' );
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.row( `nobody's` ) ).toBeVisible();
		await expect( page ).toHaveURL( /agent=none/ );

		await inbox.filter( 'Agent is', 'Carl Colleague' );
		await expect( inbox.row( `Carl's` ) ).toBeVisible();
		await inbox.filter( 'Department', 'General' );
		await expect( page ).toHaveURL( /department=\d+/ );
		await expect( inbox.rows ).toHaveCount( 1 );

		await page.reload();
		await expect( inbox.rows ).toHaveCount( 1 );
		await expect( inbox.row( `Carl's` ) ).toBeVisible();
		for ( const name of [
			'Agent is: Carl Colleague',
			'Department includes: General',
		] ) {
			await expect( page.getByRole( 'button', { name } ) ).toBeVisible();
		}

		// Who gets the address sees the same.
		const other = new Inbox( await signedIn( 'admin' ) );
		await other.page.goto( page.url() );
		await expect( other.rows ).toHaveCount( 1 );
		await expect( other.row( `Carl's` ) ).toBeVisible();

		await page.goBack();
		await page.goBack();
		await expect( inbox.row( `nobody's` ) ).toBeVisible();
		await expect( inbox.rows ).toHaveCount( 1 );
		await isAccessible( page, SCREEN );
		await takePictures( page, 'inbox-filtered' );
	} );

	test( 'G-28 the badge of guests is blue, here and on the ticket', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		const badge = inbox.row( word ).getByText( 'Guest', { exact: true } );
		await expect( badge ).toHaveCSS( 'background-color', BLUE );

		await inbox.choose( word );
		const ticket = new AgentTicket( page );
		await expect( ticket.heading ).toContainText( word );
		for ( const each of await page
			.locator( SCREEN )
			.getByText( 'Guest', { exact: true } )
			.all() ) {
			await expect( each ).toHaveCSS( 'background-color', BLUE );
		}
	} );
} );

/** WordPress's own blue. */
const BLUE = 'rgb(19, 94, 150)';

test.describe( 'G-29 G-36 access link', () => {
	test( 'is shown, copied, made anew and revoked, and what was ended is dead', async ( {
		email,
		page: guestPage,
		signedIn,
		site,
		word,
	} ) => {
		const { id, link } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		await page
			.context()
			.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
		const ticket = new AgentTicket( page );
		const asked: string[] = [];
		page.on( 'request', ( request ) => {
			asked.push( request.url() );
		} );
		await ticket.open( id );
		await expect( ticket.details ).toContainText( email );
		expect( asked.join() ).not.toContain( 'access-links' );

		await test.step( 'a look is recorded', async () => {
			expect( await ticket.showLink() ).toBe( link );
			await expect( ticket.details ).toContainText( /in (29|30) days/ );
			await expect( ticket.details ).toContainText( 'Active' );
			await expect(
				ticket.event( 'Access link shown to Ada Agent' )
			).toHaveCount( 1 );
			await ticket.details
				.getByRole( 'button', { name: 'Copy the access link' } )
				.click();
			expect(
				await page.evaluate( () => navigator.clipboard.readText() )
			).toBe( link );
			await isAccessible( page, SCREEN );
			await takePictures( page, 'agent-ticket-link' );
		} );

		const guest = new GuestTicket( guestPage );
		await guest.open( link );
		let fresh = '';

		await test.step( 'a new one ends the old one, also where it is open', async () => {
			await ticket.confirm( 'Make a new link' );
			await expect( ticket.link ).not.toHaveValue( link );
			fresh = await ticket.link.inputValue();
			await guestPage.reload();
			await expect( new NewLink( guestPage ).heading ).toBeVisible();
			await guestPage.goto( link );
			await expect( new NewLink( guestPage ).heading ).toBeVisible();
			await guest.open( fresh );
			await expect( guest.subject ).toContainText( word );
			await expect(
				ticket.event( 'made a new access link' )
			).toHaveCount( 1 );
		} );

		await test.step( 'revoked is dead at once', async () => {
			await ticket.confirm( 'Revoke' );
			await expect( ticket.details ).toContainText( 'Revoked' );
			await expect( ticket.link ).toBeHidden();
			await guestPage.reload();
			await expect( new NewLink( guestPage ).heading ).toBeVisible();
			await expect(
				ticket.event( 'Ada Agent revoked the access link' )
			).toHaveCount( 1 );
		} );
	} );

	test( 'a question comes first, and Escape answers it', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-supervisor' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		const button = ticket.details.getByRole( 'button', {
			name: 'Make a new link',
		} );
		await button.focus();
		await page.keyboard.press( 'Enter' );
		await expect( ticket.dialog ).toContainText( 'stops working at once' );
		await isAccessible( page, '[role=dialog]' );
		await takePictures( page, 'agent-ticket-new-link' );
		await page.keyboard.press( 'Escape' );
		await expect( ticket.dialog ).toBeHidden();
		await expect( button ).toBeFocused();
	} );

	test( 'agents are not offered it where the site says so', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const allow = ( may: boolean ) =>
			site.eval(
				`( new SmartSupport\\Services() )->settings->save( array( 'guests' => array( 'agents_see_links' => ${ may } ) ) );`
			);
		await allow( false );
		try {
			const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
			await agent.open( id );
			await expect( agent.details ).toContainText( email );
			await expect( agent.details ).not.toContainText( 'Access link' );
			const above = new AgentTicket( await signedIn( 'e2e-supervisor' ) );
			await above.open( id );
			expect( await above.showLink() ).toContain( 'smart-support-link' );
		} finally {
			await allow( true );
		}
	} );
} );

test.describe( 'G-31 fields', () => {
	test( 'each status takes one click, and each change is told', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		for ( const status of [ 'Open', 'Pending', 'Resolved', 'Closed' ] ) {
			await ticket.setStatus( status );
			await expect( ticket.status() ).toHaveText( status );
			await expect(
				ticket.event( `Ada Agent set the status to ${ status }` )
			).toHaveCount( 1 );
		}
		await ticket.choose( 'Priority', 'Urgent' );
		await expect( ticket.field( 'Priority' ) ).toHaveText( 'Urgent' );
		await ticket.choose( 'Agent', 'Ada Agent' );
		await expect( ticket.field( 'Agent' ) ).toHaveText( 'Ada Agent' );
		await expect( ticket.event( 'Ada Agent took the ticket' ) ).toHaveCount(
			1
		);
		await page.reload();
		await expect( ticket.status() ).toHaveText( 'Closed' );
		await expect( ticket.field( 'Priority' ) ).toHaveText( 'Urgent' );
		await isAccessible( page, SCREEN );
	} );

	test( 'are changed by keyboard alone', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'admin' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await ticket.statuses().filter( { hasText: 'Pending' } ).focus();
		await page.keyboard.press( 'Space' );
		await expect( ticket.status() ).toHaveText( 'Pending' );
		await ticket.isSaved();
		await ticket.field( 'Priority' ).focus();
		await page.keyboard.press( 'ArrowDown' );
		const option = ( name: string ) =>
			page.getByRole( 'menuitemradio', { name } );
		await expect( option( 'Low' ) ).toBeFocused();
		await page.keyboard.press( 'ArrowDown' );
		await page.keyboard.press( 'ArrowDown' );
		await expect( option( 'High' ) ).toBeFocused();
		// On the way nothing is saved.
		await expect( ticket.field( 'Priority' ) ).toHaveText( 'Medium' );
		await page.keyboard.press( 'Enter' );
		await expect( ticket.field( 'Priority' ) ).toHaveText( 'High' );
		await expect( ticket.field( 'Priority' ) ).toBeFocused();
	} );
} );

test.describe( 'G-30 G-32 messages', () => {
	test( 'a reply carries files, which the customer downloads', async ( {
		email,
		mailbox,
		page: guestPage,
		request,
		signedIn,
		site,
		word,
	} ) => {
		const { id, link } = await site.ticket( { email, subject: word } );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await ticket.replyBox.fill( 'See the photo.' );
		await ticket.attach( photo, {
			name: 'tool.exe',
			mimeType: 'application/octet-stream',
			buffer: Buffer.from( 'MZ' ),
		} );
		const files = page.getByRole( 'list', { name: 'Files to send' } );
		await expect( files ).toContainText(
			'Files of this kind are not taken'
		);
		await isAccessible( page, SCREEN );
		await takePictures( page, 'agent-ticket-files' );
		await page.getByRole( 'button', { name: 'Remove tool.exe' } ).click();
		await ticket.replyBox.press( 'Control+Enter' );
		const message = ticket.message( 'See the photo.' );
		await expect( message ).toBeVisible();
		await expect( files ).toBeHidden();

		const download = page.waitForEvent( 'download' );
		await message.getByRole( 'link', { name: 'photo.png' } ).click();
		expect( ( await download ).suggestedFilename() ).toBe( 'photo.png' );
		expect( await ( await download ).failure() ).toBeNull();

		await mailbox.wait( email, 2 );
		const secret = new URL( link ).searchParams.get( 'smart-support-link' );
		const headers = { 'X-Smart-Support-Token': secret ?? '' };
		const replies = await request.get(
			'/wp-json/smart-support/v1/portal/replies',
			{ headers }
		);
		const [ reply ] = ( ( await replies.json() ) as Page ).data;
		const file = await request.get( reply?.attachments[ 0 ]?.url ?? '', {
			headers,
		} );
		expect( await file.body() ).toEqual( PNG );
		await new GuestTicket( guestPage ).open( link );
	} );

	test( 'a note and its file never reach the customer', async ( {
		email,
		mailbox,
		page: guestPage,
		request,
		signedIn,
		site,
		word,
	} ) => {
		const { id, link } = await site.ticket( { email, subject: word } );
		const canary = `canary-${ word }`;
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await page.getByRole( 'tab', { name: 'Internal note' } ).click();
		await ticket.attach( { ...photo, name: `${ canary }.png` } );
		await expect(
			page.getByRole( 'list', { name: 'Files to send' } )
		).toContainText( canary );
		await takePictures( page, 'agent-ticket-note' );
		await isAccessible( page, SCREEN );
		await ticket.addNote( canary );
		await expect( ticket.message( canary ) ).toContainText(
			'Internal note: never visible to the customer'
		);
		await ticket.reply( 'For the customer.' );

		const guest = new GuestTicket( guestPage );
		await guest.open( link );
		await expect( guest.messages() ).toHaveCount( 2 );
		await expect( guestPage.locator( 'html' ) ).not.toContainText( canary );
		const secret = new URL( link ).searchParams.get( 'smart-support-link' );
		for ( const path of [ 'ticket', 'replies' ] ) {
			const answer = await request.get(
				`/wp-json/smart-support/v1/portal/${ path }`,
				{ headers: { 'X-Smart-Support-Token': secret ?? '' } }
			);
			expect( answer.status() ).toBe( 200 );
			expect( await answer.text() ).not.toContain( canary );
		}
		for ( const mail of await mailbox.wait( email, 2 ) ) {
			expect( mail.source ).not.toContain( canary );
		}
	} );

	test( 'a long history comes piece by piece, in order', async ( {
		email,
		signedIn,
		site,
		word,
	} ) => {
		const { id } = await site.ticket( { email, subject: word } );
		await site.eval(
			`$s = new SmartSupport\\Services();
			for ( $i = 1; $i <= 60; $i++ ) {
				$reply = new SmartSupport\\Replies\\NewReply( SmartSupport\\Tickets\\MessageBody::fromText( "Entry $i." ), SmartSupport\\Tickets\\Channel::Admin, isInternal: true );
				$s->replies->add( SmartSupport\\Access\\Actor::user( get_user_by( 'login', 'e2e-agent' ) ), ${ id }, $reply );
			}`
		);
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await expect( ticket.message( 'Entry 60.' ) ).toBeVisible();
		await expect( ticket.message( 'Entry 10.' ) ).toBeHidden();
		await page.getByRole( 'button', { name: 'Show earlier' } ).click();
		await expect( ticket.message( 'Entry 1.' ) ).toBeVisible();
		const notes = ticket.conversation
			.getByRole( 'article' )
			.filter( { hasText: 'Entry' } );
		await expect( notes ).toHaveCount( 60 );
		await expect( notes ).toContainText(
			Array.from(
				{ length: 60 },
				( _, index ) => `Entry ${ index + 1 }.`
			)
		);
	} );

	test( 'the history tells what the customer did', async ( {
		email,
		page: guestPage,
		signedIn,
		site,
		word,
	} ) => {
		const { id, link } = await site.ticket( {
			email,
			subject: word,
			status: 'resolved',
		} );
		const guest = new GuestTicket( guestPage );
		await guest.open( link );
		await guest.reply( 'It is back.' );
		const page = await signedIn( 'e2e-agent' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await expect(
			ticket.event( 'Reply opened the ticket again' )
		).toHaveCount( 1 );
		await fitsNarrowWindow( page );
	} );
} );

interface Page {
	data: { attachments: { url: string }[] }[];
}
