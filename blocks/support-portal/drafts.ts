import { controls } from './fields';

/**
 * Drafts of forms, kept by the browser until its tab is closed. Storage may be full or forbidden: then there are none.
 */
const PREFIX = 'smart-support-draft-';

const keyOf = ( form: HTMLFormElement ) =>
	PREFIX + String( form.dataset.draft );

/**
 * Keeps what is visible and not empty.
 *
 * @param form With the draft's name in `data-draft`.
 */
export function keepDraft( form: HTMLFormElement ): void {
	const values: Record< string, string > = {};
	for ( const [ name, control ] of controls( form ) ) {
		if ( control.required && control.value !== '' ) {
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
	for ( const [ name, control ] of controls( form ) ) {
		const value = values[ name ];
		if (
			control.required &&
			control.value === '' &&
			typeof value === 'string'
		) {
			control.value = value;
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
