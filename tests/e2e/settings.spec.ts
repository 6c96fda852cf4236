import type { Page } from '@playwright/test';

import { ApiKeys } from './support/api-keys';
import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { Rest } from './support/rest';
import { SettingsScreen } from './support/settings';
import { expect, test } from './support/test';

const SCREEN = '#smart-support-admin';
const LIFETIME = 'Days an access link lives';
const CAPTCHA = { captcha: 'none', captcha_site_key: '', captcha_secret: '' };

/**
 * @param page In the state to check.
 * @param name Of the pictures.
 */
async function looksWell( page: Page, name: string ): Promise< void > {
	await page.evaluate( () => {
		window.scrollTo( 0, 0 );
	} );
	await takePictures( page, name );
	await isAccessible( page, SCREEN );
	await fitsNarrowWindow( page );
}

/**
 * @param page Of an administrator.
 * @return Settings as they are saved.
 */
async function guestsOf( page: Page ): Promise< Record< string, unknown > > {
	const { data } = await ( await Rest.user( page ) ).get( '/settings' );
	return data.guests as Record< string, unknown >;
}

test( 'a lifetime out of range is a fault at its field, and nothing is saved', async ( {
	settings,
	signedIn,
} ) => {
	await settings( { guests: { link_days: 30 } } );
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	await screen.open( 'Guests' );
	await expect( screen.field( LIFETIME ) ).toHaveValue( '30' );
	await expect( screen.save ).toBeDisabled();

	for ( const typed of [ '0', '366', '-1', '30d', '1.5', '' ] ) {
		await screen.field( LIFETIME ).fill( typed );
		await screen.refused(
			LIFETIME,
			/^Enter a whole number from 1 to 365\./
		);
		await expect( screen.field( LIFETIME ) ).toHaveValue( typed );
	}
	expect( await guestsOf( page ) ).toMatchObject( { link_days: 30 } );
	await looksWell( page, 'settings-guests-fault' );

	for ( const days of [ 1, 365 ] ) {
		await screen.field( LIFETIME ).fill( String( days ) );
		await expect( screen.field( LIFETIME ) ).toHaveAttribute(
			'aria-invalid',
			'false'
		);
		await screen.saved();
		await page.reload();
		await expect( screen.field( LIFETIME ) ).toHaveValue( String( days ) );
		expect( await guestsOf( page ) ).toMatchObject( { link_days: days } );
	}
} );

test( 'what the server alone knows to be wrong is said at the field, too', async ( {
	settings,
	signedIn,
} ) => {
	await settings( {} );
	const screen = new SettingsScreen( await signedIn( 'admin' ) );
	await screen.open( 'General' );
	await screen.field( 'Trusted proxies' ).fill( '10.0.0.0/8\nnowhere' );
	await screen.refused( 'Trusted proxies', /nowhere/ );
	await screen.field( 'Trusted proxies' ).fill( '10.0.0.0/8 192.0.2.7' );
	await screen.saved();
	await screen.page.reload();
	await expect( screen.field( 'Trusted proxies' ) ).toHaveValue(
		'10.0.0.0/8\n192.0.2.7'
	);
	await looksWell( screen.page, 'settings-general' );

	await screen.go( 'Guests' );
	await screen.field( 'Who may not write' ).fill( 'spam@example.com, @@' );
	await screen.refused( 'Who may not write', /@@/ );
	await screen.field( 'Who may not write' ).fill( 'spam@example.com' );
	await screen.saved();
	expect( await guestsOf( screen.page ) ).toMatchObject( {
		blocklist: [ 'spam@example.com' ],
	} );
} );

test( 'fields of the form and files', async ( { settings, signedIn } ) => {
	await settings( {
		guests: { field_priority: false, field_attachments: false },
	} );
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	await screen.open( 'Guests' );
	await screen.field( 'Ask for a priority' ).click();
	await screen.field( 'Take files' ).click();
	await screen.field( 'Size of one file in MiB' ).fill( '1024' );
	await expect(
		page.getByText( /^PHP on this server takes at most \d+ MiB/ )
	).toBeVisible();
	await screen.field( 'Types of files' ).fill( '.svg' );
	await page.keyboard.press( 'Enter' );
	await page.keyboard.type( 'exe,' );
	await screen.saved();
	const { data } = await ( await Rest.user( page ) ).get( '/settings' );
	expect( data.guests ).toMatchObject( {
		field_priority: true,
		field_attachments: true,
	} );
	expect( data.attachments ).toMatchObject( { max_size_mb: 1024 } );
	const { types } = data.attachments as { types: string[] };
	expect( types ).toContain( 'svg' );
	expect( types ).not.toContain( 'exe' );
	await looksWell( page, 'settings-guests' );
} );

