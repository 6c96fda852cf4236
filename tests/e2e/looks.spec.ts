import type { Page } from '@playwright/test';

import { AgentTicket } from './support/agent-ticket';
import { GuestTicket } from './support/guest-ticket';
import {
	type Look,
	fitsNarrowWindow,
	isAccessible,
	showAs,
	takePictures,
} from './support/looks';
import { NewLink } from './support/new-link';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

/** The default theme is looked at in a11y.spec.ts. */
const LOOKS: Look[][] = [
	[ 'dark' ],
	[ 'midnight' ],
	[ 'classic' ],
	[ 'classic', 'dark' ],
	[ 'classic', 'rtl' ],
];

const PAGE = '.smart-support';

for ( const looks of LOOKS ) {
	const name = looks.join( '-' );

	test( `every guest page is for everybody where the site is ${ looks.join( ' and ' ) }`, async ( {
		email,
		page,
		settings,
		signedIn,
		site,
		word,
	} ) => {
		await settings( {
			guests: {
				field_priority: true,
				field_department: true,
				field_attachments: true,
			},
		} );
		await showAs( page, site.url, ...looks );
		const support = new SupportPage( page );
		await support.open();
		await looksWell( page, `form-whole-${ name }` );
		await support.submit.click();
		await expect( support.alert ).toBeVisible();
		await looksWell( page, `form-whole-with-faults-${ name }` );
		await support.fill( { email, subject: word, message: 'Hello.' } );
		await support.send();
		await expect( support.success ).toBeVisible();
		await looksWell( page, `form-sent-${ name }` );

		const { id, link } = await site.ticket( {
			email,
			subject: `Blank pages ${ word }`,
		} );
		const agent = new AgentTicket( await signedIn( 'e2e-agent' ) );
		await agent.open( id );
		await agent.reply( 'Which printer do you have?' );
		await new GuestTicket( page ).open( link );
		await looksWell( page, `ticket-${ name }` );

		await site.expireLinks( id );
		await page.reload();
		await expect( new NewLink( page ).heading ).toBeVisible();
		await looksWell( page, `expired-${ name }` );
	} );
}

/**
 * @param page In the state to check.
 * @param name Of its pictures.
 */
async function looksWell( page: Page, name: string ): Promise< void > {
	await isAccessible( page, PAGE );
	await fitsNarrowWindow( page );
	await takePictures( page, name );
}
