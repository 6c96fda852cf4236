import { GuestTicket } from './support/guest-ticket';
import type { Site } from './support/site';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

test( 'after activation one click makes the support page, and it is never offered again', async ( {
	email,
	mailbox,
	page,
	signedIn,
	site,
} ) => {
	const admin = await signedIn( 'admin' );
	const offer = admin
		.locator( '.notice' )
		.filter( { hasText: 'needs a page where visitors write' } );
	await site.eval(
		`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'smart-support-guest/smart-support-guest.php' );`
	);

	await test.step( 'activate', async () => {
		await admin.goto( '/wp-admin/plugins.php' );
		await admin
			.getByRole( 'link', { name: 'Activate Smart Support' } )
			.click();
		await expect( offer ).toBeVisible();
	} );

	const support = new SupportPage( page );
	await test.step( 'visitors can write before there is a page', async () => {
		await support.openAsGuest();
		await support.fill( { email, subject: 'Early', message: 'Hello?' } );
		await support.send();
		await expect( support.success ).toBeVisible();
		const [ mail ] = await mailbox.wait( email, 1 );
		await new GuestTicket( page ).open( mail?.links[ 0 ] ?? '' );
	} );

	await test.step( 'take the offer', async () => {
		await offer
			.getByRole( 'button', { name: 'Create a support page' } )
			.click();
		await expect(
			admin.getByRole( 'heading', { name: 'Support', level: 1 } )
		).toBeVisible();
	} );

	await test.step( 'visitors see the page', async () => {
		await support.openAsGuest();
		await expect( support.submit ).toBeVisible();
	} );

	await test.step( 'no second offer, no second page', async () => {
		for ( const path of [
			'/wp-admin/plugins.php',
			'/wp-admin/admin.php?page=smart-support',
		] ) {
			await admin.goto( path );
			await expect( admin.locator( '#wpfooter' ) ).toBeVisible();
			await expect( offer ).toBeHidden();
		}
		expect( await supportPages( site ) ).toBe( 1 );
	} );
} );

/**
 * @param site
 * @return Number of pages that hold the block, whatever their status.
 */
async function supportPages( site: Site ): Promise< number > {
	return Number(
		await site.eval(
			`echo count( array_filter( get_posts( array( 'post_type' => 'page', 'post_status' => 'any', 'numberposts' => -1 ) ), fn( $page ) => has_block( 'smart-support/support-portal', $page ) ) );`
		)
	);
}
