import { type Locator, type Page, expect } from '@playwright/test';

const PATH = '/wp-admin/admin.php?page=smart-support';

/** Smart Support → Tickets. */
export class Inbox {
	readonly rows: Locator;
	readonly search: Locator;

	constructor( readonly page: Page ) {
		this.rows = page.locator( 'tbody' ).getByRole( 'row' );
		this.search = page.getByRole( 'searchbox', { name: 'Search tickets' } );
	}

	/** Opens it from another screen, as people do. */
	async openFromMenu(): Promise< void > {
		await this.page
			.getByRole( 'navigation', { name: 'Main menu' } )
			.getByRole( 'link', { name: 'Smart Support' } )
			.first()
			.click();
		await this.isOpen();
	}

	/**
	 * @param args Query arguments that the address has beside the page.
	 */
	async open( args: Record< string, string > = {} ): Promise< void > {
		await this.page.goto(
			[ PATH, new URLSearchParams( args ).toString() ].join( '&' )
		);
		await this.isOpen();
	}

	async isOpen(): Promise< void > {
		await expect(
			this.page.getByRole( 'heading', { name: 'Tickets', level: 1 } )
		).toBeVisible();
	}

	/**
	 * @param subject Of a ticket, or a part of it.
	 */
	row( subject: string ): Locator {
		return this.rows.filter( { hasText: subject } );
	}

	/** Subjects of the tickets that are shown, from top to bottom. */
	subjects(): Locator {
		return this.rows.locator( 'td' ).getByRole( 'link' );
	}

	/**
	 * @param subject Of the ticket to open.
	 */
	async choose( subject: string ): Promise< void > {
		await this.row( subject ).getByRole( 'link' ).click();
	}

	/**
	 * Sets a filter.
	 *
	 * @param name  Of the filter.
	 * @param value Its option.
	 */
	async filter( name: string, value: string ): Promise< void > {
		// A column may have the same name; filters come first.
		await this.page.getByRole( 'button', { name } ).first().click();
		await this.page.getByRole( 'option', { name: value } ).click();
		await this.page.keyboard.press( 'Escape' );
	}

	/**
	 * @param column    Its heading.
	 * @param direction Item of the column's menu.
	 */
	async sort(
		column: string,
		direction: 'Sort ascending' | 'Sort descending'
	): Promise< void > {
		await this.page
			.getByRole( 'columnheader', { name: column } )
			.getByRole( 'button' )
			.click();
		await this.page
			.getByRole( 'menuitemradio', { name: direction } )
			.click();
		await this.page.keyboard.press( 'Escape' );
	}
}
