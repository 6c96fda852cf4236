import { type ChildProcess, spawn } from 'node:child_process';
import {
	copyFile,
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Page, expect } from '@playwright/test';

const SERVER = join( __dirname, '../../env/captcha-server.php' );

const LOOPBACK = '127.0.0.1';

/** A provider of CAPTCHAs on this machine: its server, and its script for browsers. */
export class CaptchaProvider {
	#process: ChildProcess | undefined;
	#folder = '';
	#port = 0;

	/**
	 * @param dir Folder of the site that is to ask it.
	 */
	constructor( readonly dir: string ) {}

	async start(): Promise< void > {
		const plugins = join( this.dir, 'wp-content/mu-plugins' );
		await mkdir( plugins, { recursive: true } );
		await copyFile(
			join( __dirname, 'captcha-stand-in.php' ),
			join( plugins, 'captcha-stand-in.php' )
		);
		await copyFile(
			join( __dirname, 'captcha-stand-in.js' ),
			join( this.dir, 'captcha-stand-in.js' )
		);
		this.#folder = await mkdtemp( join( tmpdir(), 'captcha-' ) );
		await writeFile( join( this.#folder, 'used' ), '' );
		await writeFile( join( this.#folder, 'asked' ), '' );
		this.#port = await freePort();
		const address = `${ LOOPBACK }:${ this.#port }`;
		this.#process = spawn( 'php', [ '-S', address, SERVER ], {
			env: {
				...process.env,
				CAPTCHA_SECRET: 'secret',
				CAPTCHA_FOLDER: this.#folder,
			},
			stdio: 'ignore',
		} );
		await expect
			.poll( () =>
				fetch( `http://${ address }/` ).then(
					() => true,
					() => false
				)
			)
			.toBe( true );
	}

	async stop(): Promise< void > {
		this.#process?.kill( 'SIGKILL' );
		await rm( this.#folder, { recursive: true, force: true } );
	}

	/**
	 * Switches a CAPTCHA on for what this page asks of the site.
	 *
	 * @param page
	 * @param provider As the setting names it.
	 * @param play     What its tokens are good for, as captcha-server.php says.
	 */
	async guard( page: Page, provider: string, play = 'ok' ): Promise< void > {
		await page.setExtraHTTPHeaders( {
			'X-Captcha': `${ provider } ${ play } ${ this.#port }`,
		} );
	}

	/** How often the site has asked. */
	async times(): Promise< number > {
		const asked = await readFile( join( this.#folder, 'asked' ), 'utf8' );
		return asked.split( '\n' ).length - 1;
	}
}

/** A port nobody listens on. */
function freePort(): Promise< number > {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.on( 'error', reject );
		server.listen( 0, LOOPBACK, () => {
			const address = server.address();
			server.close( () => {
				resolve(
					typeof address === 'object' ? ( address?.port ?? 0 ) : 0
				);
			} );
		} );
	} );
}
