import { type Locator, type Page, expect } from '@playwright/test';

const PATH = '/wp-admin/admin.php?page=smart-support-settings&section=api';

/** Smart Support → Settings → Advanced → API. */
export class ApiKeys {
	readonly rows: Locator;
	readonly dialog: Locator;
	readonly enable: Locator;

	constructor( readonly page: Page ) {
		this.rows = page.locator( 'tbody' ).getByRole( 'row' );
		this.dialog = page.getByRole( 'dialog' );
		this.enable = page.getByRole( 'checkbox', { name: 'Enable REST API' } );
	}

	async open(): Promise< void > {
		await this.page.goto( PATH );
		await this.isOpen();
	}

	/** Opens it from another screen, as people do. */
	async openFromMenu(): Promise< void > {
		const menu = this.page.getByRole( 'navigation', { name: 'Main menu' } );
		await menu
			.getByRole( 'link', { name: 'Smart Support' } )
			.first()
			.click();
		await menu
			.locator( '.wp-submenu a[href$="smart-support-settings"]' )
			.click();
		await this.page
			.getByRole( 'navigation', { name: 'Settings' } )
			.getByRole( 'link', { name: 'Advanced → API' } )
			.click();
		await this.isOpen();
	}

	async isOpen(): Promise< void > {
		await expect(
			this.page.getByRole( 'heading', { name: 'API keys', level: 2 } )
		).toBeVisible();
		await expect( this.enable ).toBeVisible();
	}

	/**
	 * @param name Of a key.
	 */
	row( name: string ): Locator {
		return this.rows.filter( { hasText: name } );
	}

	async openForm(): Promise< void > {
		await this.page.getByRole( 'button', { name: 'Create key' } ).click();
		await expect( this.dialog.getByLabel( 'Name' ) ).toBeVisible();
	}

	/**
	 * Makes a key and takes what the dialog shows.
	 *
	 * @param name   Of the key.
	 * @param preset What it may do.
	 */
	async create( name: string, preset: string ): Promise< string > {
		await this.openForm();
		await this.dialog.getByLabel( 'Name' ).fill( name );
		await this.dialog
			.getByLabel( 'What it may do' )
			.selectOption( { label: preset } );
		await this.dialog.getByRole( 'button', { name: 'Create key' } ).click();
		return this.secret();
	}

	/** The key that the dialog shows, this once. */
	async secret(): Promise< string > {
		return this.dialog.getByLabel( /^API key/ ).inputValue();
	}

	async stored(): Promise< void > {
		await this.dialog
			.getByRole( 'button', { name: 'I have stored the key' } )
			.click();
		await expect( this.dialog ).toBeHidden();
	}

	/**
	 * @param row    Of a key.
	 * @param action Item of its menu.
	 */
	async act( row: Locator, action: string ): Promise< void > {
		await row.getByRole( 'button', { name: 'Actions' } ).click();
		await this.page.getByRole( 'menuitem', { name: action } ).click();
	}
}
