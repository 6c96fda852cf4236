/**
 * One configuration for both passes of bin/build.mjs: the admin app and the blocks.
 */
const [ scripts, ...modules ] = [
	require( '@wordpress/scripts/config/webpack.config' ),
].flat();

/*
 * DataViews and the components it brings are bundled, so WordPress looks for their strings in our
 * translations; without a text domain they would stay English.
 */
const addTextDomain = {
	test: /[\\/]node_modules[\\/]@wordpress[\\/](dataviews|ui)[\\/].+\.m?js$/,
	loader: require.resolve( 'babel-loader' ),
	options: {
		babelrc: false,
		configFile: false,
		cacheDirectory: true,
		plugins: [
			[
				require.resolve( './bin/babel-add-textdomain.cjs' ),
				{ domain: 'smart-support-guest' },
			],
		],
	},
};

// Of a schema the app needs the rules; what it says to people who write programs would only make the file bigger.
const withoutDescriptions = {
	test: /[\\/]includes[\\/]Schema[\\/].+\.json$/,
	type: 'json',
	parser: {
		parse: ( text ) =>
			JSON.parse( text, ( key, value ) =>
				key === 'description' && typeof value === 'string'
					? undefined
					: value
			),
	},
};

module.exports = [
	{
		...scripts,
		module: {
			...scripts.module,
			rules: [
				...scripts.module.rules,
				addTextDomain,
				withoutDescriptions,
			],
		},
		// DataViews alone is 800 KB before compression, in one file so that its strings are translated.
		performance: {
			maxAssetSize: 1_000_000,
			maxEntrypointSize: 1_100_000,
		},
	},
	...modules,
];
