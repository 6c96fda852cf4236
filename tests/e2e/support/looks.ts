import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

/** What the site can look like for one browser. */
export type Look = 'rtl' | 'classic' | 'dark' | 'midnight';

/**
 * Lets the site be shown from right to left, in a classic theme, in dark colours or in loud ones.
 *
 * @param page  Of the browser to show it to.
 * @param url   Of the site.
 * @param looks Which.
 */
export async function showAs(
	page: Page,
	url: string,
	...looks: Look[]
): Promise< void > {
	await page.context().addCookies(
		looks.map( ( look ) => ( {
			name: `smart_support_${ look }`,
			value: '1',
			url,
		} ) )
	);
	if ( looks.includes( 'dark' ) || looks.includes( 'midnight' ) ) {
		await page.emulateMedia( { colorScheme: 'dark' } );
	}
}

/** Widths that pictures are taken at. */
const WIDTHS = [ 1280, 375 ];

const PICTURES = join( __dirname, '../../../test-results/pictures' );

/**
 * Checks a page by the rules of WCAG 2.2 AA.
 *
 * @param page   In the state to check.
 * @param within Selector of the part that is ours; the rest is the theme's or WordPress's own.
 */
export async function isAccessible(
	page: Page,
	within: string
): Promise< void > {
	const { violations } = await new AxeBuilder( { page } )
		.include( within )
		// Where nothing may run, axe would wait for ever.
		.exclude( 'iframe[sandbox=""]' )
		.analyze();
	expect(
		violations.map( ( { id, nodes } ) => ( {
			id,
			where: nodes.map( ( node ) => node.html ),
		} ) )
	).toEqual( [] );
}

/**
 * Checks that nothing sticks out of a window that is 320 px wide.
 *
 * @param page In the state to check.
 */
export async function fitsNarrowWindow( page: Page ): Promise< void > {
	const usual = page.viewportSize();
	await page.setViewportSize( { width: 320, height: 640 } );
	await expect
		.poll( () =>
			page.evaluate( () => document.documentElement.scrollWidth )
		)
		.toBeLessThanOrEqual( 320 );
	await page.setViewportSize( usual ?? { width: 1280, height: 720 } );
}

/**
 * Takes pictures for people to look at, once a run: they are the same on both databases.
 *
 * @param page In the state to show.
 * @param name Of the files.
 */
export async function takePictures(
	page: Page,
	name: string
): Promise< void > {
	const usual = page.viewportSize();
	await mkdir( PICTURES, { recursive: true } );
	for ( const width of WIDTHS ) {
		const path = join( PICTURES, `${ name }-${ width }.jpg` );
		if ( existsSync( path ) ) {
			continue;
		}
		await page.setViewportSize( { width, height: 900 } );
		await page.screenshot( {
			path,
			quality: 80,
			fullPage: true,
			animations: 'disabled',
		} );
	}
	await page.setViewportSize( usual ?? { width: 1280, height: 720 } );
}
