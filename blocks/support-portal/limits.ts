/** Limits of files, and words for what is beyond them. */
export interface Limits {
	/** Bytes of one file, and of all; the latter 0 for any number. */
	size: number;
	total: number;
	count: number;
	/** Ends of names. */
	types: string[];
	texts: Record<
		| 'size'
		| 'total'
		| 'count'
		| 'type'
		| 'empty'
		| 'marked'
		| 'remove'
		| 'added',
		string
	>;
}

/** What a form adds to its files in bytes, at most. */
const ROOM = 2 ** 16;

/**
 * Tells what is wrong with a file; empty for nothing.
 * @param root0
 * @param root1
 */
export function faultOf(
	{ name, size }: File,
	{ size: most, types, texts }: Limits
): string {
	if ( ! types.includes( name.split( '.' ).pop()?.toLowerCase() ?? '' ) ) {
		return texts.type;
	}
	if ( size > most ) {
		return texts.size;
	}
	return size ? '' : texts.empty;
}

/**
 * Tells what is wrong with all of them together; empty for nothing.
 * @param files
 * @param limits
 */
export function faultOfAll( files: File[], limits: Limits ): string {
	if ( files.length > limits.count ) {
		return limits.texts.count;
	}
	const bytes = files.reduce( ( sum, { size } ) => sum + size, 0 );
	// What the message itself needs is little, as a rule.
	const room = Math.min( ROOM, limits.total / 2 );
	return limits.total && bytes > limits.total - room
		? limits.texts.total
		: '';
}

/**
 * A size as people read it, in the language of the page.
 * @param bytes
 */
export function inWords( bytes: number ): string {
	const steps = [ 'byte', 'kilobyte', 'megabyte' ];
	const step = Math.min( 2, Math.floor( Math.log2( bytes || 1 ) / 10 ) );
	return new Intl.NumberFormat( document.documentElement.lang || 'en', {
		style: 'unit',
		unit: steps[ step ],
		maximumFractionDigits: 1,
	} ).format( bytes / 1024 ** step );
}
