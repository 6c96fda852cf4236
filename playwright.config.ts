import { spawnSync } from 'node:child_process';

import { defineConfig } from '@playwright/test';

/**
 * Run by `npm run test:e2e`, which makes the sites and says where they are:
 *
 * - BASE_URL_MARIADB, BASE_URL_SQLITE: a site on each database with demo data and the plugin from its zip.
 * - SITE_MARIADB, SITE_SQLITE: its folder.
 * - E2E_PART: what of all is to run; empty for everything.
 * - MAIL_URL: the mail catcher of both; `GET {MAIL_URL}/api/email`.
 *
 * A test without JavaScript carries the tag `@without-js` and runs in all four projects; any other runs in the two
 * with JavaScript. The tag `@round-trip` marks the whole trip of visitor and agent.
 */
const { BASE_URL_MARIADB, BASE_URL_SQLITE, E2E_PART = '' } = process.env;

/** Makes the support page by the offer that follows an activation; all others need the page. */
const FIRST = 'offer.spec.ts';

/** Themes and colours know nothing of databases: once is enough. */
const ONCE = 'looks.spec.ts';

/** Debian's Chromium without windows, or what else is there. */
const chromium = [ 'chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome' ]
	.map( ( name ) => spawnSync( 'which', [ name ], { encoding: 'utf8' } ).stdout.trim() )
	.find( ( path ) => path !== '' );

const projects = Object.entries( { MariaDB: BASE_URL_MARIADB, SQLite: BASE_URL_SQLITE } ).flatMap( ( [ database, baseURL = '' ] ) => {
	const first = `${ database }: support page`;
	const second = `${ database } with JavaScript`;
	// One test at a time on each site: some change its settings.
	const others = { testIgnore: database === 'SQLite' ? FIRST : [ FIRST, ONCE ], workers: 1 };
	return [
		{ name: first, use: { baseURL }, testMatch: FIRST },
		{ name: second, use: { baseURL }, dependencies: [ first ], ...others },
		{
			name: `${ database } without JavaScript`,
			use: { baseURL, javaScriptEnabled: false },
			grep: /@without-js/,
			// What a project depends on runs whole, which a part of the tests need not.
			dependencies: [ E2E_PART === '' ? second : first ],
			...others,
		},
	];
} );

export default defineConfig( {
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/support/global-set-up.ts',
	outputDir: 'test-results',
	reporter: [ [ 'line' ], [ 'json' ] ],
	projects,
	workers: E2E_PART === '' ? 2 : 1,
	fullyParallel: false,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'en-US',
		// Without it Chromium complains when WordPress's animated change of screens is cut short.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		// A recording costs a sixth of the time: `-- --trace=retain-on-failure` where a failure is a riddle.
		launchOptions: {
			...( chromium === undefined ? {} : { executablePath: chromium } ),
			// No sandbox for root; nothing that calls home.
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
} );
