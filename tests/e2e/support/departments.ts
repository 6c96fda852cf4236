import { type Locator, type Page, expect } from '@playwright/test';

import { Rest } from './rest';
import { SettingsScreen } from './settings';

/** Smart Support → Settings → Departments and Transitions. */
export class Departments {
	readonly settings: SettingsScreen;
	readonly dialog: Locator;
	readonly none: Locator;
	readonly public: Locator;
	/** What accepts the dialog of a public portal. */
	readonly accept: Locator;
	readonly understood: Locator;
	readonly free: Locator;

	constructor( readonly page: Page ) {
		this.settings = new SettingsScreen( page );
		this.dialog = page.getByRole( 'dialog' );
		this.none = page.getByRole( 'radio', { name: 'No Portal' } );
		this.public = page.getByRole( 'radio', { name: 'Public Portal' } );
		this.accept = this.dialog.getByRole( 'button', {
			name: 'Choose Public Portal',
		} );
		this.understood = this.dialog.getByLabel( /^I understand/ );
		this.free = page.getByLabel( 'Every change is allowed' );
	}

	/**
	 * @param name Of a department.
	 */
	row( name: string ): Locator {
		return this.page
			.locator( 'tbody' )
			.getByRole( 'row' )
			.filter( { hasText: name } );
	}

	/**
	 * Makes a department, whose form is open then.
	 *
	 * @param name Of it.
	 */
	async add( name: string ): Promise< void > {
		await this.page
			.getByRole( 'button', { name: 'Add department' } )
			.click();
		await this.dialog.getByLabel( 'Name' ).fill( name );
		await this.page.keyboard.press( 'Enter' );
		await expect( this.dialog ).toBeHidden();
		await expect( this.settings.field( 'Name' ) ).toHaveValue( name );
	}

	/**
	 * @param name   Of a department.
	 * @param action Item of its menu.
	 */
	async act( name: string, action: string ): Promise< void > {
		await this.row( name )
			.getByRole( 'button', { name: 'Actions' } )
			.click();
		await this.page
			.getByRole( 'menuitem', { name: action, exact: true } )
			.click();
	}

	/**
	 * @param from Status before.
	 * @param to   Status after.
	 */
	way( from: string, to: string ): Locator {
		return this.page.getByRole( 'checkbox', {
			name: `${ from } to ${ to }`,
			exact: true,
		} );
	}

	/**
	 * @param name Of a department.
	 * @return It as the API has it.
	 */
	async saved( name: string ): Promise< Record< string, unknown > > {
		const api = await Rest.user( this.page );
		const { items } = await api.get( '/departments?per_page=100' );
		return items.find( ( item ) => item.name === name ) ?? {};
	}
}
