import wordpress from '@wordpress/eslint-plugin';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = [ '**/*.ts', '**/*.tsx' ];
const NODE = [ '**/*.mjs', '**/*.cjs' ];

export default [
	// The types are generated; `npm run schema -- --check` watches over them.
	{ ignores: [ 'build/**', 'dist/**', 'vendor/**', 'src/types/schema.ts' ] },
	...wordpress.configs.recommended,
	...tseslint.configs.strictTypeChecked.map( ( config ) => ( {
		...config,
		files: TYPESCRIPT,
	} ) ),
	{
		files: TYPESCRIPT,
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			// Event handlers that answer with a promise are React's ordinary case.
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { attributes: false } },
			],
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true },
			],
		},
	},
	{
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'smart-support-guest' },
			],
			'linebreak-style': [ 'error', 'unix' ],
			'max-lines': [ 'error', 250 ],
			'max-lines-per-function': [ 'error', 40 ],
			// A destructured parameter is described as the one thing it is.
			'jsdoc/check-param-names': [
				'error',
				{ checkDestructured: false },
			],
			'jsdoc/require-param': [ 'error', { checkDestructured: false } ],
		},
	},
	{
		files: NODE,
		rules: { 'no-console': 'off' },
	},
	...wordpress.configs[ 'test-unit' ].map( ( config ) => ( {
		...config,
		files: [ 'tests/**/*.test.{ts,tsx,mjs}' ],
	} ) ),
	{
		files: [ 'tests/**' ],
		rules: {
			'jsdoc/check-tag-names': [
				'error',
				{ definedTags: [ 'jest-environment' ] },
			],
			'max-lines': 'off',
			'max-lines-per-function': 'off',
		},
	},
];
