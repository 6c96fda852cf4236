import { CaptchaProvider } from './support/captcha';
import { SupportPage } from './support/support-page';
import { expect, test as base } from './support/test';

const TICKETS = '**/guest/tickets';
const SCRIPT = '**/captcha-stand-in.js*';

/** A box to tick, as three of the four providers have. */
const BOX = { name: 'I am a person' };

const test = base.extend< object, { provider: CaptchaProvider } >( {
	provider: [
		async ( { site }, provide ) => {
			const provider = new CaptchaProvider( site.dir );
			await provider.start();
			await provide( provider );
			await provider.stop();
		},
		{ scope: 'worker' },
	],
} );

for ( const name of [ 'turnstile', 'hcaptcha', 'recaptcha_v2' ] ) {
	test( `G-13: ${ name } lets a person through, and is loaded when the form is begun`, async ( {
		email,
		page,
		provider,
		word,
	} ) => {
		const support = new SupportPage( page );
		const before = await provider.times();
		await provider.guard( page, name );
		const scripts: string[] = [];
		page.on( 'request', ( request ) => {
			if ( request.url().includes( 'captcha' ) ) {
				scripts.push( request.url() );
			}
		} );
		await support.open();
		await page.waitForLoadState( 'networkidle' );
		expect( scripts ).toEqual( [] );

		await support.fill( { email, subject: word, message: 'Please.' } );
		await page.getByRole( 'checkbox', BOX ).check();
		await support.send();
		await expect( support.success ).toBeVisible();
		expect( await provider.times() ).toBe( before + 1 );
	} );
}

test( 'G-13: recaptcha_v3 asks people nothing', async ( {
	email,
	page,
	provider,
	word,
} ) => {
	const support = new SupportPage( page );
	const before = await provider.times();
	await provider.guard( page, 'recaptcha_v3' );
	await support.open();
	await support.fill( { email, subject: word, message: 'Please.' } );
	await support.send();
	await expect( support.success ).toBeVisible();
	await expect( page.getByRole( 'checkbox', BOX ) ).toHaveCount( 0 );
	expect( await provider.times() ).toBe( before + 1 );
} );

test( 'L4: who is refused is told, keeps the text and may try again', async ( {
	email,
	page,
	provider,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'First\nsecond' };
	const box = page.getByRole( 'checkbox', BOX );
	await provider.guard( page, 'turnstile', 'invalid-input-response' );
	await support.open();
	await support.fill( letter );

	await support.send();
	await expect( support.alert ).toContainText( 'not a robot' );
	await box.check();
	const refused = page.waitForResponse( TICKETS );
	await support.send();
	expect( ( await refused ).status() ).toBe( 400 );
	await expect( support.alert ).toContainText( 'not a robot' );
	await expect( box ).not.toBeChecked();
	await support.isFilledWith( letter );
} );

test( 'L4: low scores are refused', async ( {
	email,
	page,
	provider,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'Please.' };
	await provider.guard( page, 'recaptcha_v3', 'low' );
	await support.open();
	await support.fill( letter );
	await support.send();
	await expect( support.alert ).toContainText( 'not a robot' );
	await support.isFilledWith( letter );
} );

test( 'L4: while the provider is down nothing is sent and nothing is lost', async ( {
	email,
	faults,
	page,
	provider,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'Please.' };
	await provider.guard( page, 'hcaptcha', '500' );
	await support.open();
	await support.fill( letter );
	await page.getByRole( 'checkbox', BOX ).check();
	const answered = page.waitForResponse( TICKETS );
	await support.send();
	const answer = await answered;
	expect( answer.status() ).toBe( 503 );
	expect( ( await answer.allHeaders() )[ 'retry-after' ] ).toBe( '30' );
	await expect( support.alert ).toContainText( 'cannot be reached' );
	await support.isFilledWith( letter );
	expect( faults.found.splice( 0 ) ).toEqual( [
		`Status 503: ${ answer.url() }`,
	] );

	await page.reload();
	await support.isFilledWith( letter );
} );

test( 'a script that is blocked is told, and tried again', async ( {
	email,
	faults,
	page,
	provider,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'Please.' };
	await provider.guard( page, 'recaptcha_v3' );
	await page.route( SCRIPT, ( route ) => route.abort() );
	await support.open();
	await support.fill( letter );
	await support.send();
	await expect( support.alert ).toContainText( 'could not be loaded' );
	await support.isFilledWith( letter );
	faults.found.splice( 0 );

	await page.unroute( SCRIPT );
	await support.send();
	await expect( support.success ).toBeVisible();
} );

test( 'without JavaScript the form says what it needs, and keeps the text @without-js', async ( {
	email,
	provider,
	visitor,
	word,
} ) => {
	const page = await visitor( { javaScriptEnabled: false } );
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'Please.' };
	await provider.guard( page, 'turnstile' );
	await support.open();
	const words = support.form.locator( 'noscript p' );
	await expect( words ).toBeVisible();
	await expect( words ).toContainText( 'needs JavaScript' );
	await support.fill( letter );
	await support.send();
	await expect( support.alert ).toContainText( 'not a robot' );
	await support.isFilledWith( letter );
} );

test( 'pages of tickets load nothing of a provider', async ( {
	email,
	page,
	provider,
	site,
	word,
} ) => {
	const { link } = await site.ticket( { email, subject: word } );
	await provider.guard( page, 'turnstile' );
	await page.goto( link );
	await expect( page.getByText( word ).first() ).toBeVisible();
	expect( await page.content() ).not.toContain( 'captcha' );
} );
