import { type Control, typed } from './fields';

/**
 * Drafts of forms, kept by the browser until its tab is closed. Storage may be full or forbidden: then there are none.
 */
const PREFIX = 'smart-support-draft-';

const keyOf = ( form: HTMLFormElement ) =>
	PREFIX + String( form.dataset.draft );

/**
 * What a field has before anybody touches it: nothing, or the choice that a list begins with.
 *
 * @param control
 */
const initial = ( control: Control ): string =>
	control instanceof HTMLSelectElement
		? ( [ ...control.options ].find( ( one ) => one.defaultSelected )
				?.value ?? '' )
		: '';

/**
 * Browsers keep choices over a reload on their own.
 *
 * @param control
 */
const isUntouched = ( control: Control ): boolean =>
	control.value === initial( control );

/**
 * Fills in a field; a choice that the list has no longer stays as it is.
 *
 * @param control
 * @param value
 */
function set( control: Control, value: string ): void {
	const isGone =
		control instanceof HTMLSelectElement &&
		! [ ...control.options ].some( ( one ) => one.value === value );
	control.value = isGone ? control.value : value;
}

/**
 * Keeps what is visible and was filled in.
 *
 * @param form With the draft's name in `data-draft`.
 */
export function keepDraft( form: HTMLFormElement ): void {
	const values: Record< string, string > = {};
	for ( const [ name, control ] of typed( form ) ) {
		if ( control.value !== initial( control ) ) {
			values[ name ] = control.value;
		}
	}
	try {
		sessionStorage.setItem( keyOf( form ), JSON.stringify( values ) );
	} catch {}
}

/**
 * Fills in what was kept, where the page itself brought nothing.
 *
 * @param form
 */
export function restoreDraft( form: HTMLFormElement ): void {
	let values: Record< string, unknown > = {};
	try {
		values = JSON.parse(
			sessionStorage.getItem( keyOf( form ) ) ?? '{}'
		) as Record< string, unknown >;
	} catch {}
	for ( const [ name, control ] of typed( form ) ) {
		const value = values[ name ];
		if ( typeof value === 'string' && isUntouched( control ) ) {
			set( control, value );
		}
	}
}

/**
 * Forgets it once it is sent.
 *
 * @param form
 */
export function forgetDraft( form: HTMLFormElement ): void {
	try {
		sessionStorage.removeItem( keyOf( form ) );
	} catch {}
}
