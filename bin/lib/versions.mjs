/** The series of WordPress that are older than what the plugin needs, and serve its "too old" test. */
const OLD_SERIES = [ '6.8' ];

/**
 * A newer version sorts later.
 *
 * @param {string} a
 * @param {string} b
 */
export const byVersion = ( a, b ) =>
	a.localeCompare( b, 'en', { numeric: true } );

/**
 * @param {string} version Such as `7.1.4`.
 * @param {string} series  `current`, or an old one such as `6.8`.
 */
export const inSeries = ( version, series ) =>
	series === 'current'
		? ! OLD_SERIES.some( ( old ) => isOf( version, old ) )
		: isOf( version, series );

const isOf = ( version, series ) =>
	version === series || version.startsWith( `${ series }.` );
