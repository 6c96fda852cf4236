type Control = HTMLInputElement | HTMLTextAreaElement;

/** Words for a field that is empty, and for one that is wrong. */
export interface Words {
	missing: Record< string, string >;
	invalid: Record< string, string >;
}

/**
 * The fields of a form of ours, named `smart_support[…]`, by their short names.
 *
 * @param form
 */
export function controls( form: HTMLFormElement ): Map< string, Control > {
	const found = new Map< string, Control >();
	form.querySelectorAll< Control >( 'input, textarea' ).forEach(
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
 * What the server would refuse, as far as a browser can tell.
 *
 * @param form
 * @param words
 * @return Field to what is wrong with it, empty for nothing; every visible field is there.
 */
export function faults(
	form: HTMLFormElement,
	words: Words
): Record< string, string > {
	const found: Record< string, string > = {};
	for ( const [ name, control ] of controls( form ) ) {
		if ( ! control.required ) {
			continue;
		}
		const isMissing = control.value.trim() === '';
		const isInvalid = ! isMissing && ! control.validity.valid;
		found[ name ] =
			( isMissing && words.missing[ name ] ) ||
			( isInvalid && words.invalid[ name ] ) ||
			'';
	}
	return found;
}
