import type { Page } from '@playwright/test';

import { Departments } from './support/departments';
import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { Rest } from './support/rest';
import { expect, test } from './support/test';

const SCREEN = '#smart-support-admin';
const DIALOG = '.components-modal__frame';

/**
 * @param page   In the state to check.
 * @param within Our part of it.
 * @param name   Of the pictures.
 */
async function looksWell(
	page: Page,
	within: string,
	name: string
): Promise< void > {
	await page.evaluate( () => {
		window.scrollTo( 0, 0 );
	} );
	await takePictures( page, name );
	await isAccessible( page, within );
	await fitsNarrowWindow( page );
}

test( 'a department, from its name to its end', async ( {
	email,
	signedIn,
	site,
	word,
} ) => {
	const page = await signedIn( 'admin' );
	const screen = new Departments( page );
	const { settings } = screen;
	await settings.open( 'Departments' );
	await screen.add( word );

	await test.step( 'what the server refuses is said at its field', async () => {
		await settings.field( 'From-address' ).fill( 'nowhere' );
		await settings.refused( 'From-address', /not a valid e-mail address/ );
		await settings.field( 'Slug' ).fill( 'two words' );
		await settings.field( 'From-address' ).fill( 'help@example.com' );
		await settings.refused( 'Slug', /A slug is one word/ );
		await settings.field( 'Slug' ).fill( `${ word }-slug` );
		await settings.field( 'Reply-to' ).fill( 'answers@example.com' );
		await settings.saved();
		await page.reload();
		expect( await screen.saved( word ) ).toMatchObject( {
			slug: `${ word }-slug`,
			from_address: 'help@example.com',
			reply_to: 'answers@example.com',
			portal: 'none',
		} );
	} );

	await test.step( 'with tickets it goes only when another takes them', async () => {
		const { id } = await screen.saved( word );
		const api = await Rest.user( page );
		const ticket = await site.ticket( { email, subject: word } );
		await api.send(
			`/tickets/${ ticket.id }`,
			{ department_id: id },
			'PATCH'
		);
		await settings.open( 'Departments' );
		await looksWell( page, SCREEN, 'settings-departments-list' );
		await screen.act( word, 'Delete' );
		await screen.dialog.getByRole( 'button', { name: 'Delete' } ).click();
		await expect(
			screen.dialog.getByLabel( 'Move its tickets to' )
		).toBeVisible();
		await looksWell( page, DIALOG, 'settings-departments-delete' );
		await screen.dialog
			.getByRole( 'button', { name: 'Move tickets and delete' } )
			.click();
		await expect( screen.dialog ).toBeHidden();
		await expect( screen.row( word ) ).toHaveCount( 0 );
		const moved = await api.get( `/tickets/${ ticket.id }` );
		expect( moved.data.department_id ).not.toBe( id );
	} );
} );

test( 'P-2 P-3 P-4 P-5: Public Portal after a dialog and on Save, No Portal at once', async ( {
	signedIn,
	word,
} ) => {
	const page = await signedIn( 'admin' );
	const screen = new Departments( page );
	await screen.settings.open( 'Departments' );
	await screen.add( word );
	await expect( screen.none ).toBeChecked();

	await test.step( 'P-4: the dialog can be left without a change', async () => {
		await screen.public.click();
		await expect( screen.dialog ).toContainText(
			'Anyone who has the link has access to the page'
		);
		await expect( screen.dialog ).toContainText(
			'Internal notes never show.'
		);
		await expect( screen.accept ).toBeDisabled();
		await looksWell( page, DIALOG, 'settings-departments-portal' );
		await page.keyboard.press( 'Escape' );
		await expect( screen.none ).toBeChecked();
		await expect( screen.settings.save ).toBeDisabled();
	} );

	await test.step( 'P-3: it takes effect on Save', async () => {
		await screen.public.click();
		await screen.dialog
			.getByLabel( 'Ask for confirmation by e-mail' )
			.click();
		await screen.understood.click();
		await screen.accept.click();
		await expect( screen.public ).toBeChecked();
		expect( await screen.saved( word ) ).toMatchObject( {
			portal: 'none',
			reply_check: 'trust',
		} );
		await looksWell( page, SCREEN, 'settings-departments' );
		await screen.settings.saved();
		expect( await screen.saved( word ) ).toMatchObject( {
			portal: 'public',
			reply_check: 'confirm',
		} );
		await page.reload();
		await expect( screen.public ).toBeChecked();
	} );

	await test.step( 'P-5: off again without a question', async () => {
		await screen.none.click();
		await expect( screen.dialog ).toBeHidden();
		await screen.settings.saved();
		expect( await screen.saved( word ) ).toMatchObject( {
			portal: 'none',
		} );
	} );

	await screen.settings.open( 'Departments' );
	await screen.act( word, 'Delete' );
	await screen.dialog.getByRole( 'button', { name: 'Delete' } ).click();
	await expect( screen.row( word ) ).toHaveCount( 0 );
} );

