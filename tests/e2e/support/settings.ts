import { type Locator, type Page, expect } from '@playwright/test';

const PATH = '/wp-admin/admin.php?page=smart-support-settings';

/** A section of the settings, by the name of its tab. */
type Name =
	| 'General'
	| 'Tickets'
	| 'Guests'
	| 'Departments'
	| 'Transitions'
	| 'Branding'
	| 'Advanced → API'
	| 'Advanced → Health';

/** Smart Support → Settings. */
export class SettingsScreen {
	readonly save: Locator;
	/** What has become of the form. */
	readonly status: Locator;
	readonly tabs: Locator;

	constructor( readonly page: Page ) {
		this.save = page.getByRole( 'button', { name: 'Save changes' } );
		this.status = page.locator( '.smart-support-save-bar' );
		this.tabs = page.getByRole( 'navigation', { name: 'Settings' } );
	}

	/**
	 * @param name Of the section's tab.
	 */
	async open( name: Name ): Promise< void > {
		await this.page.goto( PATH );
		await this.go( name );
	}

	/**
	 * Opens a section from another.
	 *
	 * @param name Of its tab.
	 */
	async go( name: Name ): Promise< void > {
		await this.tabs.getByRole( 'link', { name } ).click();
		await this.isAt( name );
	}

	/**
	 * @param name Of the section's tab.
	 */
	async isAt( name: Name ): Promise< void > {
		await expect( this.tabs.getByRole( 'link', { name } ) ).toHaveAttribute(
			'aria-current',
			'page'
		);
	}

	/**
	 * @param label Of a field.
	 */
	field( label: string ): Locator {
		return this.page.getByLabel( label, { exact: true } );
	}

	async saved(): Promise< void > {
		await this.save.click();
		await expect( this.status ).toContainText( 'Saved.' );
	}

	/**
	 * Saves what the server or the form refuses: the field says why and has the focus.
	 *
	 * @param label Of the field that is wrong.
	 * @param fault What it says.
	 */
	async refused( label: string, fault: string | RegExp ): Promise< void > {
		await this.save.click();
		await expect( this.field( label ) ).toHaveAccessibleDescription(
			fault
		);
		await expect( this.field( label ) ).toBeFocused();
		await expect( this.status ).toContainText( 'Nothing has been saved.' );
	}
}