test( 'a CAPTCHA: its fields show when they matter, its secret never', async ( {
	settings,
	signedIn,
} ) => {
	await settings( {} );
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	await screen.open( 'Guests' );
	await expect( screen.field( 'Site key' ) ).toHaveCount( 0 );
	await screen.field( 'Provider' ).selectOption( 'Cloudflare Turnstile' );
	await expect( screen.field( 'Lowest score that passes' ) ).toHaveCount( 0 );
	await screen.refused( 'Site key', /./ );
	await screen.field( 'Site key' ).fill( 'site-key' );
	await screen.refused( 'Secret key', /./ );
	await screen.field( 'Secret key' ).fill( 'canary-secret' );
	await looksWell( page, 'settings-captcha' );
	await screen.saved();
	await expect( page.getByText( 'A key is saved.' ) ).toBeVisible();

	await page.reload();
	await expect( page.getByText( 'A key is saved.' ) ).toBeVisible();
	expect( await page.content() ).not.toContain( 'canary-secret' );
	expect( await guestsOf( page ) ).toMatchObject( {
		captcha: 'turnstile',
		captcha_site_key: 'site-key',
		has_captcha_secret: true,
	} );

	await screen.field( 'Provider' ).selectOption( 'Google reCAPTCHA v3' );
	await screen.field( 'Lowest score that passes' ).fill( '1.1' );
	await screen.refused(
		'Lowest score that passes',
		/Enter a number from 0 to 1\./
	);
	await screen.field( 'Lowest score that passes' ).fill( '0,7' );
	await page.getByRole( 'button', { name: 'Replace' } ).click();
	await screen.field( 'Secret key' ).fill( 'another' );
	await screen.saved();
	expect( await guestsOf( page ) ).toMatchObject( { captcha_score: 0.7 } );

	await screen.field( 'Provider' ).selectOption( 'None' );
	await page.getByRole( 'button', { name: 'Remove', exact: true } ).click();
	await expect(
		page.getByText( 'The key will be removed when you save.' )
	).toBeVisible();
	await page.getByRole( 'button', { name: 'Keep the saved key' } ).click();
	await screen.field( 'Provider' ).selectOption( 'Google reCAPTCHA v3' );
	await expect( screen.save ).toBeDisabled();

	await test.step( 'what needs it says so', async () => {
		const api = new ApiKeys( page );
		await screen.go( 'Advanced → API' );
		const open = page.getByRole( 'checkbox', {
			name: 'Programs without a key may write tickets',
		} );
		await open.click();
		await expect( open ).toBeChecked();
		await isAccessible( page, SCREEN );
		await screen.go( 'Guests' );
		await screen.field( 'Provider' ).selectOption( 'None' );
		await screen.refused( 'Provider', /./ );
		await page.reload();
		await screen.go( 'Advanced → API' );
		await open.click();
		await expect( open ).not.toBeChecked();
		await api.isOpen();
		await (
			await Rest.user( page )
		).send( '/settings', { guests: CAPTCHA }, 'PATCH' );
		await page.reload();
		await open.click();
		await expect( open ).toHaveAccessibleDescription( /CAPTCHA/ );
		await expect( open ).not.toBeChecked();
		await expect( page.locator( '.smart-support-fault' ) ).toBeVisible();
	} );
} );

