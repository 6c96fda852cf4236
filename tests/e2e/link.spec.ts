import type { APIRequestContext } from '@playwright/test';

import { GuestTicket } from './support/guest-ticket';
import { NewLink } from './support/new-link';
import { expect, test } from './support/test';

const API = '/wp-json/smart-support/v1';

const FORGED = `/support/?smart-support-link=${ 'A'.repeat( 43 ) }`;

test( 'a link that is forged, cut off or expired shows nothing, always in the same words', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	await site.expireLinks( id );
	const bodies = [];
	for ( const address of [
		FORGED,
		link,
		link.slice( 0, -1 ),
		`${ link }x`,
		`/support/ticket/${ id }/`,
	] ) {
		const answer = await page.goto( address );
		const body = await answer?.text();
		expect( answer?.status() ).toBe( 403 );
		expect( body ).not.toContain( word );
		expect( body ).not.toContain( email );
		await expect( new NewLink( page ).heading ).toBeVisible();
		bodies.push( body );
	}
	expect( new Set( bodies ).size ).toBe( 1 );
} );

test( 'REST says the same of every bad secret', async ( {
	email,
	request,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	await site.expireLinks( id );
	const secret = new URL( link ).searchParams.get( 'smart-support-link' );
	const bodies = [];
	for ( const token of [ secret ?? '', 'A'.repeat( 43 ), 'x' ] ) {
		const answer = await request.get( `${ API }/portal/ticket`, {
			headers: { 'X-Smart-Support-Token': token },
		} );
		expect( answer.status() ).toBe( 401 );
		bodies.push( await answer.text() );
	}
	expect( new Set( bodies ).size ).toBe( 1 );
	expect( bodies[ 0 ] ).toContain( 'invalid_link' );
} );

test( 'a link that ran out while the ticket was open takes no reply', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	const ticket = new GuestTicket( page );
	await ticket.open( link );
	await site.expireLinks( id );

	await ticket.replyBox.fill( 'Too late.' );
	await page.getByRole( 'button', { name: 'Send reply' } ).click();
	await expect(
		page.getByText( 'This link has expired' ).first()
	).toBeVisible();
	await expect( ticket.replyBox ).toHaveValue( 'Too late.' );
	await expect( ticket.messages() ).toHaveCount( 1 );

	expect( ( await page.reload() )?.status() ).toBe( 403 );
} );

