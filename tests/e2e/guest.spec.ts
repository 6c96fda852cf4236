import type { APIRequestContext } from '@playwright/test';

import { AgentTicket } from './support/agent-ticket';
import { GuestTicket } from './support/guest-ticket';
import { Inbox } from './support/inbox';
import type { Mail } from './support/mailbox';
import { expect, test } from './support/test';
import { SupportPage } from './support/support-page';

const API = '/wp-json/smart-support/v1';

/** What the site tells the visitor, and anybody, beside the page. */
const ELSEWHERE = [
	`${ API }/portal/ticket`,
	`${ API }/portal/replies`,
	`${ API }/portal/replies?include_internal=true`,
	'/feed/',
	'/comments/feed/',
	'/support/feed/',
	'/wp-sitemap.xml',
	'/wp-sitemap-posts-page-1.xml',
];

test(
	'a visitor and an agent talk from the first message to the solution',
	{ tag: [ '@round-trip', '@without-js' ] },
	async ( {
		email,
		javaScriptEnabled,
		mailbox,
		page,
		request,
		visitor,
		word,
	} ) => {
		// Longer than any other test, and the two browsers are slow where much else runs.
		test.slow();
		const canary = `canary-${ word }`;
		const form = new SupportPage( page );
		const guest = new GuestTicket( page );
		const desk = await visitor( { javaScriptEnabled: true } );
		const inbox = new Inbox( desk );
		const ticket = new AgentTicket( desk );
		let number = 0;
		let link = '';

		await test.step( 'the visitor writes', async () => {
			await form.openAsGuest();
			await form.fill( {
				email,
				subject: `Blank pages ${ word }`,
				message: `Hello,\n\nmy printer prints <b>blank</b> pages. ${ word }`,
			} );
			await form.send();
			await expect( form.success ).toBeVisible();
			await expect( page.getByText( 'check your inbox' ) ).toBeVisible();
			number = await form.number();
		} );

		await test.step( 'a confirmation comes, without a word of the visitor', async () => {
			const [ mail ] = await mailbox.wait( email, 1 );
			expect( mail?.subject ).toContain( `#${ number }` );
			expect( mail?.html ).toContain( `#${ number }` );
			expect( mail?.text ).toContain( `#${ number }` );
			for ( const own of [ word, 'Blank', 'printer' ] ) {
				expect( whole( mail ) ).not.toContain( own );
			}
			const [ first = '', second ] = mail?.links ?? [];
			expect( second ).toBe( first );
			link = first;
		} );

		await test.step( 'the link leads to the ticket and hides its secret', async () => {
			const secret = new URL( link ).searchParams.get(
				'smart-support-link'
			);
			const { landing, shown } = await guest.open( link );
			expect( landing.status() ).toBe( 303 );
			expect( shown.status() ).toBe( 200 );
			expect( new URL( page.url() ).pathname ).toBe(
				`/support/ticket/${ number }/`
			);
			expect( page.url() ).not.toContain( secret );
			expect( await shown.text() ).not.toContain( secret );
			const cookie = ( await page.context().cookies() ).find(
				( { value } ) => value === secret
			);
			expect( cookie ).toMatchObject( {
				httpOnly: true,
				sameSite: 'Lax',
			} );
			await guest.hasStatus( 'New' );
			await expect( guest.subject ).toHaveText( `Blank pages ${ word }` );
			await expect( guest.messages() ).toHaveCount( 1 );
			await expect( guest.messages() ).toContainText(
				'my printer prints <b>blank</b> pages.'
			);
		} );

		await test.step( 'an agent logs in and finds the ticket', async () => {
			// Each project its own: WordPress loses a session when somebody logs in twice at once.
			const login = javaScriptEnabled ? 'e2e-agent' : 'e2e-colleague';
			await desk.goto( '/wp-login.php' );
			const name = desk.getByLabel( 'Username or Email Address' );
			// WordPress puts the focus there a moment later, and with it what is typed elsewhere.
			await expect( name ).toBeFocused();
			await name.fill( login );
			await desk
				.getByRole( 'textbox', { name: 'Password' } )
				.fill( 'password' );
			await desk.getByRole( 'button', { name: 'Log In' } ).click();
			// WordPress's profile page throws when it is left before it is ready.
			await desk.waitForURL( '**/wp-admin/**' );
			await inbox.openFromMenu();
			await inbox.search.fill( word );
			await expect( inbox.rows ).toHaveCount( 1 );
			await expect( inbox.row( word ) ).toContainText( 'Guest' );
			await inbox.choose( word );
			await expect( ticket.heading ).toContainText( `#${ number }` );
		} );

		await test.step( 'the agent writes a note, then replies', async () => {
			await ticket.addNote( `They pay late. ${ canary }` );
			await ticket.reply( 'Which printer do you have?' );
			await expect( ticket.status() ).toHaveText( 'Open' );
		} );

		await test.step( 'the visitor gets the reply alone', async () => {
			const [ first, mail ] = await mailbox.wait( email, 2 );
			const { headers = {} } = mail ?? {};
			expect( mail?.text ).toContain( 'Which printer do you have?' );
			expect( mail?.html ).toContain( 'Which printer do you have?' );
			expect( headers[ 'message-id' ] ).toMatch(
				new RegExp( `^<${ number }\\.[0-9a-f]{24}\\.[0-9a-f]{32}@` )
			);
			expect( headers[ 'in-reply-to' ] ).toBe(
				first?.headers[ 'message-id' ]
			);
			expect( headers.references ).toBe( first?.headers[ 'message-id' ] );
			expect( headers[ 'auto-submitted' ] ).toBe( 'auto-generated' );
			link = mail?.links[ 0 ] ?? '';
		} );

		await test.step( 'the visitor comes back and answers', async () => {
			await guest.open( link );
			await guest.hasStatus( 'In progress' );
			await expect( guest.messages() ).toHaveCount( 2 );
			await expect( guest.messages().last() ).toContainText(
				'Which printer do you have?'
			);
			await guest.reply( 'The grey one.' );
			await expect( guest.messages() ).toHaveCount( 3 );
			await expect( guest.replyBox ).toHaveValue( '' );
		} );

		await test.step( 'the agent reads it and resolves', async () => {
			await desk.reload();
			await expect( ticket.message( 'The grey one.' ) ).toContainText(
				'Customer'
			);
			await ticket.setStatus( 'Resolved' );
			await expect( ticket.status() ).toHaveText( 'Resolved' );
		} );

		await test.step( 'the visitor sees it solved', async () => {
			await page.reload();
			await guest.hasStatus( 'Resolved' );
			await expect( guest.messages() ).toHaveCount( 3 );
		} );

		await test.step( 'the note has reached nobody outside', async () => {
			const source = await ( await page.reload() )?.text();
			expect( source ).toContain( 'Which printer do you have?' );
			expect( source ).not.toContain( canary );
			await expect( page.locator( 'html' ) ).not.toContainText( canary );
			for ( const mail of await mailbox.wait( email, 2 ) ) {
				expect( whole( mail ) ).not.toContain( canary );
			}
			for ( const asking of [ page.request, request ] ) {
				await tellsNothing( asking, canary );
			}
			const rest = await page.request.get( `${ API }/portal/replies` );
			expect( await rest.text() ).toContain( 'The grey one.' );
		} );
	}
);

