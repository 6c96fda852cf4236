import {
	type Locator,
	type Page,
	type Response,
	expect,
} from '@playwright/test';

/** A ticket as its customer sees it. */
export class GuestTicket {
	readonly subject: Locator;
	readonly conversation: Locator;
	readonly replyBox: Locator;
	readonly send: Locator;

	constructor( readonly page: Page ) {
		this.subject = page
			.getByRole( 'main' )
			.getByRole( 'heading', { level: 2 } );
		this.conversation = page.getByRole( 'list', { name: 'Conversation' } );
		this.replyBox = page.getByRole( 'textbox', { name: 'Your reply' } );
		this.send = page.getByRole( 'button', { name: 'Send reply' } );
	}

	/**
	 * Opens a mailed link.
	 *
	 * @param link Its address.
	 * @return Answer to the link itself, and to the address it led to.
	 */
	async open(
		link: string
	): Promise< { landing: Response; shown: Response } > {
		const shown = await this.page.goto( link );
		const landing = await shown?.request().redirectedFrom()?.response();
		if ( ! shown || ! landing ) {
			throw new Error( 'The link led nowhere.' );
		}
		await expect( this.conversation ).toBeVisible();
		return { landing, shown };
	}

	/**
	 * @param word What the customer reads.
	 */
	async hasStatus( word: string ): Promise< void > {
		await expect(
			this.page.getByText( word, { exact: true } )
		).toBeVisible();
	}

	messages(): Locator {
		return this.conversation.getByRole( 'article' );
	}

	/**
	 * @param text To the agents.
	 */
	async reply( text: string ): Promise< void > {
		await this.replyBox.fill( text );
		await this.send.click();
		await expect(
			this.page.getByText( 'Your reply has been sent.' ).first()
		).toBeVisible();
		await expect( this.messages().last() ).toContainText( text );
	}
}