test( 'who lost the link gets another, and strangers learn nothing', async ( {
	email,
	mailbox,
	page,
	site,
	visitor,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	await site.expireLinks( id );
	await mailbox.wait( email, 1 );
	const form = new NewLink( page );
	await page.goto( link );
	await form.ask( email );
	const told = await page.getByRole( 'main' ).textContent();

	const stranger = await visitor();
	await stranger.goto( FORGED );
	await new NewLink( stranger ).ask( `nobody-${ email }` );
	expect( await stranger.getByRole( 'main' ).textContent() ).toBe( told );

	const [ , mail ] = await mailbox.wait( email, 2 );
	const ticket = new GuestTicket( page );
	await ticket.open( mail?.links[ 0 ] ?? '' );
	await expect( ticket.subject ).toHaveText( word );
	expect( await mailbox.all( `nobody-${ email }` ) ).toEqual( [] );
} );

test( 'new links are mailed three times an hour', async ( {
	email,
	mailbox,
	request,
	site,
	word,
} ) => {
	await site.ticket( { email, subject: word } );
	await mailbox.wait( email, 1 );
	const answers = [];
	for ( let time = 0; time < 4; time++ ) {
		const answer = await request.post( `${ API }/guest/links`, {
			data: { email },
		} );
		expect( answer.status() ).toBe( 202 );
		answers.push( await answer.text() );
		await mailbox.wait( email, 1 + Math.min( 3, time + 1 ) );
	}
	expect( new Set( answers ).size ).toBe( 1 );
} );

test( "one customer's link opens no other customer's ticket", async ( {
	email,
	page,
	site,
	word,
} ) => {
	const [ mine, theirs ] = await site.tickets( [
		{ email, subject: 'My own ticket' },
		{ email: `other-${ email }`, subject: word, message: word },
	] );
	await new GuestTicket( page ).open( mine?.link ?? '' );

	const bodies = [];
	for ( const id of [ theirs?.id ?? 0, 99_999_999 ] ) {
		const answer = await page.goto( `/support/ticket/${ id }/` );
		expect( answer?.status() ).toBe( 404 );
		const rest = await page.request.get( `${ API }/portal/ticket`, {
			headers: { 'X-Smart-Support-Ticket': String( id ) },
		} );
		expect( rest.status() ).toBe( 404 );
		expect( await answer?.text() ).not.toContain( word );
		bodies.push( [
			await page.locator( 'html' ).innerText(),
			await rest.text(),
		] );
	}
	expect( bodies[ 1 ] ).toEqual( bodies[ 0 ] );

	// A query names a ticket no better than a header does.
	const asked = await page.request.get(
		`${ API }/portal/ticket?id=${ theirs?.id ?? 0 }&ticket_id=${ theirs?.id ?? 0 }`
	);
	expect( await asked.text() ).not.toContain( word );
} );

test( 'scanners that follow a link change nothing', async ( {
	email,
	mailbox,
	page,
	request,
	site,
	word,
} ) => {
	const { id, link } = await site.ticket( { email, subject: word } );
	const before = await site.row( id );
	for ( const method of [ 'HEAD', 'GET', 'HEAD', 'GET' ] ) {
		const answer = await request.fetch( link, { method, maxRedirects: 0 } );
		expect( answer.status() ).toBe( 303 );
	}
	await followsAll( request, link );

	expect( await site.row( id ) ).toEqual( before );
	await mailbox.wait( email, 1 );
	const ticket = new GuestTicket( page );
	await ticket.open( link );
	await ticket.hasStatus( 'New' );
} );

test( 'a ticket is kept out of caches, search engines and referrers', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	const { landing, shown } = await new GuestTicket( page ).open( link );
	const expired = await page.goto( FORGED );

	for ( const answer of [ landing, shown, expired ] ) {
		const headers = ( await answer?.allHeaders() ) ?? {};
		expect( headers[ 'cache-control' ] ).toMatch( /private.*no-store/ );
		expect( headers[ 'x-robots-tag' ] ).toContain( 'noindex' );
		expect( headers[ 'referrer-policy' ] ).toBe( 'no-referrer' );
	}
	const rest = await page.request.get( `${ API }/portal/ticket` );
	expect( rest.headers()[ 'cache-control' ] ).toMatch( /private.*no-store/ );
} );

test( 'other sites can neither read nor write with the cookie', async ( {
	email,
	page,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	await new GuestTicket( page ).open( link );
	const foreign = { Origin: 'https://evil.test' };

	const read = await page.request.get( `${ API }/portal/ticket`, {
		headers: foreign,
	} );
	expect( read.headers() ).not.toHaveProperty(
		'access-control-allow-origin'
	);
	const write = await page.request.post( `${ API }/portal/replies`, {
		headers: foreign,
		data: { message: 'Not mine.' },
	} );
	expect( write.status() ).toBe( 403 );
	const form = await page.request.post( page.url(), {
		headers: foreign,
		form: {
			'smart_support[form]': 'reply',
			'smart_support[message]': 'Not mine.',
		},
	} );
	expect( form.status() ).toBe( 403 );
	await page.reload();
	await expect( page.getByRole( 'article' ) ).toHaveCount( 1 );
} );

/**
 * @param scanner Keeps the cookies it gets, as a browser in a scanner does.
 * @param link    Of a mail.
 */
async function followsAll(
	scanner: APIRequestContext,
	link: string
): Promise< void > {
	const page = await scanner.get( link );
	expect( page.status() ).toBe( 200 );
	for ( const query of [ '_method=POST', 'smart_support[form]=reply' ] ) {
		await scanner.get( `${ page.url() }?${ query }` );
	}
}