test( 'a reply to a resolved ticket opens it again', async ( {
	email,
	page,
	signedIn,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( {
		email,
		subject: word,
		status: 'resolved',
	} );
	const guest = new GuestTicket( page );
	await guest.open( link );
	await guest.hasStatus( 'Resolved' );
	await guest.reply( 'It is back.' );
	await guest.hasStatus( 'In progress' );
	await page.reload();
	await guest.hasStatus( 'In progress' );

	const ticket = new AgentTicket( await signedIn( 'e2e-agent' ) );
	await ticket.open( id );
	await expect( ticket.status() ).toHaveText( 'Open' );
} );

test( 'an empty reply is no reply, and a draft is kept', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	const guest = new GuestTicket( page );
	await guest.open( link );
	await page.getByRole( 'button', { name: 'Send reply' } ).click();
	await expect( guest.replyBox ).toBeFocused();
	await expect( guest.replyBox ).toHaveAccessibleDescription(
		'Please enter a message.'
	);
	await expect( guest.messages() ).toHaveCount( 1 );

	await guest.replyBox.fill( 'Half a thought' );
	await page.reload();
	await expect( guest.replyBox ).toHaveValue( 'Half a thought' );
	await guest.reply( 'Half a thought, finished.' );
	await page.reload();
	await expect( guest.replyBox ).toHaveValue( '' );
	await expect( guest.messages() ).toHaveCount( 2 );
} );

test( 'who logs in writes with their account', async ( { signedIn } ) => {
	const page = await signedIn( 'e2e-subscriber' );
	await new SupportPage( page ).open();

	await expect(
		page.getByText(
			'You are logged in as Sid Subscriber. We will answer to e2e-subscriber@example.com.'
		)
	).toBeVisible();
	await expect(
		page.getByRole( 'textbox', { name: 'Email Address' } )
	).toHaveCount( 0 );
} );

test( 'Log in leads to the login and back', async ( { page } ) => {
	await new SupportPage( page ).open();
	await page.getByRole( 'link', { name: 'Log in', exact: true } ).click();

	await expect( page ).toHaveURL( /wp-login\.php\?redirect_to=.*support/ );
} );

/**
 * @param mail A mail.
 * @return Everything in it, encoded and decoded.
 */
function whole( mail: Mail | undefined ): string {
	return [ mail?.source, mail?.html, mail?.text, mail?.subject ].join( '\n' );
}

/**
 * @param asking Somebody with or without the link's cookie.
 * @param canary What must be nowhere.
 */
async function tellsNothing(
	asking: APIRequestContext,
	canary: string
): Promise< void > {
	for ( const path of ELSEWHERE ) {
		const answer = await asking.get( path );
		expect( answer.status(), path ).toBeLessThan( 500 );
		expect( await answer.text(), path ).not.toContain( canary );
	}
	const found = await asking.get(
		`/wp-json/wp/v2/search?search=${ canary }`
	);
	expect( await found.json() ).toEqual( [] );
}
