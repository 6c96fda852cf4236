import { type Locator, type Page, expect } from '@playwright/test';

/** Youngest form that the site takes from a person, in seconds. */
const FORM_AGE = 2;

export interface Letter {
	email: string;
	subject: string;
	message: string;
}

/** The page where visitors write. */
export class SupportPage {
	readonly form: Locator;
	readonly email: Locator;
	readonly subject: Locator;
	readonly message: Locator;
	readonly priority: Locator;
	readonly department: Locator;
	readonly submit: Locator;
	/** What is wrong with the form as a whole. */
	readonly alert: Locator;
	/** Says that the ticket has been written. */
	readonly success: Locator;

	constructor( readonly page: Page ) {
		this.form = page.getByRole( 'form', { name: 'New ticket' } );
		this.email = page.getByRole( 'textbox', { name: 'Email Address' } );
		this.subject = page.getByRole( 'textbox', { name: 'Subject' } );
		this.message = page.getByRole( 'textbox', { name: 'Message' } );
		this.priority = page.getByLabel( /^Priority/ );
		this.department = page.getByLabel( /^Department/ );
		this.submit = page.getByRole( 'button', { name: 'Submit Ticket' } );
		this.alert = page.getByRole( 'alert' );
		this.success = page.getByRole( 'heading', {
			name: /^Ticket #\d+ has been received$/,
		} );
	}

	/**
	 * @param path Of a page with the form.
	 */
	async open( path = '/support/' ): Promise< void > {
		await this.page.goto( path );
	}

	async openAsGuest(): Promise< void > {
		await this.open();
		await this.page
			.getByRole( 'link', { name: 'Continue as Guest' } )
			.click();
		await expect( this.email ).toBeFocused();
	}

	/**
	 * @param letter What the visitor types.
	 */
	async fill( { email, subject, message }: Letter ): Promise< void > {
		await this.email.fill( email );
		await this.subject.fill( subject );
		await this.message.fill( message );
	}

	/** Sends the form, not quicker than the site expects of people. */
	async send(): Promise< void > {
		const token = await this.form
			.locator( '[name="smart_support[token]"]' )
			.inputValue();
		const issued = Number.parseInt( token, 10 );
		await expect
			.poll( () => Math.floor( Date.now() / 1000 ) - issued )
			.toBeGreaterThanOrEqual( FORM_AGE );
		await this.submit.click();
	}

	/** The number that the visitor is told. */
	async number(): Promise< number > {
		const text = await this.success.textContent();
		return Number( /#(\d+)/.exec( text ?? '' )?.[ 1 ] );
	}

	/**
	 * Checks that all of it is still in the form.
	 *
	 * @param letter What was typed.
	 */
	async isFilledWith( letter: Letter ): Promise< void > {
		await expect( this.email ).toHaveValue( letter.email );
		await expect( this.subject ).toHaveValue( letter.subject );
		await expect( this.message ).toHaveValue( letter.message );
	}
}
