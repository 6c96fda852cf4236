import type { Locator, Page } from '@playwright/test';

import { AgentTicket } from './support/agent-ticket';
import { FileField, file } from './support/file-field';
import { GuestTicket } from './support/guest-ticket';
import { Inbox } from './support/inbox';
import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { NewLink } from './support/new-link';
import { logIn } from './support/sessions';
import type { Wanted } from './support/site';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

/** Our part of a visitor's page, and of a screen of wp-admin. */
const PAGE = '.smart-support';
const SCREEN = '#smart-support-admin';

const LETTER = {
	subject: 'My printer prints only blank pages',
	message:
		'Hello,\n\nsince yesterday my printer prints blank pages. The manual says nothing of it:\nhttps://example.com/manuals/printers/grey/troubleshooting/chapter-seventeen?page=4711',
};

test.describe( 'for everybody', () => {
	test( 'the support page: empty, with faults, sent', async ( {
		email,
		page,
	} ) => {
		const support = new SupportPage( page );
		await support.open();
		await looksWell( page, PAGE, 'form' );

		await support.submit.click();
		await expect( support.alert ).toBeVisible();
		await looksWell( page, PAGE, 'form-with-faults' );

		await support.fill( { email, ...LETTER } );
		await support.send();
		await expect( support.success ).toBeVisible();
		await looksWell( page, PAGE, 'form-sent' );
	} );

	test( 'the form with every field, its files, their faults and their progress', async ( {
		email,
		page,
		settings,
	} ) => {
		await settings( {
			guests: {
				field_priority: true,
				field_department: true,
				field_attachments: true,
			},
		} );
		const support = new SupportPage( page );
		const files = new FileField( page );
		await support.open();
		await looksWell( page, PAGE, 'form-whole' );

		await files.pick( file( 'screen.png' ), file( 'setup.exe', 'MZ' ) );
		await support.submit.click();
		await expect( support.alert ).toBeVisible();
		await looksWell( page, PAGE, 'form-whole-with-faults' );
		await page.emulateMedia( { forcedColors: 'active' } );
		await looksWell( page, PAGE, 'form-forced-colors' );
		await page.emulateMedia( { forcedColors: 'none' } );

		await files.remove( 'setup.exe' );
		await files.pick( file( 'film.txt', 'x'.repeat( 4_000_000 ) ) );
		await support.fill( { email, ...LETTER } );
		await files.slowDown( 400_000 );
		await support.send();
		await expect( files.progress ).toBeVisible();
		await isAccessible( page, PAGE );
		await page.getByRole( 'button', { name: 'Cancel' } ).click();
		await expect( support.alert ).toBeVisible();
	} );

	test( 'a ticket with files, on a screen and on paper', async ( {
		email,
		page,
		settings,
		site,
	} ) => {
		await settings( { guests: { field_attachments: true } } );
		const { link } = await site.ticket( { email, ...LETTER } );
		const ticket = new GuestTicket( page );
		const files = new FileField( page );
		await ticket.open( link );
		await files.pick(
			file( 'screen.png' ),
			file( `${ 'a-very-long-name-'.repeat( 8 ) }.txt`, 'Text' )
		);
		await ticket.send.click();
		await expect( ticket.messages() ).toHaveCount( 2 );
		await looksWell( page, PAGE, 'ticket-with-files' );

		await page.emulateMedia( { media: 'print' } );
		await expect( ticket.messages().last() ).toBeVisible();
		await expect( ticket.send ).toBeHidden();
		await takePictures( page, 'ticket-on-paper' );
	} );

	test( 'a ticket and a link that opens nothing', async ( {
		email,
		page,
		signedIn,
		site,
	} ) => {
		const { id, link } = await site.ticket( { email, ...LETTER } );
		const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
		await agent.open( id );
		await agent.reply( 'Hello,\n\nwhich printer do you have?' );
		const ticket = new GuestTicket( page );
		await ticket.open( link );
		await ticket.reply( 'The grey one.' );
		await looksWell( page, PAGE, 'ticket' );

		await site.expireLinks( id );
		await page.reload();
		await expect( new NewLink( page ).heading ).toBeVisible();
		await looksWell( page, PAGE, 'expired' );

		await new NewLink( page ).ask( email );
		await isAccessible( page, PAGE );
	} );

	test( 'the inbox', async ( { email, signedIn, site, word } ) => {
		await site.tickets( threeOf( email, word ) );
		const page = await signedIn( 'e2e-supervisor' );
		const inbox = new Inbox( page );
		await inbox.open( { search: word } );
		await expect( inbox.rows ).toHaveCount( 3 );
		await looksWell( page, SCREEN, 'inbox' );

		await inbox.open( { search: `${ word }${ word }` } );
		await expect(
			page.getByText( 'No ticket matches your search.' )
		).toBeVisible();
		await isAccessible( page, SCREEN );
	} );

	test( 'the ticket screen', async ( { email, signedIn, site } ) => {
		const { id } = await site.ticket( { email, ...LETTER } );
		const page = await signedIn( 'e2e-supervisor' );
		const ticket = new AgentTicket( page );
		await ticket.open( id );
		await ticket.addNote( 'Looks like the driver again.' );
		await ticket.reply( 'Which printer do you have?' );
		await looksWell( page, SCREEN, 'agent-ticket' );

		await ticket.field( 'Agent' ).click();
		await expect(
			page.getByRole( 'menu', { name: /^Agent/ } )
		).toBeVisible();
		await isAccessible( page, '.components-popover' );
	} );
} );

