import type { Page } from '@playwright/test';

import { GuestTicket } from './support/guest-ticket';
import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { MyTickets, proofIn } from './support/my-tickets';
import { expect, test } from './support/test';

const API = '/wp-json/smart-support/v1';
const PAGE = '.smart-support';

test(
	'a visitor sees all their tickets by a mailed code, finds one and answers it (G-6, D13)',
	{ tag: '@without-js' },
	async ( { email, mailbox, page, site, word } ) => {
		await site.tickets( [
			{ email, subject: `Blank pages ${ word }` },
			{ email, subject: `Old invoice ${ word }`, status: 'resolved' },
			{ email: `other-${ email }`, subject: `Foreign ${ word }` },
		] );
		await mailbox.wait( email, 2 );
		const mine = new MyTickets( page );
		await mine.open();
		await mine.ask( email );
		const [ , , mail ] = await mailbox.wait( email, 3 );
		expect( mail?.source ).not.toContain( word );
		expect( mail?.subject ).not.toMatch( /\d{6}/ );
		await mine.enter( '000000' === proofIn( mail ).code ? '1' : '000000' );
		await expect(
			page.getByText( 'This code is wrong, or its ten minutes are over.' )
		).toBeVisible();
		await mine.enter( proofIn( mail ).code );
		await expect( mine.entries ).toHaveCount( 2 );
		await expect( page.getByText( `Foreign ${ word }` ) ).toHaveCount( 0 );
		expect( new URL( page.url() ).pathname ).toBe( '/support/tickets/' );

		await mine.find( 'invoice', 'Resolved' );
		await expect( mine.entries ).toHaveCount( 1 );
		await expect( mine.entries ).toContainText( 'Resolved' );
		await mine.find( 'nothing of the kind' );
		await expect( page.getByText( 'No ticket fits that.' ) ).toBeVisible();
		await mine.find( 'blank' );
		await page
			.getByRole( 'link', { name: `Blank pages ${ word }` } )
			.click();

		const ticket = new GuestTicket( page );
		await expect( ticket.subject ).toHaveText( `Blank pages ${ word }` );
		await ticket.reply( 'Still blank.' );
		await page.getByRole( 'link', { name: 'My tickets' } ).click();
		await expect( mine.entries.first() ).toContainText( 'In progress' );
		await mine.logOut();
		await page.goBack();
		await page.reload();
		await expect( mine.entries ).toHaveCount( 0 );
	}
);

test(
	'the mailed link shows a button, and only the button opens the list (A10, PR5)',
	{ tag: '@without-js' },
	async ( { email, mailbox, page, site, visitor, word } ) => {
		await site.ticket( { email, subject: word } );
		await mailbox.wait( email, 1 );
		const mine = new MyTickets( page );
		await mine.open();
		await mine.ask( email );
		const [ , mail ] = await mailbox.wait( email, 2 );
		const { link } = proofIn( mail );

		// A scanner with a browser of its own, scripts and all.
		const scanner = await visitor( { javaScriptEnabled: true } );
		for ( const query of [ '', '&_method=POST' ] ) {
			await scanner.goto( link + query );
			await expect( new MyTickets( scanner ).show ).toBeVisible();
			await expect( scanner.getByText( word ) ).toHaveCount( 0 );
		}

		const landing = await (
			await page.goto( link )
		)
			?.request()
			.redirectedFrom()
			?.response();
		expect( landing?.status() ).toBe( 303 );
		expect( new URL( page.url() ).pathname ).toBe( '/support/tickets/' );
		await expect( page.getByText( `mailed to ${ email }` ) ).toBeVisible();
		await mine.show.click();
		await expect( mine.entries ).toContainText( word );

		// Used: also for who had opened it before.
		await new MyTickets( scanner ).show.click();
		await expect(
			scanner.getByText( 'This link has been used already' )
		).toBeVisible();
		await scanner.goto( link );
		await expect(
			scanner.getByText( 'This link has been used already' )
		).toBeVisible();
	}
);

test(
	'logging out everywhere ends the other browsers',
	{ tag: '@without-js' },
	async ( { email, page, site, visitor, word } ) => {
		await site.ticket( { email, subject: word } );
		const other = await visitor();
		for ( const browser of [ page, other ] ) {
			await signIn( browser, site, email );
			await expect( new MyTickets( browser ).entries ).toHaveCount( 1 );
		}
		await new MyTickets( page ).logOut( 'Log out everywhere' );
		await other.reload();
		await expect( new MyTickets( other ).entries ).toHaveCount( 0 );
		await expect( new MyTickets( other ).email ).toBeVisible();
	}
);

