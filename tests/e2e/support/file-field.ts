import type { JSHandle, Locator, Page } from '@playwright/test';

/** A file of a visitor. */
export interface Wanted {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

/**
 * @param name    Of the file.
 * @param content A picture unless told otherwise.
 */
export const file = (
	name: string,
	content: Buffer | string = PNG
): Wanted => ( {
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from( content ),
} );

/** Where a visitor chooses files, for a ticket or for a reply. */
export class FileField {
	readonly input: Locator;
	/** What is chosen; one entry a file. */
	readonly entries: Locator;
	readonly progress: Locator;

	constructor( readonly page: Page ) {
		this.input = page
			.getByLabel( /^Attachments/ )
			.and( page.locator( 'input' ) );
		this.entries = page
			.getByRole( 'list', { name: 'Chosen files' } )
			.getByRole( 'listitem' );
		this.progress = page.getByRole( 'progressbar', {
			name: 'Sending files',
		} );
	}

	/**
	 * Chooses files in the browser's own dialog.
	 *
	 * @param files Which.
	 */
	async pick( ...files: Wanted[] ): Promise< void > {
		await this.input.setInputFiles( files );
	}

	/**
	 * Drops files onto the message.
	 *
	 * @param files Which.
	 */
	async drop( ...files: Wanted[] ): Promise< void > {
		const dataTransfer = await this.#transfer( files );
		const target = this.page.locator( 'form textarea' );
		for ( const type of [ 'dragover', 'drop' ] ) {
			await target.dispatchEvent( type, { dataTransfer } );
		}
	}

	/**
	 * Pastes files into the message.
	 *
	 * @param files Which.
	 */
	async paste( ...files: Wanted[] ): Promise< void > {
		const clipboardData = await this.#transfer( files );
		await this.page.locator( 'form textarea' ).evaluate( ( area, data ) => {
			area.dispatchEvent(
				new ClipboardEvent( 'paste', {
					clipboardData: data,
					bubbles: true,
					cancelable: true,
				} )
			);
		}, clipboardData );
	}

	/**
	 * @param name Of a chosen file.
	 */
	entry( name: string ): Locator {
		return this.entries.filter( { hasText: name } );
	}

	/**
	 * @param name Of a chosen file.
	 */
	async remove( name: string ): Promise< void > {
		await this.page
			.getByRole( 'button', { name: `Remove ${ name }` } )
			.click();
	}

	/**
	 * Lets the browser send so slowly that one can see it.
	 *
	 * @param bytes A second.
	 */
	async slowDown( bytes: number ): Promise< void > {
		const session = await this.page.context().newCDPSession( this.page );
		await session.send( 'Network.emulateNetworkConditions', {
			offline: false,
			latency: 0,
			downloadThroughput: -1,
			uploadThroughput: bytes,
		} );
	}

	/**
	 * @param files What the browser holds.
	 */
	#transfer( files: Wanted[] ): Promise< JSHandle< DataTransfer > > {
		return this.page.evaluateHandle(
			( list ) => {
				const data = new DataTransfer();
				for ( const { name, bytes } of list ) {
					data.items.add(
						new File( [ new Uint8Array( bytes ) ], name )
					);
				}
				return data;
			},
			files.map( ( { name, buffer } ) => ( {
				name,
				bytes: [ ...buffer ],
			} ) )
		);
	}
}