test( 'P-17 P-18: the grid of a department and what customers close with', async ( {
	signedIn,
	word,
} ) => {
	const page = await signedIn( 'admin' );
	const screen = new Departments( page );
	const { settings } = screen;
	await settings.open( 'Departments' );
	await screen.add( word );
	await settings.open( 'Departments' );
	await screen.act( word, 'Transitions' );
	await settings.isAt( 'Transitions' );
	await expect( screen.free ).toBeChecked();

	await test.step( 'P-18: a dead end is refused, with the reason', async () => {
		await screen.free.click();
		for ( const to of [ 'Open', 'Delayed', 'Resolved', 'Closed' ] ) {
			await screen.way( 'Pending', to ).uncheck();
		}
		await settings.save.click();
		await expect( screen.way( 'Pending', 'Open' ) ).toBeFocused();
		await expect(
			screen.way( 'Pending', 'Open' )
		).toHaveAccessibleDescription( /never be closed once it is: Pending/ );
		await looksWell( page, SCREEN, 'settings-transitions-fault' );
		expect( await screen.saved( word ) ).toMatchObject( {
			transitions: null,
		} );
		const { id } = await screen.saved( word );
		const api = await Rest.user( page );
		const refused = await api.send(
			`/departments/${ String( id ) }`,
			{ transitions: { open: [ 'closed' ] } },
			'PATCH'
		);
		expect( refused.status ).toBe( 400 );
		expect( refused.errors?.transitions ).toMatch( /never be closed/ );
	} );

	await test.step( 'P-17: customers close with a status that is reached', async () => {
		await screen.way( 'Pending', 'Open' ).check();
		const close = settings.field( 'Status of the ticket then' );
		await expect( close ).toHaveValue( '' );
		for ( const from of [ 'New', 'Open', 'Delayed' ] ) {
			await screen.way( from, 'Closed' ).uncheck();
		}
		await close.selectOption( 'Closed' );
		await settings.refused(
			'Status of the ticket then',
			/Customers could never close/
		);
		await close.selectOption( 'Resolved' );
		await settings.saved();
		await page.reload();
		await expect( screen.way( 'Pending', 'Open' ) ).toBeChecked();
		await expect( screen.way( 'Pending', 'Closed' ) ).not.toBeChecked();
		expect( await screen.saved( word ) ).toMatchObject( {
			self_close_status: 'resolved',
			transitions: {
				open: [ 'pending', 'delayed', 'resolved' ],
				pending: [ 'open' ],
			},
		} );
		await looksWell( page, SCREEN, 'settings-transitions' );
	} );

	await settings.open( 'Departments' );
	await screen.act( word, 'Delete' );
	await screen.dialog.getByRole( 'button', { name: 'Delete' } ).click();
	await expect( screen.row( word ) ).toHaveCount( 0 );
} );

test( 'the portal and the grid by keyboard, and from right to left', async ( {
	signedIn,
	site,
	word,
} ) => {
	const page = await signedIn( 'admin' );
	const screen = new Departments( page );
	const { settings } = screen;
	await settings.open( 'Departments' );
	await screen.add( word );

	await settings.field( 'Slug' ).focus();
	await page.keyboard.press( 'Tab' );
	await expect( screen.none ).toBeFocused();
	await page.keyboard.press( 'ArrowDown' );
	await expect( screen.dialog ).toBeVisible();
	for ( let presses = 0; presses < 6; presses++ ) {
		await page.keyboard.press( 'Tab' );
		if (
			await screen.understood.evaluate( ( box ) =>
				box.matches( ':focus' )
			)
		) {
			break;
		}
	}
	await page.keyboard.press( 'Space' );
	await page.keyboard.press( 'Tab' );
	await expect( screen.accept ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( screen.public ).toBeChecked();
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect( settings.status ).toContainText( 'Saved.' );
	expect( await screen.saved( word ) ).toMatchObject( { portal: 'public' } );

	const { id } = await screen.saved( word );
	await showAs( page, site.url, 'rtl' );
	await page.goto(
		`/wp-admin/admin.php?page=smart-support-settings&section=transitions&department=${ String( id ) }`
	);
	await screen.free.focus();
	await page.keyboard.press( 'Space' );
	await page.keyboard.press( 'Tab' );
	await expect(
		page.getByRole( 'region', { name: 'Allowed changes of status' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await expect( screen.way( 'New', 'Open' ) ).toBeFocused();
	await page.keyboard.press( 'Space' );
	await looksWell( page, SCREEN, 'rtl-settings-transitions' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect( settings.status ).toContainText( 'Saved.' );
	expect( await screen.saved( word ) ).toMatchObject( {
		transitions: { new: [ 'pending', 'delayed', 'resolved', 'closed' ] },
	} );

	const api = await Rest.user( page );
	await api.send( `/departments/${ String( id ) }`, {}, 'DELETE' );
} );
