const base = require( '@wordpress/scripts/config/jest-unit.config' );

module.exports = {
	...base,
	roots: [ '<rootDir>/src', '<rootDir>/tests' ],
	testPathIgnorePatterns: [ '<rootDir>/tests/e2e/' ],
	transform: {
		'\\.m?[jt]sx?$':
			require.resolve( '@wordpress/scripts/config/babel-transform' ),
	},
	// Typing letter by letter takes long on a busy machine.
	testTimeout: 30_000,
	// These packages are published as ES modules only.
	transformIgnorePatterns: [
		'/node_modules/(?!(?:.+/)?(?:@wordpress/theme|uuid|colorjs\\.io)/)',
	],
	setupFilesAfterEnv: [ '@testing-library/jest-dom' ],
};