test( 'nobody learns who has tickets, and guesses run out (A11, A12)', async ( {
	email,
	mailbox,
	page,
	request,
	site,
	word,
} ) => {
	await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const mine = new MyTickets( page );
	const texts = [];
	for ( const address of [ email, `nobody-${ email }` ] ) {
		await mine.open();
		await mine.ask( address );
		const text = await page.getByRole( 'main' ).innerText();
		texts.push( text.replace( address, '' ) );
	}
	expect( texts[ 1 ] ).toBe( texts[ 0 ] );
	const [ , mail ] = await mailbox.wait( email, 2 );
	const answers = await Promise.all(
		Array.from( { length: 12 }, () =>
			request.post( `${ API }/guest/sessions`, {
				headers: { 'X-Smart-Support-Request': '1' },
				data: { email, code: 'wrong' },
			} )
		)
	);
	const statuses = answers.map( ( answer ) => answer.status() );
	expect( statuses.filter( ( status ) => status === 401 ) ).toHaveLength( 5 );
	expect( statuses.filter( ( status ) => status === 429 ) ).toHaveLength( 7 );
	await mine.open();
	await mine.ask( email );
	await mine.enter( proofIn( mail ).code );
	await expect( page.getByText( 'Too many requests.' ) ).toBeVisible();
} );

test( 'a session opens no ticket of anybody else (A3, PR9)', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const [ mine, theirs ] = await site.tickets( [
		{ email, subject: 'My own ticket' },
		{ email: `other-${ email }`, subject: word, message: word },
	] );
	await signIn( page, site, email );
	const bodies = [];
	for ( const id of [ theirs?.id ?? 0, 99_999_999 ] ) {
		const answer = await page.goto( `/support/ticket/${ id }/` );
		const rest = await page.request.get( `${ API }/portal/ticket`, {
			headers: { 'X-Smart-Support-Ticket': String( id ) },
		} );
		expect( [ answer?.status(), rest.status() ] ).toEqual( [ 404, 404 ] );
		expect( await answer?.text() ).not.toContain( word );
		bodies.push( [
			await page.locator( 'html' ).innerText(),
			await rest.text(),
		] );
	}
	expect( bodies[ 1 ] ).toEqual( bodies[ 0 ] );
	await page.goto( `/support/ticket/${ mine?.id ?? 0 }/` );
	await expect( new GuestTicket( page ).subject ).toHaveText(
		'My own ticket'
	);
} );