test( 'a visitor needs no mouse', async ( { email, page, site } ) => {
	const support = new SupportPage( page );
	await support.open();
	await tabTo( page, 'Continue as Guest' );
	await page.keyboard.press( 'Enter' );
	await expect( support.email ).toBeFocused();

	await page.keyboard.type( email );
	await page.keyboard.press( 'Tab' );
	await expect( support.subject ).toBeFocused();
	await page.keyboard.type( LETTER.subject );
	await page.keyboard.press( 'Tab' );
	await expect( support.message ).toBeFocused();
	await page.keyboard.type( 'By keyboard.' );
	await page.keyboard.press( 'Tab' );
	await expect( support.submit ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( support.success ).toBeVisible();

	const { link } = await site.ticket( { email, ...LETTER } );
	const ticket = new GuestTicket( page );
	await ticket.open( link );
	await tabTo( page, 'Your reply' );
	await page.keyboard.type( 'By keyboard, too.' );
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Enter' );
	await expect( ticket.messages() ).toHaveCount( 2 );
} );

test( 'a site that is read from right to left has all of it mirrored', async ( {
	email,
	page,
	site,
	visitor,
} ) => {
	const { id, link } = await site.ticket( { email, ...LETTER } );
	// A browser of their own: the others go on reading from the left.
	const desk = await visitor();
	await logIn( desk.context(), site.url, 'e2e-agent' );
	await showAs( desk, site.url, 'rtl' );
	await showAs( page, site.url, 'rtl' );
	const agent = new AgentTicket( desk );
	await agent.open( id );
	await agent.reply( 'Which printer do you have?' );
	const details = desk.getByRole( 'region', { name: 'Details' } );
	expect( await leftOf( details ) ).toBeLessThan(
		await leftOf( agent.conversation )
	);
	await takePictures( desk, 'rtl-agent-ticket' );

	const ticket = new GuestTicket( page );
	await ticket.open( link );
	await expect( page.locator( PAGE ).first() ).toHaveCSS(
		'direction',
		'rtl'
	);
	const reply = ticket.messages().last();
	expect( await leftOf( reply.getByRole( 'time' ) ) ).toBeLessThan(
		await leftOf( reply.getByText( 'Ada Agent' ) )
	);
	await takePictures( page, 'rtl-ticket' );
	await new SupportPage( page ).open();
	await looksWell( page, PAGE, 'rtl-form' );
} );

/**
 * @param page   In the state to check.
 * @param within Our part of it.
 * @param name   Of its pictures.
 */
async function looksWell(
	page: Page,
	within: string,
	name: string
): Promise< void > {
	await isAccessible( page, within );
	await fitsNarrowWindow( page );
	await takePictures( page, name );
}

/**
 * @param email Of the first customer.
 * @param word  In every subject.
 */
const threeOf = ( email: string, word: string ): Wanted[] => [
	{ email, subject: `${ LETTER.subject } ${ word }` },
	{
		email: `maria-${ email }`,
		subject: `Invoice 4711 names the wrong company ${ word }`,
		priority: 'urgent',
		status: 'open',
		agent: 'e2e-agent',
		isRegistered: true,
	},
	{
		email: `jo-${ email }`,
		subject: `Where can I change my address? ${ word }`,
		priority: 'low',
		status: 'resolved',
	},
];

/**
 * Presses Tab until something has the focus.
 *
 * @param page Any.
 * @param name Of the link or field.
 */
async function tabTo( page: Page, name: string ): Promise< void > {
	const wanted = page
		.getByRole( 'link', { name } )
		.or( page.getByRole( 'textbox', { name } ) );
	const isFocused = () =>
		wanted.evaluate( ( element ) => element.matches( ':focus' ) );
	for ( let presses = 0; ! ( await isFocused() ); presses++ ) {
		expect( presses, `Tab reaches "${ name }"` ).toBeLessThan( 40 );
		await page.keyboard.press( 'Tab' );
	}
}

/**
 * @param element On the page.
 * @return Distance from the left side of the window.
 */
async function leftOf( element: Locator ): Promise< number > {
	return ( await element.boundingBox() )?.x ?? NaN;
}
