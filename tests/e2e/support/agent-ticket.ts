import { type Locator, type Page, expect } from '@playwright/test';

/** A ticket as agents see it. */
export class AgentTicket {
	readonly heading: Locator;
	readonly conversation: Locator;
	readonly replyBox: Locator;
	readonly noteBox: Locator;
	/** What stands beside the conversation. */
	readonly details: Locator;
	/** The access link, once it is shown. */
	readonly link: Locator;
	readonly dialog: Locator;

	constructor( readonly page: Page ) {
		this.heading = page.getByRole( 'heading', { level: 1 } );
		this.conversation = page.getByRole( 'list', { name: 'Conversation' } );
		this.replyBox = page.getByRole( 'textbox', { name: /^Reply to / } );
		this.noteBox = page.getByRole( 'textbox', { name: 'Internal note' } );
		this.details = page.getByRole( 'region', { name: 'Details' } );
		this.link = this.details.getByRole( 'textbox', {
			name: 'Access link',
		} );
		this.dialog = page.getByRole( 'dialog' );
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

	/** The button of the present status. */
	status(): Locator {
		return this.statuses().and(
			this.page.getByRole( 'button', { pressed: true } )
		);
	}

	/** The buttons that set the status. */
	statuses(): Locator {
		return this.page
			.getByRole( 'group', { name: 'Status' } )
			.getByRole( 'button' );
	}

	/**
	 * @param status Its word.
	 */
	async setStatus( status: string ): Promise< void > {
		await this.statuses().filter( { hasText: status } ).click();
		await this.isSaved();
	}

	/** While a field is being saved, the others wait. */
	async isSaved(): Promise< void > {
		await expect( this.statuses().first() ).toBeEnabled();
	}

	/**
	 * Chooses in a menu of the ticket's fields.
	 *
	 * @param field Its label.
	 * @param value What to choose.
	 */
	async choose( field: string, value: string ): Promise< void > {
		await this.field( field ).click();
		await this.page.getByRole( 'menuitemradio', { name: value } ).click();
	}

	/**
	 * The button of a field, which says what is chosen.
	 *
	 * @param field Its label.
	 */
	field( field: string ): Locator {
		return this.details.getByRole( 'button', {
			name: new RegExp( `^${ field }: ` ),
		} );
	}

	/**
	 * @param text Of an entry of the history.
	 */
	event( text: string | RegExp ): Locator {
		return this.conversation.getByRole( 'listitem' ).filter( {
			hasText: text,
			hasNot: this.page.getByRole( 'article' ),
		} );
	}

	/** Shows the access link. */
	async showLink(): Promise< string > {
		await this.details.getByRole( 'button', { name: 'Show link' } ).click();
		return this.link.inputValue();
	}

	/**
	 * Presses a button of the details and confirms.
	 *
	 * @param button Its name.
	 */
	async confirm( button: string ): Promise< void > {
		await this.details.getByRole( 'button', { name: button } ).click();
		await this.dialog.getByRole( 'button', { name: button } ).click();
		await expect( this.dialog ).toBeHidden();
	}

	/**
	 * Picks files for the message that is being written.
	 *
	 * @param files Names and contents.
	 */
	async attach(
		...files: { name: string; mimeType: string; buffer: Buffer }[]
	): Promise< void > {
		const picking = this.page.waitForEvent( 'filechooser' );
		await this.page.getByRole( 'button', { name: 'Attach files' } ).click();
		await ( await picking ).setFiles( files );
	}
}
