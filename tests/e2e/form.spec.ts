import { expect, test } from './support/test';
import { SupportPage } from './support/support-page';

const API = '/wp-json/smart-support/v1';

test( 'the sixth ticket in an hour is told to wait, and keeps its text', async ( {
	email,
	mailbox,
	page,
	request,
	site,
	visitor,
	word,
} ) => {
	const token = await site.formToken( 10 );
	for ( const time of [ 1, 2, 3, 4, 5 ] ) {
		const answer = await request.post( `${ API }/guest/tickets`, {
			data: {
				email: time === 3 ? email.replace( '@', '+tag@' ) : email,
				subject: `${ word } ${ time }`,
				message: 'Please help.',
				form_token: token,
			},
		} );
		expect( answer.status() ).toBe( 201 );
	}
	const letter = { email, subject: `${ word } 6`, message: 'And this one?' };

	for ( const isLively of [ true, false ] ) {
		const browser = isLively
			? page
			: await visitor( { javaScriptEnabled: false } );
		const support = new SupportPage( browser );
		await support.open();
		await support.fill( letter );
		const refused = browser.waitForResponse(
			( response ) => response.request().method() === 'POST'
		);
		await support.send();
		const answer = await refused;
		expect( answer.status() ).toBe( 429 );
		expect(
			Number( ( await answer.allHeaders() )[ 'retry-after' ] )
		).toBeGreaterThan( 3000 );
		await expect( support.alert ).toContainText(
			/too many|later|minutes/i
		);
		await support.isFilledWith( letter );
	}
	await mailbox.wait( email, 4 );
} );

test( 'a draft survives a reload, and goes when it is sent', async ( {
	email,
	page,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'First line\nsecond line' };
	await support.open();
	await support.fill( letter );

	await page.reload();
	await support.isFilledWith( letter );
	await support.send();
	await expect( support.success ).toBeVisible();

	await support.open();
	await support.isFilledWith( { email: '', subject: '', message: '' } );
} );

test( 'faults are told at their fields', async ( { email, page } ) => {
	const support = new SupportPage( page );
	await support.open();

	await support.submit.click();
	await expect( support.email ).toBeFocused();
	await expect( support.alert ).toContainText( 'Please correct' );
	for ( const [ field, words ] of [
		[ support.email, 'Please enter your e-mail address.' ],
		[ support.subject, 'Please enter a subject.' ],
		[ support.message, 'Please enter a message.' ],
	] as const ) {
		await expect( field ).toHaveAttribute( 'aria-invalid', 'true' );
		await expect( field ).toHaveAccessibleDescription( words );
	}

	await support.fill( { email: 'nobody', subject: 'A', message: 'B' } );
	await support.submit.click();
	await expect( support.email ).toHaveAccessibleDescription(
		'This is not a valid e-mail address.'
	);
	await expect( support.subject ).not.toHaveAttribute(
		'aria-invalid',
		'true'
	);

	await support.email.fill( email );
	await support.send();
	await expect( support.success ).toBeVisible();
	await expect( support.success.locator( '..' ) ).toBeFocused();
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'faults come back at their fields, with all that was typed', async ( {
		page,
	} ) => {
		const support = new SupportPage( page );
		const letter = { email: 'a@b', subject: 'Two', message: '<b>Three' };
		await support.open();
		await support.fill( letter );
		await support.send();

		await expect( support.alert ).toContainText( 'Please correct' );
		await expect( support.email ).toHaveAttribute( 'aria-invalid', 'true' );
		await expect( support.email ).toHaveAccessibleDescription(
			/not a valid e-mail address/
		);
		await support.isFilledWith( letter );
	} );

	test( 'a form that was open for a day comes back filled', async ( {
		email,
		page,
		site,
		word,
	} ) => {
		const support = new SupportPage( page );
		const letter = { email, subject: word, message: 'After the weekend.' };
		const token = support.form.locator( '[name="smart_support[token]"]' );
		const old = await site.formToken( 24 * 60 * 60 + 1 );
		await support.open();
		await support.fill( letter );
		await token.evaluate( ( field, value ) => {
			( field as HTMLInputElement ).value = value;
		}, old );

		await support.submit.click();
		await expect( support.alert ).toContainText( 'open for too long' );
		await support.isFilledWith( letter );

		await support.send();
		await expect( support.success ).toBeVisible();
	} );

	test( 'who is quicker than people is asked to send again', async ( {
		email,
		page,
		site,
		word,
	} ) => {
		const support = new SupportPage( page );
		const letter = { email, subject: word, message: 'Quick.' };
		const token = support.form.locator( '[name="smart_support[token]"]' );
		await support.open();
		await support.fill( letter );
		await token.evaluate(
			( field, value ) => {
				( field as HTMLInputElement ).value = value;
			},
			await site.formToken( -60 )
		);

		await support.submit.click();
		await expect( support.alert ).toContainText( 'quicker' );
		await support.isFilledWith( letter );
	} );
} );

test( 'a page from a cache needs no second try', async ( {
	email,
	mailbox,
	page,
	site,
	word,
} ) => {
	const support = new SupportPage( page );
	const token = support.form.locator( '[name="smart_support[token]"]' );
	await support.open();
	await support.fill( { email, subject: word, message: 'From a cache.' } );
	const old = await site.formToken( 24 * 60 * 60 + 1 );
	await token.evaluate( ( field, value ) => {
		( field as HTMLInputElement ).value = value;
	}, old );

	await support.submit.click();
	await expect( support.success ).toBeVisible();
	await mailbox.wait( email, 1 );
} );

