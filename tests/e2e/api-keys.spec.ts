import type { Page } from '@playwright/test';

import { ApiKeys } from './support/api-keys';
import { fitsNarrowWindow, isAccessible, takePictures } from './support/looks';
import { expect, test } from './support/test';

const SCREEN = '#smart-support-admin';
const DIALOG = '.components-modal__frame';

/**
 * Calls the API from outside, as a program does: no cookie goes along.
 *
 * @param url  Of the site.
 * @param key  Secret.
 * @param path Below the namespace.
 * @return Status of the answer.
 */
async function callWith(
	url: string,
	key: string,
	path: string
): Promise< number > {
	const answer = await fetch( `${ url }/wp-json/smart-support/v1${ path }`, {
		headers: { 'X-Smart-Support-API-Key': key },
	} );
	return answer.status;
}

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
	await takePictures( page, name );
	await isAccessible( page, within );
	await fitsNarrowWindow( page );
}

test( 'a key, from the switch to its end', async ( {
	signedIn,
	site,
	word,
} ) => {
	const page = await signedIn( 'admin' );
	const keys = new ApiKeys( page );
	let secret = '';

	await test.step( 'switch the API on', async () => {
		await page.goto( '/wp-admin/index.php' );
		await keys.openFromMenu();
		await expect(
			page
				.locator( '#smart-support-admin' )
				.getByText( 'This page came over plain http.' )
		).toBeVisible();
		if ( ! ( await keys.enable.isChecked() ) ) {
			await keys.enable.click();
		}
		await expect( keys.enable ).toBeChecked();
		await page.reload();
		await expect( keys.enable ).toBeChecked();
	} );

	await test.step( 'make a key, which is shown once', async () => {
		secret = await keys.create( word, 'Ticketing' );
		expect( secret ).toMatch( /^ss_live_\w{8}_\w{43}_\w{6}$/ );
		await page.keyboard.press( 'Escape' );
		await page.mouse.click( 5, 5 );
		await expect( keys.dialog ).toBeVisible();
		await keys.dialog
			.getByRole( 'button', { name: 'Copy the API key' } )
			.click();
		await expect(
			keys.dialog.getByRole( 'button', { name: 'Copied' } )
		).toBeFocused();
		await keys.stored();
		await expect( keys.row( word ) ).toContainText( 'Active' );
		expect( await page.content() ).not.toContain( secret.slice( 17 ) );
	} );

	await test.step( 'use it', async () => {
		expect( await callWith( site.url, secret, '/ping' ) ).toBe( 200 );
		expect( await callWith( site.url, secret, '/settings' ) ).toBe( 403 );
		await expect( async () => {
			await page.reload();
			await expect( keys.row( word ) ).toContainText( '2 (1 error)' );
		} ).toPass();
	} );

	await test.step( 'see how it was used', async () => {
		await keys.row( word ).getByRole( 'link' ).click();
		await expect(
			page.getByText( '2 calls in all; 2 on the busiest day.' )
		).toBeVisible();
		const calls = page.getByRole( 'region', { name: 'Last calls' } );
		await expect( calls.getByRole( 'row' ).nth( 1 ) ).toContainText(
			/GET \/settings\s*403/
		);
		await expect( calls.getByRole( 'row' ).nth( 2 ) ).toContainText(
			/GET \/ping\s*200/
		);
		await page.goBack();
		await keys.isOpen();
	} );

	await test.step( 'rotate it: both work for a while', async () => {
		await keys.act( keys.row( word ), 'Rotate' );
		await keys.dialog
			.getByRole( 'button', { name: 'Make a new key' } )
			.click();
		const next = await keys.secret();
		await keys.stored();
		await expect( keys.row( word ) ).toHaveCount( 2 );
		await expect( keys.row( word ).last() ).toContainText( 'Rotated' );
		expect( await callWith( site.url, secret, '/ping' ) ).toBe( 200 );
		expect( await callWith( site.url, next, '/ping' ) ).toBe( 200 );
		secret = next;
	} );

	await test.step( 'change it', async () => {
		await keys.act( keys.row( word ).first(), 'Edit' );
		await keys.dialog
			.getByLabel( 'Only from these addresses' )
			.fill( 'nowhere' );
		await keys.dialog.getByRole( 'button', { name: 'Save' } ).click();
		await expect(
			keys.dialog.getByText( 'nowhere is neither an IP address' ).first()
		).toBeVisible();
		await keys.dialog
			.getByLabel( 'Only from these addresses' )
			.fill( '198.51.100.0/24' );
		await keys.dialog.getByRole( 'button', { name: 'Save' } ).click();
		await expect( keys.dialog ).toBeHidden();
		expect( await callWith( site.url, secret, '/ping' ) ).toBe( 401 );
	} );

	await test.step( 'revoke it', async () => {
		await keys.act( keys.row( word ).first(), 'Revoke' );
		await keys.dialog.getByRole( 'button', { name: 'Cancel' } ).click();
		await expect( keys.row( word ).first() ).toContainText( 'Active' );
		await keys.act( keys.row( word ).first(), 'Revoke' );
		await keys.dialog.getByRole( 'button', { name: 'Revoke' } ).click();
		await expect( keys.dialog ).toBeHidden();
		await expect( keys.row( word ).first() ).toContainText( 'Revoked' );
		expect( await callWith( site.url, secret, '/ping' ) ).toBe( 401 );
	} );
} );

