/**
 * Babel plugin: gives the gettext calls of bundled packages our text domain, where they have none.
 */
const DOMAIN_POSITION = { __: 1, _x: 2, _n: 3, _nx: 4 };

module.exports = ( { types }, { domain } ) => ( {
	visitor: {
		CallExpression( { node } ) {
			const { callee } = node;
			const position =
				types.isIdentifier( callee ) && DOMAIN_POSITION[ callee.name ];
			if ( position && node.arguments.length === position ) {
				node.arguments.push( types.stringLiteral( domain ) );
			}
		},
	},
} );
