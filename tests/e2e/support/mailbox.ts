import { expect } from '@playwright/test';

/** A mail as maildev has parsed it. */
interface Parsed {
	id: string;
	subject: string;
	html?: string;
	text?: string;
	to: { address: string }[];
	from: { address: string }[];
	headers: Record< string, string >;
}

/** A mail that has left the site and crossed the wire. */
export interface Mail extends Parsed {
	/** All of it, as it was sent. */
	source: string;
	/** The access links in it; HTML and text part have one each. */
	links: string[];
}

const LINK = /https?:\/\/[^\s"<>]*smart-support-link=[A-Za-z0-9_-]+/g;

/** The mail that people got. */
export class Mailbox {
	constructor( readonly url: string ) {}

	/**
	 * All mail to somebody so far, oldest first.
	 *
	 * @param address Whose.
	 */
	async all( address: string ): Promise< Mail[] > {
		const mails = ( await (
			await fetch( `${ this.url }/api/email` )
		).json() ) as Parsed[];
		return Promise.all(
			mails
				.filter( ( mail ) =>
					mail.to.some( ( one ) => one.address === address )
				)
				.map( ( mail ) => this.#whole( mail ) )
		);
	}

	/**
	 * Waits until somebody has so many mails.
	 *
	 * @param address Whose.
	 * @param count   How many; more are a failure.
	 * @return All of them, oldest first.
	 */
	async wait( address: string, count: number ): Promise< Mail[] > {
		let mails: Mail[] = [];
		await expect
			.poll(
				async () => {
					mails = await this.all( address );
					return mails.length;
				},
				{ message: `mails to ${ address }`, intervals: [ 200 ] }
			)
			.toBeGreaterThanOrEqual( count );
		expect( mails.map( ( mail ) => mail.subject ) ).toHaveLength( count );
		return mails;
	}

	async #whole( mail: Parsed ): Promise< Mail > {
		const source = await (
			await fetch( `${ this.url }/api/email/${ mail.id }/source` )
		).text();
		const links = `${ mail.html ?? '' } ${ mail.text ?? '' }`.match( LINK );
		return { ...mail, source, links: links ?? [] };
	}
}
