import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toPo } from '../../../bin/pot/po.mjs';

test( 'writes entries', () => {
	assert.equal(
		toPo( [
			{ id: 'A "quoted"\nline', reference: 'a.php', comment: 'one\ntwo' },
			{ id: 'a', plural: 'as', context: 'music', reference: 'b.ts' },
		] ),
		[
			'#. one',
			'#. two',
			'#: a.php',
			'msgid "A \\"quoted\\"\\nline"',
			'msgstr ""',
			'',
			'#: b.ts',
			'msgctxt "music"',
			'msgid "a"',
			'msgid_plural "as"',
			'msgstr[0] ""',
			'msgstr[1] ""',
			'',
		].join( '\n' )
	);
} );
