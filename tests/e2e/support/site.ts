import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Settings, SettingsUpdateInput } from '../../../src/types/schema';

/** What a ticket of a test is to be; the rest is as a guest's new ticket is. */
export interface Wanted {
	email: string;
	subject: string;
	message?: string;
	status?: string;
	priority?: string;
	/** Login of the agent it is assigned to. */
	agent?: string;
	/** Whether the customer is a user of the site, and the ticket no guest's. */
	isRegistered?: boolean;
}

export interface Seeded {
	id: number;
	/** Address that a mail to the customer carries. */
	link: string;
}

const LOADER = join( __dirname, '../../../bin/site/load.php' );

const runFile = promisify( execFile );

/** A site from behind: what no visitor or agent can do by clicks. */
export class Site {
	/** Folder of its WordPress. */
	readonly dir: string;

	constructor( readonly url: string ) {
		const { BASE_URL_MARIADB, SITE_MARIADB, SITE_SQLITE } = process.env;
		const dir = url === BASE_URL_MARIADB ? SITE_MARIADB : SITE_SQLITE;
		if ( ! dir ) {
			throw new Error( `No folder is known of the site at ${ url }.` );
		}
		this.dir = dir;
	}

	/**
	 * Makes tickets, in this order.
	 *
	 * @param wanted One by one.
	 */
	async tickets( wanted: Wanted[] ): Promise< Seeded[] > {
		const printed = await this.run( 'tickets.php', wanted );
		return JSON.parse( printed ) as Seeded[];
	}

	/**
	 * @param wanted The one ticket to make.
	 */
	async ticket( wanted: Wanted ): Promise< Seeded > {
		const [ ticket ] = await this.tickets( [ wanted ] );
		if ( ! ticket ) {
			throw new Error( 'No ticket was made.' );
		}
		return ticket;
	}

	/**
	 * Changes settings as if they had been saved.
	 *
	 * @param changes By group, as `PATCH /settings` takes them.
	 * @return All as they were.
	 */
	async settings( changes: SettingsUpdateInput ): Promise< Settings > {
		return JSON.parse(
			await this.run( 'settings.php', changes )
		) as Settings;
	}

	/**
	 * Lets the time of all links to a ticket run out.
	 *
	 * @param ticketId Which.
	 */
	async expireLinks( ticketId: number ): Promise< void > {
		await this.eval(
			`( new SmartSupport\\Services() )->database->execute( 'UPDATE {access_links} SET expires_at = 1 WHERE ticket_id = %d', array( ${ ticketId } ) );`
		);
	}

	/**
	 * @param ticketId Which.
	 * @return What the database knows of a ticket itself, for comparing.
	 */
	async row( ticketId: number ): Promise< unknown > {
		return JSON.parse(
			await this.eval(
				`global $wpdb; echo wp_json_encode( $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}smart_support_tickets WHERE id = ${ ticketId }" ) );`
			)
		);
	}

	/**
	 * @param age Seconds.
	 * @return Token of a form that has been open for so long.
	 */
	formToken( age: number ): Promise< string > {
		return this.eval(
			`echo SmartSupport\\Portal\\FormToken::issue( time() - ${ age } );`
		);
	}

	/**
	 * Runs a PHP file of this folder inside the site.
	 *
	 * @param file Its name.
	 * @param data What it finds, as JSON, in `$argv[1]`.
	 * @return What it prints.
	 */
	run( file: string, data: unknown = null ): Promise< string > {
		return this.#php( [
			...[ '-d', `auto_prepend_file=${ LOADER }` ],
			join( __dirname, file ),
			JSON.stringify( data ),
		] );
	}

	/**
	 * Runs a line of PHP inside the site.
	 *
	 * @param code Without the opening tag.
	 * @return What it prints.
	 */
	eval( code: string ): Promise< string > {
		return this.#php( [ '-r', `require '${ LOADER }'; ${ code }` ] );
	}

	async #php( args: string[] ): Promise< string > {
		const { stdout } = await runFile(
			'php',
			[ '-d', 'display_errors=stderr', ...args ],
			{ env: { ...process.env, SMART_SUPPORT_SITE: this.dir } }
		);
		return stdout;
	}
}
