import { type Locator, type Page, expect } from '@playwright/test';

import type { Site } from './site';

/** What the department of a ticket is to be; the rest is as a new department is, its portal on. */
export interface Wanted {
	columns?: Record< string, string | null >;
	participant?: string;
	/** Who got a copy of a mail. */
	copied?: string;
}

/**
 * Gives a ticket a department of its own, with a public page.
 *
 * @param site   Its.
 * @param ticket Id.
 * @param name   Of the department.
 * @param wanted More of it.
 * @return The department's id, and the address of the portal link.
 */
export async function openPortal(
	site: Site,
	ticket: number,
	name: string,
	{ columns = {}, participant, copied }: Wanted = {}
): Promise< { department: number; link: string } > {
	return JSON.parse(
		await site.run( 'portal.php', {
			ticket,
			name,
			columns,
			participant: participant ?? null,
			copied: copied ?? null,
		} )
	) as { department: number; link: string };
}

/** A ticket as everybody sees it who has its portal link. */
export class PublicTicket {
	readonly main: Locator;
	readonly response: Locator;
	readonly email: Locator;
	readonly message: Locator;
	readonly send: Locator;

	constructor( readonly page: Page ) {
		this.main = page.locator( '#smart-support' );
		this.response = page.getByRole( 'form', { name: 'Response' } );
		this.email = this.response.getByLabel( 'Email Address' );
		this.message = this.response.getByRole( 'textbox', {
			name: 'Message',
		} );
		this.send = page.getByRole( 'button', { name: 'Send response' } );
	}

	/**
	 * @param link Address of the mailed link.
	 */
	async open( link: string ): Promise< void > {
		await this.page.goto( link );
		await expect( this.page ).toHaveURL( /\/portal\/\d+\/$/ );
	}

	/**
	 * @param email Who says it.
	 * @param text  What.
	 */
	async respond( email: string, text: string ): Promise< void > {
		await this.email.fill( email );
		await this.message.fill( text );
		await this.send.click();
	}

	/**
	 * Presses "Close ticket" or "Reopen ticket", and says yes.
	 *
	 * @param what  Which.
	 * @param email Who.
	 */
	async turn( what: 'Close' | 'Reopen', email: string ): Promise< void > {
		const part = this.main.getByRole( 'group' ).filter( {
			has: this.page.getByText( `${ what } ticket` ),
		} );
		await part.getByText( `${ what } ticket` ).click();
		await part.getByLabel( 'Email Address' ).fill( email );
		await part.getByRole( 'button', { name: /^Yes, / } ).click();
	}

	says( text: string | RegExp ): Locator {
		return this.main.getByText( text );
	}
}
