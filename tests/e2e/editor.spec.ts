/**
 * The block and its pattern in the editor.
 */
import type { FrameLocator, Page } from '@playwright/test';

import type { Site } from './support/site';
import { SupportPage } from './support/support-page';
import { expect, test } from './support/test';

const SLOWLY = { timeout: 60_000 };

/** The editor's own store, as much of it as is used here. */
interface Editor {
	wp: {
		blocks: {
			createBlock: ( name: string ) => { clientId: string };
		};
		data: {
			dispatch: (
				store: string
			) => Record< string, ( ...given: unknown[] ) => unknown >;
			select: (
				store: string
			) => Record< string, ( ...given: unknown[] ) => unknown >;
		};
	};
}

test( 'the block has its settings in the sidebar and shows the form as visitors get it', async ( {
	settings,
	signedIn,
	site,
	word,
} ) => {
	await settings( { guests: { field_priority: true } } );
	const department = await site.eval(
		`echo ( new SmartSupport\\Services() )->departments->create( 'Billing ${ word }' )->id;`
	);
	const page = await signedIn( 'admin' );
	await newPage( page, site );
	await page.evaluate( () => {
		const { wp } = window as unknown as Editor;
		const block = wp.blocks.createBlock( 'smart-support/support-portal' );
		wp.data.dispatch( 'core/block-editor' ).insertBlock?.( block );
		wp.data.dispatch( 'core/block-editor' ).selectBlock?.( block.clientId );
		wp.data
			.dispatch( 'core/interface' )
			.enableComplementaryArea?.( 'core', 'edit-post/block' );
	} );
	const preview = canvas( page );
	await expect( preview.getByText( 'Submit Ticket' ) ).toBeVisible( SLOWLY );
	for ( const words of [
		'Continue as Guest',
		'Email Address',
		'Priority',
	] ) {
		await expect( preview.getByText( words ) ).toBeVisible();
	}

	// Inert: the author selects the block, and does not write a ticket.
	expect(
		await preview
			.getByText( 'Submit Ticket' )
			.evaluate( ( button ) => !! button.closest( '[inert]' ) )
	).toBe( true );

	await page.getByLabel( 'Offer to log in' ).click();
	await expect( preview.getByText( 'Continue as Guest' ) ).toBeHidden();
	await page
		.getByRole( 'combobox', { name: 'Department' } )
		.selectOption( `Billing ${ word }` );
	const content = await page.evaluate( () => {
		const { wp } = window as unknown as Editor;
		return wp.data.select( 'core/editor' ).getEditedPostContent?.();
	} );
	expect( content ).toBe(
		`<!-- wp:smart-support/support-portal {"department":${ department },"showLogIn":false} /-->`
	);
} );

test( 'a new page can begin with the pattern, and visitors write on it', async ( {
	email,
	page,
	signedIn,
	site,
	word,
} ) => {
	const admin = await signedIn( 'admin' );
	await newPage( admin, site, false );
	const choice = admin.getByRole( 'dialog', { name: 'Choose a pattern' } );
	await choice.getByRole( 'option', { name: 'Support page' } ).click();
	await expect( choice ).toBeHidden();
	const preview = canvas( admin );
	await expect( preview.getByText( 'Submit Ticket' ) ).toBeVisible( SLOWLY );
	await expect(
		preview.getByText( 'How do I find my ticket again?' )
	).toBeVisible();

	const id = await admin.evaluate( async ( title ) => {
		const { wp } = window as unknown as Editor;
		const editor = wp.data.dispatch( 'core/editor' );
		editor.editPost?.( { title, slug: title, status: 'publish' } );
		await editor.savePost?.();
		return wp.data.select( 'core/editor' ).getCurrentPostId?.();
	}, word );
	const support = new SupportPage( page );
	await support.open( `/${ word }/` );
	await support.fill( { email, subject: word, message: 'On a new page.' } );
	await support.send();
	await expect( support.success ).toBeVisible();
	await site.eval( `wp_delete_post( ${ String( id ) }, true );` );
} );

/**
 * Opens the editor, without what WordPress tells newcomers: that fetches pictures from elsewhere.
 *
 * @param page    Of the administrator.
 * @param site    Which.
 * @param isBlank Whether to go on without a pattern.
 */
async function newPage(
	page: Page,
	site: Site,
	isBlank = true
): Promise< void > {
	// An editor takes its time, more so where much else runs.
	test.slow();
	await site.eval(
		`global $wpdb; update_user_meta( get_user_by( 'login', 'admin' )->ID, $wpdb->get_blog_prefix() . 'persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), 'core' => array( 'enableChoosePatternModal' => ${ String(
			! isBlank
		) } ), '_modified' => gmdate( 'c' ) ) );`
	);
	await page.goto( '/wp-admin/post-new.php?post_type=page' );
	await expect( canvas( page ).locator( 'body' ) ).toBeVisible( SLOWLY );
}

const canvas = ( page: Page ): FrameLocator =>
	page.frameLocator( 'iframe[name="editor-canvas"]' );
