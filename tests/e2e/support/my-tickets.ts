import { type Locator, type Page, expect } from '@playwright/test';

import type { Mail } from './mailbox';

/** The page with all of a visitor's tickets, and the way to it. */
export class MyTickets {
	readonly email: Locator;
	readonly code: Locator;
	/** One ticket each. */
	readonly entries: Locator;
	/** After a mailed link, or below the code. */
	readonly show: Locator;
	readonly search: Locator;
	readonly status: Locator;

	constructor( readonly page: Page ) {
		const main = page.getByRole( 'main' );
		this.email = main.getByRole( 'textbox', { name: 'Email Address' } );
		this.code = main.getByRole( 'textbox', { name: 'Code' } );
		this.entries = main
			.getByRole( 'listitem' )
			.filter( { has: page.getByRole( 'time' ) } );
		this.show = main.getByRole( 'button', { name: 'Show my tickets' } );
		this.search = main.getByRole( 'searchbox', { name: 'Search' } );
		this.status = main.getByRole( 'combobox', { name: 'Status' } );
	}

	/** From the page where visitors write. */
	async open(): Promise< void > {
		await this.page.goto( '/support/' );
		await this.page.getByRole( 'link', { name: 'My tickets' } ).click();
		await expect(
			this.page.getByRole( 'heading', { name: 'My tickets' } )
		).toBeVisible();
	}

	/**
	 * @param address To mail a code to.
	 */
	async ask( address: string ): Promise< void > {
		await this.email.fill( address );
		await this.page
			.getByRole( 'button', { name: 'Send me a code' } )
			.click();
		await expect(
			this.page.getByText( 'a mail with a code is on its way' )
		).toBeVisible();
	}

	/**
	 * @param code Of the mail.
	 */
	async enter( code: string ): Promise< void > {
		await this.code.fill( code );
		await this.show.click();
	}

	/**
	 * @param text   To look for.
	 * @param status Of the choices.
	 */
	async find( text: string, status = 'All' ): Promise< void > {
		await this.search.fill( text );
		await this.status.selectOption( status );
		// Themes have a search of their own.
		await this.page
			.getByRole( 'search', { name: 'Tickets' } )
			.getByRole( 'button', { name: 'Search' } )
			.click();
	}

	/**
	 * @param where Name of the button.
	 */
	async logOut(
		where: 'Log out' | 'Log out everywhere' = 'Log out'
	): Promise< void > {
		await this.page
			.getByRole( 'button', { name: where, exact: true } )
			.click();
		await expect(
			this.page.getByText( 'You are logged out.' )
		).toBeVisible();
	}
}

/**
 * @param mail That was asked for.
 * @return The six digits, and the address of the link, which does the same.
 */
export function proofIn( mail: Mail | undefined ): {
	code: string;
	link: string;
} {
	const text = mail?.text ?? '';
	return {
		code: /: (\d{6})$/m.exec( text )?.[ 1 ] ?? '',
		link: /https?:\S+smart-support-code=\S+/.exec( text )?.[ 0 ] ?? '',
	};
}
