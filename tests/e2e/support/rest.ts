import type { APIRequestContext, APIResponse, Page } from '@playwright/test';

export const API = '/wp-json/smart-support/v1';

/** An answer of the API. */
export interface Told {
	status: number;
	code?: string;
	/** As it came. */
	text: string;
	data: Record< string, unknown >;
	/** The same for a list. */
	items: Record< string, unknown >[];
	errors?: Record< string, string >;
}

/** Files and fields of a form. */
export type Multipart = NonNullable<
	Parameters< APIRequestContext[ 'post' ] >[ 1 ]
>[ 'multipart' ];

/** The API as one caller has it. */
export class Rest {
	private constructor(
		readonly request: APIRequestContext,
		readonly headers: Record< string, string > = {}
	) {}

	/**
	 * Somebody who proves nothing.
	 *
	 * @param request Of a browser without cookies.
	 */
	static nobody( request: APIRequestContext ): Rest {
		return new Rest( request );
	}

	/**
	 * Who has a mailed link.
	 *
	 * @param request Of a browser without cookies.
	 * @param link    Address of the link.
	 */
	static holder( request: APIRequestContext, link: string ): Rest {
		const secret = new URL( link ).searchParams.get( 'smart-support-link' );
		return new Rest( request, { 'X-Smart-Support-Token': secret ?? '' } );
	}

	/**
	 * Who is logged in.
	 *
	 * @param page Of their browser.
	 */
	static async user( page: Page ): Promise< Rest > {
		const nonce = await page.request.get(
			'/wp-admin/admin-ajax.php?action=rest-nonce'
		);
		return new Rest( page.request, { 'X-WP-Nonce': await nonce.text() } );
	}

	/**
	 * @param path Below the API's address.
	 */
	async get( path: string ): Promise< Told > {
		return told(
			await this.request.get( API + path, { headers: this.headers } )
		);
	}

	/**
	 * @param path   Below the API's address.
	 * @param data   To send as JSON.
	 * @param method Of HTTP.
	 */
	async send(
		path: string,
		data: Record< string, unknown >,
		method = 'POST'
	): Promise< Told > {
		const { headers } = this;
		return told(
			await this.request.fetch( API + path, { method, data, headers } )
		);
	}

	/**
	 * @param path      Below the API's address.
	 * @param multipart Files and fields of a form.
	 */
	async post( path: string, multipart: Multipart ): Promise< Told > {
		const { headers } = this;
		return told(
			await this.request.post( API + path, {
				headers,
				...( multipart && { multipart } ),
			} )
		);
	}
}

/**
 * @param answer Of the API.
 */
async function told( answer: APIResponse ): Promise< Told > {
	const text = await answer.text();
	let parsed: Record< string, unknown > = {};
	try {
		parsed = JSON.parse( text ) as Record< string, unknown >;
	} catch {
		// A file.
	}
	const { code, errors, data = {} } = parsed;
	return {
		...( typeof code === 'string' && { code } ),
		...( errors !== undefined && {
			errors: errors as Record< string, string >,
		} ),
		status: answer.status(),
		text,
		data: data as Record< string, unknown >,
		items: ( Array.isArray( data ) ? data : [] ) as Told[ 'items' ],
	};
}
