import {
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
	expect,
	test as base,
} from '@playwright/test';

import type { Settings, SettingsUpdateInput } from '../../../src/types/schema';
import { Faults } from './faults';
import { Mailbox } from './mailbox';
import { type Login, logIn } from './sessions';
import { Site } from './site';

export { expect };

interface TestFixtures {
	/** A visitor's address that no other test has. */
	email: string;
	/** A word that no other test's ticket contains. */
	word: string;
	/** What goes wrong in any page of the test; there must be nothing. */
	faults: Faults;
	/** A further visitor of the site: a browser of their own, with JavaScript as the project has it. */
	visitor: ( options?: BrowserContextOptions ) => Promise< Page >;
	/** Changes settings for the rest of the test. */
	settings: ( changes: SettingsUpdateInput ) => Promise< void >;
	/** A new page, with JavaScript, of a browser in which somebody is logged in. */
	signedIn: ( login: Login ) => Promise< Page >;
}

interface WorkerFixtures {
	site: Site;
	mailbox: Mailbox;
}

const unique = ( start: string ) => start + crypto.randomUUID().slice( 0, 8 );

export const test = base.extend< TestFixtures, WorkerFixtures >( {
	site: [
		async ( {}, provide, { project } ) => {
			await provide( new Site( project.use.baseURL ?? '' ) );
		},
		{ scope: 'worker' },
	],
	mailbox: [
		async ( {}, provide ) => {
			await provide( new Mailbox( process.env.MAIL_URL ?? '' ) );
		},
		{ scope: 'worker' },
	],
	email: async ( {}, provide ) => {
		await provide( `${ unique( 'v' ) }@visitor.test` );
	},
	word: async ( {}, provide ) => {
		await provide( unique( 'w' ) );
	},
	faults: [
		async ( { page, site }, provide ) => {
			const faults = new Faults( site.url );
			faults.watch( page );
			await provide( faults );
			expect( faults.found ).toEqual( [] );
		},
		{ auto: true },
	],
	visitor: async ( { browser, faults }, provide ) => {
		const contexts: BrowserContext[] = [];
		await provide( async ( options ) => {
			const context = await browser.newContext( options );
			contexts.push( context );
			const page = await context.newPage();
			faults.watch( page );
			return page;
		} );
		await Promise.all( contexts.map( ( context ) => context.close() ) );
	},
	settings: async ( { site }, provide ) => {
		let before: Settings | undefined;
		await provide( async ( changes ) => {
			const replaced = await site.settings( changes );
			before ??= replaced;
		} );
		if ( before ) {
			await site.settings( before );
		}
	},
	signedIn: async ( { site, visitor }, provide ) => {
		await provide( async ( login ) => {
			const page = await visitor( { javaScriptEnabled: true } );
			await logIn( page.context(), site.url, login );
			return page;
		} );
	},
} );
