import type { FrameLocator, Locator, Page } from '@playwright/test';

import {
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { SettingsScreen } from './support/settings';
import { expect, test } from './support/test';

const SCREEN = '#smart-support-admin';
const WHITE = 'rgb(255, 255, 255)';
const BLACK = 'rgb(0, 0, 0)';

/** Everything that makes mails the site's own, as a site begins. */
const PLAIN = {
	logo_id: 0,
	accent_color: '#2145e6',
	background_color: '#f0f0f1',
	text_color: '#1e1e1e',
	footer: '',
	from_name: '',
};

/** The section, and the mail beside it. */
class BrandingScreen extends SettingsScreen {
	readonly frame: Locator;
	readonly mail: FrameLocator;
	readonly button: Locator;

	constructor( page: Page ) {
		super( page );
		this.frame = page.locator( 'iframe[title="Preview of the mail"]' );
		this.mail = page.frameLocator( 'iframe[title="Preview of the mail"]' );
		this.button = this.mail.getByRole( 'link', {
			name: 'View your request',
		} );
	}

	/**
	 * @param name Of a window.
	 */
	async device( name: 'Desktop' | 'Phone' ): Promise< void > {
		await this.page.getByRole( 'button', { name, exact: true } ).click();
	}

	/** Width that the mail is laid out for. */
	async width(): Promise< number > {
		return this.mail
			.locator( 'html' )
			.evaluate( ( html ) => html.clientWidth );
	}
}

/**
 * A picture to upload.
 *
 * @param page Any, whose content is replaced.
 */
async function logo( page: Page ): Promise< Buffer > {
	await page.setContent(
		'<div style="width:480px;height:160px;background:#0b6e4f;color:#fff;font:bold 96px sans-serif;text-align:center;line-height:160px">ACME</div>'
	);
	return page.locator( 'div' ).screenshot();
}

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

test( 'the preview follows what is typed, at both widths', async ( {
	settings,
	signedIn,
} ) => {
	await settings( { branding: PLAIN } );
	const page = await signedIn( 'admin' );
	const screen = new BrandingScreen( page );
	await screen.open( 'Branding' );
	await expect( screen.button ).toHaveCSS(
		'background-color',
		'rgb(33, 69, 230)'
	);
	await expect( screen.button ).toHaveCSS( 'color', WHITE );

	await screen.field( 'Buttons and links' ).fill( '#ffd54f' );
	await expect( screen.button ).toHaveCSS(
		'background-color',
		'rgb(255, 213, 79)'
	);
	await expect( screen.button ).toHaveCSS( 'color', BLACK );
	await screen.page.getByLabel( 'Pick: Around the mail' ).fill( '#0b3d2e' );
	await expect( screen.field( 'Around the mail' ) ).toHaveValue( '#0b3d2e' );
	await expect( screen.mail.locator( 'body' ) ).toHaveCSS(
		'background-color',
		'rgb(11, 61, 46)'
	);
	await screen
		.field( 'Footer' )
		.fill( 'Acme Ltd <script>alert( 1 )</script>\n1 Main Street' );
	await expect(
		screen.mail.getByText( 'Acme Ltd <script>alert( 1 )</script>' )
	).toBeVisible();
	await screen.field( 'Sender’s name' ).fill( 'Acme Support' );
	await expect( page.locator( '.smart-support-mail__head' ) ).toContainText(
		'Acme Support'
	);

	await screen.field( 'Text' ).fill( '#bbbbbb' );
	await expect(
		page.getByText( /^This is hard to read on white/ )
	).toHaveText( /1\.9 to 1/ );
	await expect( screen.mail.getByText( 'Hello,' ) ).toHaveCSS(
		'color',
		'rgb(187, 187, 187)'
	);
	await screen.field( 'Text' ).fill( '#333' );
	await screen.refused( 'Text', /Enter a colour such as #2145e6\./ );
	await screen.field( 'Text' ).fill( '#333333' );
	await expect( screen.mail.getByText( 'Hello,' ) ).toHaveCSS(
		'color',
		'rgb(51, 51, 51)'
	);

	expect( await screen.width() ).toBeGreaterThanOrEqual( 600 );
	await looksWell( page, 'settings-branding' );
	await screen.device( 'Phone' );
	expect( await screen.width() ).toBe( 375 );
	await takePictures( page, 'settings-branding-phone' );

	await screen.field( 'Mail' ).selectOption( 'New access link' );
	await expect(
		screen.mail.getByText( 'Here is the new link to your request #123.' )
	).toBeVisible();
	await screen.field( 'Mail' ).selectOption( 'Confirmation of a new ticket' );
	await expect(
		screen.mail.getByText( /^Thank you for writing to/ )
	).toBeVisible();

	await screen.saved();
	await page.reload();
	await expect( screen.field( 'Buttons and links' ) ).toHaveValue(
		'#ffd54f'
	);
	await expect( screen.field( 'Footer' ) ).toHaveValue( /1 Main Street$/ );
} );

test( 'every mail arrives branded: the test and the one to a customer', async ( {
	email,
	mailbox,
	settings,
	signedIn,
	site,
	visitor,
	word,
} ) => {
	await settings( { branding: PLAIN } );
	const picture = await logo( await visitor() );
	const page = await signedIn( 'admin' );
	const screen = new BrandingScreen( page );
	await screen.open( 'General' );
	// Its tab loads the media library.
	await screen.go( 'Branding' );

	await test.step( 'a logo from the media library', async () => {
		await page.getByRole( 'button', { name: 'Choose a logo' } ).click();
		const dialog = page.getByRole( 'dialog', { name: 'Logo in mails' } );
		await dialog.getByRole( 'tab', { name: 'Upload files' } ).click();
		await page.locator( '.media-modal input[type=file]' ).setInputFiles( {
			name: `${ word }.png`,
			mimeType: 'image/png',
			buffer: picture,
		} );
		await dialog.getByRole( 'button', { name: 'Use this image' } ).click();
		await expect( page.getByAltText( 'The logo' ) ).toBeVisible();
		await expect(
			page.getByRole( 'button', { name: 'Replace the logo' } )
		).toBeFocused();
		await expect( screen.mail.getByRole( 'img' ) ).toHaveJSProperty(
			'clientWidth',
			240
		);
	} );

	await test.step( 'a test mail, before anything is saved', async () => {
		await screen.field( 'Buttons and links' ).fill( '#0b6e4f' );
		await screen.field( 'Footer' ).fill( `Acme & Co\n${ word }` );
		await screen.field( 'Sender’s name' ).fill( `Acme ${ word }` );
		await expect( screen.mail.getByText( word ) ).toBeVisible();
		await page.getByRole( 'button', { name: 'Send test mail' } ).click();
		await expect(
			page.getByText( /^Test mail sent to .+@.+\.$/ ).first()
		).toBeVisible();
		const sent = page.getByText( /^Test mail sent to .+@.+\.$/ ).first();
		const [ , to = '' ] =
			/to (.+)\.$/.exec( ( await sent.textContent() ) ?? '' ) ?? [];
		const mails = ( await mailbox.all( to ) ).filter( ( { html = '' } ) =>
			html.includes( word )
		);
		expect( mails ).toHaveLength( 1 );
		const [ mail ] = mails;
		expect( mail?.html ).toContain( 'background:#0b6e4f;color:#ffffff' );
		expect( mail?.html ).toMatch(
			/<img src="http[^"]+\.png" width="240" height="80" alt="[^"]+"/
		);
		expect( mail?.html ).toContain( `Acme &amp; Co<br>` );
		expect( mail?.text ).toContain( `-- \nAcme & Co\n${ word }` );
		expect( mail?.from ).toMatchObject( [ { name: `Acme ${ word }` } ] );
		expect( mail?.links ).toEqual( [] );
	} );
	await looksWell( page, 'settings-branding-logo' );

	await test.step( 'a mail to a customer, once it is saved', async () => {
		await screen.saved();
		await site.ticket( { email, subject: 'Help' } );
		const [ mail ] = await mailbox.wait( email, 1 );
		expect( mail?.html ).toContain( 'background:#0b6e4f;color:#ffffff' );
		expect( mail?.html ).toMatch( /<img src="http[^"]+\.png" width="240"/ );
		expect( mail?.text ).toContain( word );
		expect( mail?.from ).toMatchObject( [ { name: `Acme ${ word }` } ] );
		expect( mail?.links ).toHaveLength( 2 );
		const reader = await visitor();
		await reader.setContent( mail?.html ?? '' );
		await isAccessible( reader, 'body > table' );
	} );

	await test.step( 'a logo that is deleted is missed by nobody', async () => {
		await site.eval(
			`wp_delete_attachment( ( new SmartSupport\\Services() )->settings->int( 'branding', 'logo_id' ), true );`
		);
		await page.reload();
		await expect(
			page.getByText( 'The image is not in the media library any more.' )
		).toBeVisible();
		await expect( screen.button ).toBeVisible();
		await expect( screen.mail.getByRole( 'img' ) ).toHaveCount( 0 );
		await page.getByRole( 'button', { name: 'Remove the logo' } ).click();
		await screen.saved();
	} );
} );

test( 'a test mail that cannot be sent says why', async ( {
	settings,
	signedIn,
} ) => {
	await settings( {} );
	const page = await signedIn( 'admin' );
	const screen = new BrandingScreen( page );
	await screen.open( 'Branding' );
	await page.route( /mail(\/|%2F)test/, ( route ) =>
		route.fulfill( {
			status: 429,
			contentType: 'application/json',
			body: JSON.stringify( {
				success: false,
				code: 'rate_limited',
				message: 'Too many requests. Please try again in 12 minutes.',
			} ),
		} )
	);
	await page.getByRole( 'button', { name: 'Send test mail' } ).click();
	await expect(
		page.getByText( 'Please try again in 12 minutes.' ).first()
	).toBeVisible();
	await isAccessible( page, SCREEN );
} );

test( 'the branding by keyboard, and from right to left', async ( {
	settings,
	signedIn,
	site,
} ) => {
	await settings( { branding: PLAIN } );
	const page = await signedIn( 'admin' );
	const screen = new BrandingScreen( page );
	await showAs( page, site.url, 'rtl' );
	await screen.open( 'Branding' );
	await expect( screen.button ).toBeVisible();
	await page.getByRole( 'button', { name: 'Choose a logo' } ).focus();
	await page.keyboard.press( 'Enter' );
	const dialog = page.getByRole( 'dialog', { name: 'Logo in mails' } );
	await expect( dialog ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();
	await expect(
		page.getByRole( 'button', { name: 'Choose a logo' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await expect( page.getByLabel( 'Pick: Buttons and links' ) ).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await expect( screen.field( 'Buttons and links' ) ).toBeFocused();
	await page.keyboard.press( 'ControlOrMeta+a' );
	await page.keyboard.type( '#8a1c5b' );
	await expect( screen.button ).toHaveCSS(
		'background-color',
		'rgb(138, 28, 91)'
	);
	await looksWell( page, 'rtl-settings-branding' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect( screen.status ).toContainText( 'Saved.' );
} );