test( 'what is not saved is not lost without a question', async ( {
	settings,
	signedIn,
} ) => {
	await settings( { tickets: { reopen_days: 14 } } );
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	const days = screen.field(
		'Days in which a reply reopens a closed ticket'
	);
	const question = page.getByRole( 'dialog', {
		name: 'Leave without saving?',
	} );
	await screen.open( 'General' );
	await screen.go( 'Tickets' );
	await looksWell( page, 'settings-tickets' );
	await days.fill( '21' );
	await screen.tabs.getByRole( 'link', { name: 'General' } ).click();
	await expect( question ).toBeVisible();
	await isAccessible( page, '.components-modal__frame' );
	await question.getByRole( 'button', { name: 'Stay here' } ).click();
	await expect( days ).toHaveValue( '21' );
	await screen.isAt( 'Tickets' );

	await page.goBack();
	await expect( question ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	await expect( days ).toHaveValue( '21' );
	await screen.isAt( 'Tickets' );

	const asked = page.waitForEvent( 'dialog' );
	void page.reload().catch( () => undefined );
	const dialog = await asked;
	expect( dialog.type() ).toBe( 'beforeunload' );
	await dialog.dismiss();
	await expect( days ).toHaveValue( '21' );

	await screen.tabs.getByRole( 'link', { name: 'General' } ).click();
	await question
		.getByRole( 'button', { name: 'Leave without saving' } )
		.click();
	await screen.isAt( 'General' );
	await screen.go( 'Tickets' );
	await expect( days ).toHaveValue( '14' );

	await days.fill( '21' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect( screen.status ).toContainText( 'Saved.' );
	await screen.go( 'General' );
} );

test( 'the settings by keyboard, and from right to left', async ( {
	settings,
	signedIn,
	site,
} ) => {
	await settings( { guests: { link_days: 30 } } );
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	await screen.open( 'General' );
	await screen.tabs.getByRole( 'link', { name: 'Guests' } ).focus();
	await page.keyboard.press( 'Enter' );
	await screen.isAt( 'Guests' );
	const tabTo = async ( label: string ) => {
		const isThere = () =>
			screen
				.field( label )
				.evaluate( ( element ) => element.matches( ':focus' ) );
		for ( let presses = 0; ! ( await isThere() ); presses++ ) {
			expect( presses, `Tab reaches ${ label }` ).toBeLessThan( 60 );
			await page.keyboard.press( 'Tab' );
		}
	};
	await tabTo( LIFETIME );
	await page.keyboard.type( '0' );
	await page.keyboard.press( 'Enter' );
	await expect( screen.field( LIFETIME ) ).toHaveAccessibleDescription(
		/Enter a whole number/
	);
	await expect( screen.field( LIFETIME ) ).toBeFocused();
	await page.keyboard.press( 'ControlOrMeta+a' );
	await page.keyboard.type( '45' );
	await tabTo( 'Ask for a department' );
	await page.keyboard.press( 'Space' );
	await page.keyboard.press( 'Enter' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect( screen.status ).toContainText( 'Saved.' );
	expect( await guestsOf( page ) ).toMatchObject( { link_days: 45 } );

	await showAs( page, site.url, 'rtl' );
	await page.reload();
	await expect( screen.field( LIFETIME ) ).toHaveValue( '45' );
	await looksWell( page, 'rtl-settings-guests' );
} );

test( 'Health lists what the guards refused, in words', async ( {
	signedIn,
	site,
} ) => {
	const page = await signedIn( 'admin' );
	const screen = new SettingsScreen( page );
	await site.eval(
		`$d = ( new SmartSupport\\Services() )->database; $d->execute( 'DELETE FROM {refusals}' );`
	);
	await screen.open( 'Advanced → Health' );
	await expect( page.getByText( 'Nothing was refused.' ) ).toBeVisible();
	await looksWell( page, 'settings-health-empty' );

	const rows = [
		[ 0, 'honeypot', 3 ],
		[ 0, 'captcha_failed', 1 ],
		[ 1, 'honeypot', 9 ],
		[ 29, 'rate_ip', 20 ],
	] as const;
	const day = ( ago: number ) =>
		new Date( Date.now() - ago * 86_400_000 ).toISOString().slice( 0, 10 );
	for ( const [ ago, cause, count ] of rows ) {
		await site.eval(
			`( new SmartSupport\\Services() )->database->insert( 'refusals', array( 'day' => '${ day( ago ) }', 'cause' => '${ cause }', 'refused' => ${ count } ) );`
		);
	}
	await screen.go( 'General' );
	await screen.go( 'Advanced → Health' );
	const totals = page.getByRole( 'table', { name: 'Refused by cause' } );
	await expect( totals.getByRole( 'row' ) ).toHaveText( [
		/Cause.*Today.*30 days/,
		/Too many from one IP address.*0\s*20/s,
		/Hidden field filled in.*3\s*12/s,
		/CAPTCHA not solved.*1\s*1/s,
		/All\s*4\s*33/,
	] );
	const days = page.getByRole( 'region', { name: 'By day' } );
	await expect( days.getByRole( 'row' ) ).toHaveCount( 4 );
	await expect( days.getByRole( 'row' ).nth( 1 ) ).toHaveText(
		/0\s*3\s*1\s*4$/
	);
	await looksWell( page, 'settings-health' );
} );
