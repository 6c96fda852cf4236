import type { Page } from '@playwright/test';

/**
 * What a browser writes to the console itself: of answers that are no success or do not come, which specs check, and of a
 * sandboxed frame that keeps out the scripts by which specs look into it.
 */
const OF_BROWSER =
	/^(Failed to load resource: (the server responded|net::ERR_INTERNET_DISCONNECTED)|Blocked script execution in 'about:srcdoc')/;

/** Answers that pages deal with: a refusal is no fault. */
const DEALT_WITH = [ 'document', 'fetch', 'xhr' ];

/** Collects what goes wrong in browsers without anybody seeing it. */
export class Faults {
	readonly found: string[] = [];

	constructor( readonly site: string ) {}

	/**
	 * @param page Watched as long as it is open.
	 */
	watch( page: Page ): void {
		page.on( 'pageerror', ( error ) => {
			this.found.push(
				`Exception at ${ page.url() }: ${ error.stack ?? error.message }`
			);
		} );
		page.on( 'console', ( message ) => {
			const text = message.text();
			if ( message.type() === 'error' && ! OF_BROWSER.test( text ) ) {
				this.found.push( `Console: ${ text }` );
			}
		} );
		page.on( 'request', ( request ) => {
			const url = request.url();
			const isOwn = [ this.site, 'data:', 'blob:' ].some( ( start ) =>
				url.startsWith( start )
			);
			if ( ! isOwn ) {
				this.found.push( `Request to a third party: ${ url }` );
			}
		} );
		page.on( 'response', ( response ) => {
			const isDealtWith = DEALT_WITH.includes(
				response.request().resourceType()
			);
			if ( response.status() >= ( isDealtWith ? 500 : 400 ) ) {
				this.found.push(
					`Status ${ response.status() }: ${ response.url() }`
				);
			}
		} );
	}
}
