/**
 * Contrast as WCAG 2.2 reckons it (1.4.3); what includes/Mail/Color.php does on the server.
 */
export const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** Least contrast of normal text, level AA. */
export const READABLE = 4.5;

/**
 * @param color As #rrggbb.
 * @return 0 (black) to 1 (white); NaN for what is no colour.
 */
function luminance( color: string ): number {
	const parts = ( HEX.exec( color ) ?? [] ).slice( 1 ).map( ( hex ) => {
		const part = parseInt( hex, 16 ) / 255;
		return part <= 0.04045
			? part / 12.92
			: ( ( part + 0.055 ) / 1.055 ) ** 2.4;
	} );
	const [ red = NaN, green = NaN, blue = NaN ] = parts;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * How well one colour is seen on another.
 *
 * @param one   As #rrggbb.
 * @param other As #rrggbb.
 * @return 1 (not at all) to 21; NaN where one of them is no colour.
 */
export function contrast( one: string, other: string ): number {
	const [ low = NaN, high = NaN ] = [
		luminance( one ),
		luminance( other ),
	].sort( ( a, b ) => a - b );
	return ( high + 0.05 ) / ( low + 0.05 );
}
