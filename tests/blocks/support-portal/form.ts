/**
 * The form as the page has it, in short.
 *
 * @param more Further fields.
 */
export function makeForm( more = '' ): HTMLFormElement {
	document.body.innerHTML = `
		<form data-draft="ticket">
			<input name="smart_support[email]" type="email" required>
			<input name="smart_support[subject]" maxlength="255" required>
			<textarea name="smart_support[message]" required></textarea>
			${ more }
			<input name="smart_support[website]">
			<input name="smart_support[form]" type="hidden" value="ticket">
			<input name="smart_support[token]" type="hidden" value="t">
			<input name="smart_support[preset]" type="hidden" value="2.x">
			<button type="submit">Submit Ticket</button>
		</form>`;
	return document.querySelector( 'form' ) as HTMLFormElement;
}

export const PRIORITY = `
	<select name="smart_support[priority]">
		<option value="low">Low</option>
		<option value="medium" selected>Medium</option>
	</select>`;

export const FILES = `
	<div class="smart-support-field is-file">
		<input name="smart_support[attachments][]" type="file" multiple>
		<p class="smart-support-lively" hidden>Drop files here.</p>
		<ul aria-label="Chosen files" hidden></ul>
		<p role="status"></p>
	</div>`;

export const LIMITS = {
	size: 1000,
	total: 200_000,
	count: 2,
	types: [ 'png', 'txt' ],
	texts: {
		size: 'Too large.',
		total: 'Too large together.',
		count: 'Too many.',
		type: 'Other kind.',
		empty: 'Empty.',
		marked: 'Look at the marked ones.',
		remove: 'Remove %s',
		added: 'Added: %s',
	},
};

/** jsdom has no DataTransfer: what the files module needs of one. */
export class Transfer {
	readonly #files: File[] = [];
	readonly items = { add: ( file: File ) => this.#files.push( file ) };

	get files(): FileList {
		return listOf( this.#files );
	}
}

/**
 * @param files
 */
export function listOf( files: File[] ): FileList {
	return Object.assign( [ ...files ], {
		item: ( i: number ) => files[ i ] ?? null,
	} );
}

/**
 * Lets a file field hold what a script puts into it.
 *
 * @param form
 */
export function fileField( form: HTMLFormElement ): HTMLInputElement {
	const input = form.querySelector( '[type="file"]' ) as HTMLInputElement;
	Object.defineProperty( input, 'files', {
		value: listOf( [] ),
		writable: true,
	} );
	return input;
}

/**
 * @param name
 * @param size Bytes.
 */
export const makeFile = ( name: string, size = 10 ): File =>
	new File( [ 'x'.repeat( size ) ], name, { lastModified: 1 } );
