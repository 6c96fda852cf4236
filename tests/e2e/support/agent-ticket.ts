import { type Locator, type Page, expect } from '@playwright/test';

/** A ticket as agents see it. */
export class AgentTicket {
	readonly heading: Locator;
	readonly conversation: Locator;
	readonly replyBox: Locator;
	readonly noteBox: Locator;

	constructor( readonly page: Page ) {
		this.heading = page.getByRole( 'heading', { level: 1 } );
		this.conversation = page.getByRole( 'list', { name: 'Conversation' } );
		this.replyBox = page.getByRole( 'textbox', {
			name: 'Reply to the customer',
		} );
		this.noteBox = page.getByRole( 'textbox', { name: 'Internal note' } );
	}

	/**
	 * @param id Ticket id.
	 */
	async open( id: number ): Promise< void > {
		await this.page.goto(
			`/wp-admin/admin.php?page=smart-support&ticket=${ id }`
		);
		await expect( this.conversation ).toBeVisible();
	}

	/**
	 * @param text Of a message.
	 */
	message( text: string ): Locator {
		return this.conversation
			.getByRole( 'article' )
			.filter( { hasText: text } );
	}

	/**
	 * @param text To the customer.
	 */
	async reply( text: string ): Promise< void > {
		await this.page.getByRole( 'tab', { name: 'Reply' } ).click();
		await this.replyBox.fill( text );
		await this.page.getByRole( 'button', { name: 'Send reply' } ).click();
		await expect( this.message( text ) ).toBeVisible();
	}

	/**
	 * @param text For colleagues.
	 */
	async addNote( text: string ): Promise< void > {
		await this.page.getByRole( 'tab', { name: 'Internal note' } ).click();
		await this.noteBox.fill( text );
		await this.page.getByRole( 'button', { name: 'Add note' } ).click();
		await expect( this.message( text ) ).toBeVisible();
	}

	/** The button that shows the status and opens its menu. */
	status(): Locator {
		return this.page.getByRole( 'button', { name: /^Status: / } );
	}

	/**
	 * @param status Its word.
	 */
	async setStatus( status: string ): Promise< void > {
		await this.status().click();
		await this.page.getByRole( 'menuitemradio', { name: status } ).click();
	}
}
