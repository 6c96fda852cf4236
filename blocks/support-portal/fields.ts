export type Control =
	HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Words for a field that is empty, and for one that is wrong. */
export interface Words {
	missing: Record< string, string >;
	invalid: Record< string, string >;
}

/** A robot's field, and what only a browser fills in. */
const HIDDEN = [ 'website', 'form', 'token', 'preset', 'captcha_token' ];

/** Names of the API for what the page calls otherwise. */
const NAMES: Record< string, string > = { token: 'form_token' };

/**
 * The fields of a form of ours, named `smart_support[…]`, by their short names; files are no such field.
 *
 * @param form
 */
export function controls( form: HTMLFormElement ): Map< string, Control > {
	const found = new Map< string, Control >();
	form.querySelectorAll< Control >( 'input, select, textarea' ).forEach(
		( control ) => {
			const name = /\[(\w+)\]$/.exec( control.name )?.[ 1 ];
			if ( name ) {
				found.set( name, control );
			}
		}
	);
	return found;
}

/**
 * The fields that a visitor fills in.
 *
 * @param form
 */
export function typed( form: HTMLFormElement ): [ string, Control ][] {
	return [ ...controls( form ) ].filter(
		( [ name ] ) => ! HIDDEN.includes( name )
	);
}

/**
 * All fields as the API takes them.
 *
 * @param form
 */
export function values( form: HTMLFormElement ): Record< string, string > {
	const found: Record< string, string > = {};
	for ( const [ name, { value } ] of controls( form ) ) {
		if ( name !== 'form' ) {
			found[ NAMES[ name ] ?? name ] = value;
		}
	}
	return found;
}

/**
 * What the server would refuse, as far as a browser can tell.
 *
 * @param form
 * @param words
 * @param hasFiles Whether files come along: a message may have no words then.
 * @return Field to what is wrong with it, empty for nothing; every visible field is there.
 */
export function faults(
	form: HTMLFormElement,
	words: Words,
	hasFiles = false
): Record< string, string > {
	const found: Record< string, string > = {};
	for ( const [ name, control ] of typed( form ) ) {
		const isMissing = control.value.trim() === '';
		const isInvalid = ! isMissing && ! control.validity.valid;
		const isNeeded = name !== 'message' || ! hasFiles;
		found[ name ] =
			( isMissing && isNeeded && words.missing[ name ] ) ||
			( isInvalid && words.invalid[ name ] ) ||
			'';
	}
	return found;
}