test( 'what fills in the hidden field is no person', async ( {
	email,
	mailbox,
	page,
	word,
} ) => {
	const support = new SupportPage( page );
	const trap = support.form.locator( '[name="smart_support[website]"]' );
	await support.open();
	await expect( trap ).not.toBeInViewport();
	await support.fill( { email, subject: word, message: 'Buy now!' } );
	await trap.fill( 'https://example.com' );
	await support.send();
	await expect( support.alert ).toBeVisible();

	await trap.fill( '' );
	await support.send();
	await expect( support.success ).toBeVisible();
	await mailbox.wait( email, 1 );
} );

test( 'the same text sent twice is one ticket', async ( {
	email,
	mailbox,
	page,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'Double click.' };
	const numbers = [];
	for ( let time = 0; time < 2; time++ ) {
		await support.open();
		await support.fill( letter );
		await support.send();
		await expect( support.success ).toBeVisible();
		numbers.push( await support.number() );
	}
	expect( numbers[ 1 ] ).toBe( numbers[ 0 ] );
	await mailbox.wait( email, 1 );
} );

test( 'nothing is lost when the connection is', async ( {
	context,
	email,
	page,
	word,
} ) => {
	const support = new SupportPage( page );
	const letter = { email, subject: word, message: 'In a tunnel.' };
	await support.open();
	await support.fill( letter );
	await context.setOffline( true );
	await support.send();
	await expect( support.alert ).toContainText( 'Your text is still here' );
	await support.isFilledWith( letter );

	await context.setOffline( false );
	await support.send();
	await expect( support.success ).toBeVisible();
} );

test( 'choices survive a reload and a refusal', async ( {
	email,
	page,
	settings,
	visitor,
	word,
} ) => {
	await settings( {
		guests: { field_priority: true, field_department: true },
	} );
	// Right for a browser, wrong for the server.
	const letter = { email: 'a@b', subject: word, message: 'Choices.' };
	for ( const browser of [
		page,
		await visitor( { javaScriptEnabled: false } ),
	] ) {
		const support = new SupportPage( browser );
		await support.open();
		await expect( support.priority ).toHaveValue( 'medium' );
		await expect( support.department ).toHaveValue( '' );
		await support.fill( letter );
		await support.priority.selectOption( 'High' );
		await support.department.selectOption( { index: 1 } );
		if ( browser === page ) {
			await page.reload();
			await support.isFilledWith( letter );
			await expect( support.priority ).toHaveValue( 'high' );
		}
		await support.send();
		await expect( support.alert ).toBeVisible();
		await expect( support.priority ).toHaveValue( 'high' );
		await expect( support.department ).not.toHaveValue( '' );

		await support.email.fill(
			email.replace( 'v', browser === page ? 'v1' : 'v2' )
		);
		await support.send();
		await expect( support.success ).toBeVisible();
	}
} );

test(
	'a page may name the department of its tickets',
	{ tag: '@without-js' },
	async ( { email, page, site, word } ) => {
		const path = `/${ word }/`;
		const made = await site.eval(
			`$id = ( new SmartSupport\\Services() )->departments->create( 'Billing ${ word }' )->id;
			$page = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => '${ word }', 'post_title' => 'Billing', 'post_date' => '2020-01-01 00:00:00', 'post_content' => '<!-- wp:smart-support/support-portal {"department":' . $id . '} /-->' ) );
			echo wp_json_encode( array( $id, $page ) );`
		);
		const [ department, id ] = JSON.parse( made ) as [ number, number ];
		const support = new SupportPage( page );
		await support.open( path );
		await expect( support.department ).toHaveCount( 0 );
		await support.fill( { email, subject: word, message: 'My bill.' } );
		await support.send();
		await expect( support.success ).toBeVisible();
		expect( new URL( page.url() ).pathname ).toBe( path );
		expect( await site.row( await support.number() ) ).toMatchObject( {
			department_id: String( department ),
		} );
		await site.eval( `wp_delete_post( ${ id }, true );` );
	}
);

test( 'who is logged in types no address, also when the proof of it has run out', async ( {
	mailbox,
	signedIn,
	site,
	word,
} ) => {
	const page = await signedIn( 'e2e-subscriber' );
	const support = new SupportPage( page );
	const address = 'e2e-subscriber@example.com';
	// Both sites have somebody with this address.
	const mails = async () =>
		( await mailbox.all( address ) ).filter( ( { html } ) =>
			html?.includes( site.url )
		);
	const before = ( await mails() ).length;
	for ( const count of [ 1, 2 ] ) {
		await support.open();
		await expect(
			page.getByText(
				`You are logged in as Sid Subscriber. We will answer to ${ address }.`
			)
		).toBeVisible();
		await expect( support.email ).toHaveCount( 0 );
		await support.subject.fill( `${ word } ${ count }` );
		await support.message.fill( 'It is me.' );
		if ( count === 2 ) {
			await page.route( '**/guest/tickets', ( route, request ) =>
				route.continue( {
					headers: { ...request.headers(), 'x-wp-nonce': 'old' },
				} )
			);
		}
		await support.send();
		await expect( support.success ).toBeVisible();
		expect( await site.row( await support.number() ) ).toMatchObject( {
			author_user_id: expect.stringMatching( /^\d+$/ ),
		} );
	}
	await expect
		.poll( async () => ( await mails() ).length )
		.toBe( before + 2 );
} );