test( 'the examples name this very site', async ( { signedIn, site } ) => {
	const page = await signedIn( 'admin' );
	await new ApiKeys( page ).open();
	await expect(
		page.getByRole( 'region', { name: 'Does the key work?' } )
	).toContainText( `"${ site.url }/wp-json/smart-support/v1/ping"` );
} );

test( 'the screen looks well', async ( { signedIn, site, word } ) => {
	const page = await signedIn( 'admin' );
	const keys = new ApiKeys( page );
	await site.eval(
		`$services = new SmartSupport\\Services(); $services->settings->save( array( 'api' => array( 'enabled' => true ) ) );
		foreach ( array( 'Billing', 'Returns' ) as $name ) { try { $services->departments->create( $name ); } catch ( SmartSupport\\Refusal ) { continue; } }`
	);
	await keys.open();

	await test.step( 'the form', async () => {
		await keys.openForm();
		await looksWell( page, DIALOG, 'api-key-form' );
		await keys.dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	} );

	await test.step( 'the secret', async () => {
		await keys.create( `Warehouse ${ word }`, 'Read only' );
		await looksWell( page, DIALOG, 'api-key-secret' );
		await keys.stored();
	} );

	await test.step( 'rotation and revocation', async () => {
		await keys.act( keys.row( word ), 'Rotate' );
		await looksWell( page, DIALOG, 'api-key-rotate' );
		await keys.dialog.getByRole( 'button', { name: 'Cancel' } ).click();
		await keys.act( keys.row( word ), 'Revoke' );
		await looksWell( page, DIALOG, 'api-key-revoke' );
		await keys.dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	} );

	await test.step( 'the list', async () => {
		await looksWell( page, SCREEN, 'api-keys' );
	} );

	await test.step( 'the list, opened on a phone', async () => {
		await page.setViewportSize( { width: 375, height: 800 } );
		await page.reload();
		await keys.isOpen();
		await expect( page.getByText( `Warehouse ${ word }` ) ).toBeVisible();
		await looksWell( page, SCREEN, 'api-keys-on-phone' );
		await page.setViewportSize( { width: 1280, height: 720 } );
		await page.reload();
	} );

	await test.step( 'the use', async () => {
		await site.eval(
			`$services = new SmartSupport\\Services(); $id = (int) $services->database->value( "SELECT MAX(id) FROM {api_keys} WHERE name = 'Warehouse ${ word }'" );
			for ( $day = 0; $day < 30; $day++ ) { $services->database->insert( 'api_days', array( 'api_key_id' => $id, 'day' => gmdate( 'Y-m-d', time() - $day * 86400 ), 'calls' => 20 + $day * $day % 37, 'errors' => $day % 5 ) ); }
			for ( $call = 0; $call < 20; $call++ ) { $services->database->insert( 'api_calls', array( 'api_key_id' => $id, 'called_at' => time() - 60 * ( 20 - $call ), 'method' => $call % 3 ? 'GET' : 'POST', 'route' => $call % 3 ? '/tickets/{id}/replies' : '/tickets', 'status' => $call % 7 ? 200 : 429, 'ip' => '2001:db8:1234:5678:9abc:def0:1234:5678' ) ); }`
		);
		await keys.row( word ).getByRole( 'link' ).click();
		await expect(
			page.getByRole( 'region', { name: 'Last calls' } )
		).toBeVisible();
		await looksWell( page, SCREEN, 'api-key-usage' );
	} );
} );

test( 'settings are for those who manage them', async ( { signedIn } ) => {
	const page = await signedIn( 'e2e-supervisor' );
	await page.goto( '/wp-admin/admin.php?page=smart-support' );
	await expect(
		page.locator( '.wp-submenu a[href$="smart-support-settings"]' )
	).toHaveCount( 0 );
	const answer = await page.goto(
		'/wp-admin/admin.php?page=smart-support-settings'
	);
	expect( answer?.status() ).toBe( 403 );
} );
