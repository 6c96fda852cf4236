import { type Limits, faultOf, faultOfAll, inWords } from './limits';

/**
 * The files of a form: picked, dropped or pasted, listed with what is wrong with each, taken out again.
 */
export class Files {
	#files: File[] = [];

	/** What the server said, by position. */
	#told: string[] = [];

	readonly #field: HTMLElement;

	/**
	 * @param input   The field; what it holds is kept as if all had been picked, for a form that is sent without us.
	 * @param form    Where files may be pasted.
	 * @param limits
	 * @param changed Is told what is wrong with all of them together, after each change.
	 */
	constructor(
		readonly input: HTMLInputElement,
		form: HTMLFormElement,
		readonly limits: Limits,
		readonly changed: ( fault: string ) => void
	) {
		this.#field = input.parentElement as HTMLElement;
		this.#field
			.querySelector( '.smart-support-lively' )
			?.removeAttribute( 'hidden' );
		// A browser may have kept some over a reload.
		if ( input.files?.length ) {
			this.#add( input.files );
		}
		input.addEventListener( 'change', () => {
			this.#add( input.files );
		} );
		form.addEventListener( 'paste', ( event ) => {
			const { files, types } = event.clipboardData ?? {};
			// Whoever copies a piece of a document gets a picture of it, too.
			if ( files?.length && ! types?.includes( 'text/plain' ) ) {
				event.preventDefault();
				this.#add( files );
			}
		} );
		this.#takeDrops( form );
	}

	get all(): File[] {
		return this.#files;
	}

	/** What is wrong with them, as far as a browser can tell; empty for nothing. */
	get fault(): string {
		const isAny = this.#files.some( ( one ) =>
			faultOf( one, this.limits )
		);
		return (
			faultOfAll( this.#files, this.limits ) ||
			( isAny ? this.limits.texts.marked : '' )
		);
	}

	/** Takes all out. */
	clear(): void {
		this.#set( [] );
	}

	/**
	 * Shows what the server said of each.
	 *
	 * @param errors Field to what is wrong with it, such as `attachments.1`.
	 * @return What to say of all of them; empty for nothing.
	 */
	tell( errors: Record< string, string > ): string {
		this.#told = this.#files.map(
			( _, i ) => errors[ `attachments.${ i }` ] ?? ''
		);
		this.#show();
		const isAny = this.#told.some( Boolean );
		return errors.attachments ?? ( isAny ? this.limits.texts.marked : '' );
	}

	#takeDrops( form: HTMLFormElement ): void {
		const mark = ( is: boolean ) =>
			this.#field.classList.toggle( 'is-over', is );
		form.addEventListener( 'dragover', ( event ) => {
			if ( event.dataTransfer?.types.includes( 'Files' ) ) {
				event.preventDefault();
				mark( true );
			}
		} );
		form.addEventListener( 'dragleave', () => {
			mark( false );
		} );
		form.addEventListener( 'drop', ( event ) => {
			const files = event.dataTransfer?.files;
			mark( false );
			if ( files?.length ) {
				event.preventDefault();
				this.#add( files );
			}
		} );
	}

	#add( files: FileList | null ): void {
		// By identity: the field is set to what is listed, and brings it again.
		const fresh = [ ...( files ?? [] ) ].filter(
			( file ) => ! this.#files.some( ( one ) => isSame( one, file ) )
		);
		if ( fresh.length ) {
			this.#say(
				this.limits.texts.added.replace(
					'%s',
					fresh.map( ( { name } ) => name ).join( ', ' )
				)
			);
		}
		this.#set( [ ...this.#files, ...fresh ] );
	}

	#set( files: File[] ): void {
		this.#files = files;
		this.#told = [];
		const list = new DataTransfer();
		files.forEach( ( file ) => list.items.add( file ) );
		this.input.files = list.files;
		this.#show();
	}

	#show(): void {
		const list = this.#field.querySelector( 'ul' ) as HTMLElement;
		list.hidden = ! this.#files.length;
		list.replaceChildren( ...this.#files.map( this.#item, this ) );
		this.changed( faultOfAll( this.#files, this.limits ) );
	}

	#item( file: File, position: number ): HTMLElement {
		const fault = this.#told[ position ] || faultOf( file, this.limits );
		const remove = element( 'button', '×', 'smart-support-remove' );
		remove.type = 'button';
		remove.setAttribute(
			'aria-label',
			this.limits.texts.remove.replace( '%s', file.name )
		);
		remove.addEventListener( 'click', () => {
			this.#set( this.#files.filter( ( one ) => one !== file ) );
			this.input.focus();
		} );
		const item = element( 'li', '' );
		item.append(
			element( 'bdi', file.name ),
			element( 'span', inWords( file.size ), 'smart-support-hint' ),
			remove
		);
		if ( fault ) {
			item.append( element( 'p', fault, 'smart-support-error' ) );
		}
		return item;
	}

	#say( text: string ): void {
		const status = this.#field.querySelector( '[role="status"]' );
		if ( status ) {
			status.textContent = text;
		}
	}
}

const isSame = ( one: File, other: File ): boolean =>
	one.name === other.name &&
	one.size === other.size &&
	one.lastModified === other.lastModified;

/**
 * @param name      Of the element.
 * @param text      In it.
 * @param className
 */
function element< Name extends keyof HTMLElementTagNameMap >(
	name: Name,
	text: string,
	className = ''
): HTMLElementTagNameMap[ Name ] {
	const made = document.createElement( name );
	made.textContent = text;
	made.className = className;
	return made;
}
