import { type Locator, type Page, expect } from '@playwright/test';

/** What those see whose link opens nothing. */
export class NewLink {
	readonly heading: Locator;
	readonly email: Locator;

	constructor( readonly page: Page ) {
		this.heading = page.getByRole( 'heading', {
			name: 'This link has expired or is not valid',
		} );
		this.email = page
			.getByRole( 'form', { name: 'New link' } )
			.getByRole( 'textbox', { name: 'Email Address' } );
	}

	/**
	 * @param address Whose tickets the links are to.
	 */
	async ask( address: string ): Promise< void > {
		await this.email.fill( address );
		await this.page
			.getByRole( 'button', { name: 'Send me a new link' } )
			.click();
		await expect(
			this.page.getByText( 'If there are tickets of this address' )
		).toBeVisible();
	}
}