test( 'no page of theirs tells another site where a visitor was (A16)', async ( {
	email,
	faults,
	mailbox,
	page,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const mine = new MyTickets( page );
	await mine.open();
	await mine.ask( email );
	const [ , mail ] = await mailbox.wait( email, 2 );
	for ( const address of [ link, proofIn( mail ).link ] ) {
		await page.goto( address );
		expect( page.url() ).not.toMatch( /smart-support-(link|code)/ );
		expect( await page.evaluate( () => document.referrer ) ).toBe( '' );
		// What a link to another site would send along; the request itself goes nowhere.
		await page.route( 'https://elsewhere.test/**', ( route ) =>
			route.fulfill( {
				body: JSON.stringify( route.request().headers() ),
			} )
		);
		const sent = page.waitForRequest( 'https://elsewhere.test/**' );
		await page.evaluate( () => {
			const image = new Image();
			image.src = 'https://elsewhere.test/pixel.png';
		} );
		expect( ( await sent ).headers() ).not.toHaveProperty( 'referer' );
		await page.goBack();
		expect( page.url() ).not.toContain( 'smart-support-' );
	}
	// Those of this test itself.
	expect( new Set( faults.found.splice( 0 ) ) ).toEqual(
		new Set( [
			'Request to a third party: https://elsewhere.test/pixel.png',
		] )
	);
} );

test( 'who is logged in needs no code, and answers without leaving the page (D5)', async ( {
	signedIn,
	site,
	word,
} ) => {
	await site.ticket( {
		email: 'e2e-subscriber@example.com',
		subject: word,
	} );
	await site.eval(
		`$s = new SmartSupport\\Services(); $user = get_user_by( 'login', 'e2e-subscriber' ); $s->accounts()->claim( $s->customers->findByEmail( SmartSupport\\Customers\\EmailAddress::parse( $user->user_email ) )->id, $user );`
	);
	const page = await signedIn( 'e2e-subscriber' );
	const mine = new MyTickets( page );
	await mine.open();
	await page.getByRole( 'link', { name: word } ).click();
	const ticket = new GuestTicket( page );
	await ticket.reply( 'By my account.' );
	await page.reload();
	await expect( ticket.messages() ).toHaveCount( 2 );
} );

for ( const look of [ 'rtl', 'classic', 'dark' ] as const ) {
	test( `its states are for everybody where the site is ${ look }`, async ( {
		email,
		page,
		site,
		word,
	} ) => {
		await showAs( page, site.url, look );
		await everyState( page, site, email, word, `-${ look }` );
	} );
}

test( 'its states are for everybody', async ( { email, page, site, word } ) => {
	await everyState( page, site, email, word, '' );
} );

test( 'it needs no mouse', async ( { email, mailbox, page, site, word } ) => {
	await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const mine = new MyTickets( page );
	await mine.open();
	await mine.email.focus();
	await page.keyboard.type( email );
	await page.keyboard.press( 'Enter' );
	const [ , mail ] = await mailbox.wait( email, 2 );
	await mine.code.focus();
	await page.keyboard.type( proofIn( mail ).code );
	await page.keyboard.press( 'Enter' );
	await expect( mine.entries ).toHaveCount( 1 );
	// A page that is there takes the focus to its result.
	await page.waitForLoadState();
	await mine.search.focus();
	await page.keyboard.press( 'Tab' );
	await expect( mine.status ).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Tab' );
	await expect( page.getByRole( 'link', { name: word } ) ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( new GuestTicket( page ).subject ).toHaveText( word );
} );

/**
 * @param page  Of any browser.
 * @param site  Which.
 * @param email Of a customer.
 */
async function signIn(
	page: Page,
	site: { eval: ( code: string ) => Promise< string >; url: string },
	email: string
): Promise< void > {
	const secret = await site.eval(
		`$s = new SmartSupport\\Services(); echo ( new SmartSupport\\PortalServices( $s ) )->sessions()->open( $s->customers->findByEmail( SmartSupport\\Customers\\EmailAddress::parse( '${ email }' ) )->id );`
	);
	await page
		.context()
		.addCookies( [
			{ name: 'smart_support_guest', value: secret, url: site.url },
		] );
	await page.goto( '/support/tickets/' );
}

/**
 * Looks at the form, the form with a fault, the code, a link's button, the list, an empty one.
 *
 * @param page
 * @param site
 * @param email Of a new customer.
 * @param word  In the subjects.
 * @param name  End of the pictures' names.
 */
async function everyState(
	page: Page,
	site: Parameters< typeof signIn >[ 1 ] & {
		tickets: (
			wanted: { email: string; subject: string; status?: string }[]
		) => Promise< unknown >;
	},
	email: string,
	word: string,
	name: string
): Promise< void > {
	// More pictures than in any other test.
	test.slow();
	const subjects = [
		'My printer prints only blank pages',
		'Invoice 4711 names the wrong company',
		'A subject that is one long word: https://example.com/manuals/printers/grey/troubleshooting/chapter-seventeen',
	];
	await site.tickets(
		Array.from( { length: 22 }, ( _, index ) => ( {
			email,
			subject: `${ subjects[ index % 3 ] ?? '' } ${ word }`,
			status: [ 'new', 'pending', 'resolved' ][ index % 3 ] ?? 'new',
		} ) )
	);
	const mine = new MyTickets( page );
	const looksWell = async ( state: string ) => {
		await isAccessible( page, PAGE );
		await fitsNarrowWindow( page );
		await takePictures( page, `my-tickets-${ state }${ name }` );
	};
	await mine.open();
	await looksWell( 'email' );
	await mine.ask( email );
	await looksWell( 'code' );
	await mine.enter( 'wrong' );
	await expect( mine.code ).toHaveAttribute( 'aria-invalid', 'true' );
	await looksWell( 'code-wrong' );
	const secret = await site.eval(
		`$s = new SmartSupport\\Services(); echo $s->guestCodes()->issue( $s->customers->findByEmail( SmartSupport\\Customers\\EmailAddress::parse( '${ email }' ) )->id )->secret;`
	);
	await page.goto( `/support/tickets/?smart-support-code=${ secret }` );
	await looksWell( 'link' );
	await mine.show.click();
	await expect( mine.entries ).toHaveCount( 20 );
	await looksWell( 'list' );
	await page.getByRole( 'link', { name: 'Next page' } ).click();
	await expect( mine.entries ).toHaveCount( 2 );
	await mine.find( 'no such words' );
	await looksWell( 'empty' );
	await mine.logOut();
	await looksWell( 'logged-out' );
}
