import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from './paths.mjs';
import { LOOPBACK, freePort } from './ports.mjs';
import { startServer } from './server.mjs';

const MAILDEV = join(
	ROOT,
	'node_modules',
	'maildev',
	'dist',
	'bin',
	'maildev.js'
);
/** A long-lived demo must not fill the disk. */
const KEPT = 500;

/**
 * Starts an SMTP server that delivers nothing: what is sent to it is read on its web page, or by
 * `GET {webUrl}/api/email` (oldest first; each with `id, subject, from, to, headers, html, text, attachments`) and
 * `GET {webUrl}/api/email/{id}`; `DELETE {webUrl}/api/email/all` forgets them.
 *
 * @param {Object} options
 * @param {string} options.dir        Where the mails are kept; they are there again after a restart.
 * @param {number} [options.smtpPort] Wanted ports; busy ones are replaced by free ones.
 * @param {number} [options.webPort]
 * @return {Promise<{smtpPort: number, webUrl: string, stop: () => Promise<void>}>} Once it takes mail.
 */
export async function startMail( { dir, smtpPort = 0, webPort = 0 } ) {
	const smtp = await freePort( smtpPort );
	const web = await freePort( webPort, [ smtp ] );
	await mkdir( dir, { recursive: true } );
	const settings = {
		smtp,
		web,
		ip: LOOPBACK,
		'web-ip': LOOPBACK,
		'mail-directory': dir,
		'max-emails': KEPT,
	};
	const args = Object.entries( settings ).flatMap( ( [ name, value ] ) => [
		`--${ name }`,
		String( value ),
	] );
	// The web page comes up last: once it answers, mail is taken too.
	const { url, stop } = await startServer(
		process.execPath,
		[ MAILDEV, ...args, '--silent' ],
		{
			port: web,
			logFile: `${ dir }.log`,
			cwd: dir,
		}
	);
	return { smtpPort: smtp, webUrl: url, stop };
}
