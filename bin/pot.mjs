#!/usr/bin/env node
/**
 * Makes languages/smart-support-guest.pot, the template of all translations: from the plugin's header, PHP, block.json, our
 * TypeScript, and the bundled packages, whose strings get our text domain. Needs GNU gettext.
 *
 * Usage: npm run pot [-- --check]; with --check nothing is written and drift is a failure.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, SLUG } from './lib/paths.mjs';
import { blockMessages, headerMessages } from './pot/metadata.mjs';
import { toPo } from './pot/po.mjs';
import { scriptMessages } from './pot/scripts.mjs';
import { filesIn } from './lib/files.mjs';

const TARGET = `languages/${ SLUG }.pot`;

const KEYWORDS = [
	...[ '', 'esc_html', 'esc_attr' ].flatMap( ( prefix ) => [
		`${ prefix }__:1`,
		`${ prefix }_x:1,2c`,
	] ),
	...[ '_e:1', 'esc_html_e:1', 'esc_attr_e:1', '_n:1,2', '_nx:1,2,4c' ],
	...[ '_n_noop:1,2', '_nx_noop:1,2,3c' ],
];

/** No date, no version and no address: the template changes only with the strings. */
const HEADER = `# Copyright (C) the Smart Support team
# This file is distributed under the GPL-2.0-or-later.
msgid ""
msgstr ""
"Project-Id-Version: Smart Support\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Domain: ${ SLUG }\\n"
`;

/**
 * @param {string}   tool  Of GNU gettext.
 * @param {string[]} args
 * @param {string}   input
 * @return {string} What it prints.
 */
const gettext = ( tool, args, input ) =>
	execFileSync( tool, args, {
		cwd: ROOT,
		input,
		encoding: 'utf8',
		// Of what it says, only a failure matters: texts may well have letters that are not English.
		stdio: 'pipe',
		env: { ...process.env, LC_ALL: 'C.UTF-8' },
	} );

/** @return {string} PO of the PHP sources, without a header. */
function phpMessages() {
	const files = filesIn(
		[ `${ SLUG }.php`, 'uninstall.php', 'includes', 'blocks' ],
		/\.php$/
	);
	const po = gettext(
		'xgettext',
		[
			'--language=PHP',
			'--from-code=UTF-8',
			'--add-comments=translators',
			'--add-location=file',
			'--keyword',
			...KEYWORDS.map( ( each ) => `--keyword=${ each }` ),
			'--files-from=-',
			'--output=-',
		],
		files.join( '\n' )
	);
	return po.slice( po.indexOf( '\n\n' ) );
}

/** @return {Promise<string>} The template: each text once, with all the files it is in. */
async function template() {
	const messages = [
		...( await headerMessages() ),
		...( await blockMessages() ),
		...scriptMessages(),
	];
	return gettext(
		'msguniq',
		[ '--use-first', '--sort-output', '--add-location=file' ],
		[ HEADER, toPo( messages ), phpMessages() ].join( '\n' )
	);
}

const pot = await template();
const target = join( ROOT, TARGET );
if ( ! process.argv.includes( '--check' ) ) {
	await writeFile( target, pot );
} else if ( pot !== ( await readFile( target, 'utf8' ) ) ) {
	console.error( `${ TARGET } is not up to date: run \`npm run pot\`.` );
	process.exitCode = 1;
}
