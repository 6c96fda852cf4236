import type { Letter } from '../../../blocks/support-portal/api';
import {
	FILES,
	LIMITS,
	Transfer,
	fileField,
	listOf,
	makeFile,
	makeForm,
} from './form';

type Action = (
	event: Event
) => Generator< Promise< unknown >, void, unknown >;

interface Store {
	state: Record< string, string | boolean >;
	actions: Record< 'sendTicket' | 'sendReply' | 'turn', Action > & {
		keep: ( event: Event ) => void;
		cancel: () => void;
	};
	callbacks: Record< 'prepare' | 'showResult', () => void >;
}

let mockContext: Record< string, unknown > = {};
let mockElement: HTMLElement | null = null;
let mockStore: Store | undefined;

const mockConfig = {
	api: '/api',
	nonce: '',
	files: LIMITS,
	texts: {
		correct: 'Please correct.',
		failed: 'Not sent.',
		unturned: 'Not done.',
		sending: 'Sending…',
		cancelled: 'Cancelled.',
		sent: 'Ticket #%s',
		replied: 'Reply sent.',
		now: 'Just now',
	},
	missing: {
		email: 'No e-mail.',
		subject: 'No subject.',
		message: 'No text.',
	},
	invalid: { email: 'Bad e-mail.' },
};

const mockWriteTicket = jest.fn();
const mockWriteReply = jest.fn();
const mockTurnTicket = jest.fn();

jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => mockConfig,
		getContext: () => mockContext,
		getElement: () => ( { ref: mockElement } ),
		store: ( _: string, parts: Store ) => ( mockStore = parts ),
		withSyncEvent: ( action: Action ) => action,
	} ),
	{ virtual: true }
);

jest.mock( '../../../blocks/support-portal/api', () => ( {
	writeTicket: ( ...given: unknown[] ): unknown =>
		mockWriteTicket( ...given ),
	writeReply: ( ...given: unknown[] ): unknown => mockWriteReply( ...given ),
	turnTicket: ( ...given: unknown[] ): unknown => mockTurnTicket( ...given ),
} ) );

const EMPTY = { code: '', message: '', errors: {}, data: {}, meta: {} };

/**
 * Runs an action as the runtime does.
 *
 * @param name Of the action.
 * @param form That the event is about.
 */
async function run(
	name: 'sendTicket' | 'sendReply' | 'turn',
	form: HTMLFormElement
): Promise< void > {
	const event = new Event( 'submit', { cancelable: true } );
	Object.defineProperty( event, 'currentTarget', { value: form } );
	const steps = ( mockStore as Store ).actions[ name ]( event );
	let step = steps.next();
	expect( event.defaultPrevented ).toBe( true );
	while ( ! step.done ) {
		step = steps.next( await step.value );
	}
}

/** What was given to the API last. */
const lastLetter = (): Letter =>
	( mockWriteTicket.mock.lastCall as [ string, Letter ] )[ 1 ];

function fieldOf( form: HTMLFormElement, name: string ): HTMLInputElement {
	return form.querySelector( `[name$="[${ name }]"]` ) as HTMLInputElement;
}

function fill( form: HTMLFormElement, values: Record< string, string > ) {
	for ( const [ name, value ] of Object.entries( values ) ) {
		fieldOf( form, name ).value = value;
	}
}

const LETTER = { email: 'a@example.com', subject: 'A', message: 'B' };

beforeAll( async () => {
	await import( '../../../blocks/support-portal/view' );
} );

beforeEach( () => {
	mockWriteTicket.mockReset();
	mockWriteReply.mockReset();
	mockTurnTicket.mockReset();
	mockConfig.nonce = '';
	sessionStorage.clear();
	Object.assign( global, { DataTransfer: Transfer } );
} );

describe( 'the form', () => {
	let form: HTMLFormElement;

	beforeEach( () => {
		form = makeForm();
		mockContext = {
			alert: '',
			errors: { email: '', subject: '', message: '' },
			isDone: false,
			isSending: false,
			heading: '',
			announcement: '',
		};
	} );

	it( 'goes to the first field that is wrong, and sends nothing', async () => {
		fill( form, { ...LETTER, subject: '' } );
		await run( 'sendTicket', form );
		expect( mockWriteTicket ).not.toHaveBeenCalled();
		expect( mockContext ).toMatchObject( {
			alert: 'Please correct.',
			errors: { email: '', subject: 'No subject.', message: '' },
		} );
		expect( fieldOf( form, 'subject' ) ).toHaveFocus();
		expect( fieldOf( form, 'subject' ) ).toBeInvalid();
		expect( fieldOf( form, 'message' ) ).toBeValid();
	} );

	it( 'sends what was typed and shows the number', async () => {
		fill( form, LETTER );
		mockWriteTicket.mockResolvedValue( {
			...EMPTY,
			ok: true,
			data: { number: '12' },
		} );
		await run( 'sendTicket', form );
		expect( lastLetter() ).toMatchObject( {
			fields: {
				...LETTER,
				website: '',
				form_token: 't',
				preset: '2.x',
			},
			files: [],
			headers: {},
		} );
		expect( mockContext ).toMatchObject( {
			isDone: true,
			isSending: false,
			heading: 'Ticket #12',
		} );
	} );

	it( 'says what the server refused, and keeps the text', async () => {
		fill( form, LETTER );
		mockWriteTicket.mockResolvedValue( {
			...EMPTY,
			ok: false,
			message: 'Too many requests.',
		} );
		await run( 'sendTicket', form );
		expect( mockContext ).toMatchObject( {
			alert: 'Too many requests.',
			isDone: false,
			isSending: false,
		} );
		expect( form.querySelector( 'textarea' ) ).toHaveValue( 'B' );
	} );

	it( 'shows the faults that only the server finds', async () => {
		fill( form, LETTER );
		mockWriteTicket.mockResolvedValue( {
			...EMPTY,
			ok: false,
			errors: { email: 'Bad e-mail.' },
		} );
		await run( 'sendTicket', form );
		expect( mockContext ).toMatchObject( {
			alert: 'Please correct.',
			errors: { email: 'Bad e-mail.' },
		} );
	} );

	it( 'proves to WordPress who is logged in', async () => {
		mockConfig.nonce = 'n';
		fill( form, LETTER );
		mockWriteTicket.mockResolvedValue( { ...EMPTY, ok: false } );
		await run( 'sendTicket', form );
		expect( lastLetter().headers ).toEqual( { 'X-WP-Nonce': 'n' } );
	} );

	it( 'goes to the page itself when that proof is too old', async () => {
		const submit = jest.spyOn( form, 'submit' ).mockReturnValue();
		mockConfig.nonce = 'old';
		fill( form, LETTER );
		mockWriteTicket.mockResolvedValue( {
			...EMPTY,
			ok: false,
			code: 'rest_cookie_invalid_nonce',
		} );
		await run( 'sendTicket', form );
		expect( submit ).toHaveBeenCalled();
		expect( mockContext.alert ).toBe( '' );
	} );

	describe( 'with files', () => {
		beforeEach( () => {
			form = makeForm( FILES );
			mockContext = {
				...mockContext,
				errors: {
					...( mockContext.errors as object ),
					attachments: '',
				},
			};
		} );

		function choose( ...files: File[] ): void {
			const input = fileField( form );
			input.files = listOf( files );
			mockElement = form;
			mockStore?.callbacks.prepare();
		}

		it( 'sends them, also without words', async () => {
			fill( form, { ...LETTER, message: '' } );
			const file = makeFile( 'a.png' );
			choose( file );
			mockWriteTicket.mockImplementation( ( _, letter: Letter ) => {
				letter.onProgress?.( 40 );
				expect( mockContext ).toMatchObject( {
					isUploading: true,
					progress: 40,
				} );
				return { ...EMPTY, ok: true, data: { number: '12' } };
			} );
			await run( 'sendTicket', form );
			expect( lastLetter().files ).toEqual( [ file ] );
			expect( mockContext ).toMatchObject( {
				isDone: true,
				isUploading: false,
			} );
			expect( form.querySelectorAll( 'li' ) ).toHaveLength( 0 );
		} );

		it( 'sends none that would be refused', async () => {
			fill( form, LETTER );
			choose( makeFile( 'a.exe' ) );
			await run( 'sendTicket', form );
			expect( mockWriteTicket ).not.toHaveBeenCalled();
			expect( mockContext ).toMatchObject( {
				alert: 'Please correct.',
				errors: { attachments: 'Look at the marked ones.' },
			} );
			expect( form.querySelector( '[type="file"]' ) ).toHaveFocus();
		} );

		it( 'names the one that the server refused', async () => {
			fill( form, LETTER );
			choose( makeFile( 'a.png' ), makeFile( 'b.png' ) );
			mockWriteTicket.mockResolvedValue( {
				...EMPTY,
				ok: false,
				errors: { 'attachments.1': 'File 2 (b.png): No picture.' },
			} );
			await run( 'sendTicket', form );
			expect( mockContext ).toMatchObject( {
				alert: 'Please correct.',
				errors: { attachments: 'Look at the marked ones.' },
			} );
			expect( form.querySelectorAll( 'li' )[ 1 ] ).toHaveTextContent(
				'No picture.'
			);
		} );

		it( 'is stopped, and keeps all', async () => {
			fill( form, LETTER );
			choose( makeFile( 'a.png' ) );
			mockWriteTicket.mockImplementation( ( _, letter: Letter ) => {
				mockStore?.actions.cancel();
				expect( letter.signal?.aborted ).toBe( true );
				return { ...EMPTY, ok: false };
			} );
			await run( 'sendTicket', form );
			expect( mockContext ).toMatchObject( {
				alert: 'Cancelled.',
				isSending: false,
				isUploading: false,
			} );
			expect( form.querySelectorAll( 'li' ) ).toHaveLength( 1 );
			expect( form.querySelector( 'textarea' ) ).toHaveValue( 'B' );
		} );
	} );

	it( 'is not sent twice', async () => {
		fill( form, LETTER );
		mockContext.isSending = true;
		await run( 'sendTicket', form );
		expect( mockWriteTicket ).not.toHaveBeenCalled();
	} );

	it( 'keeps its draft and gets it back', () => {
		fill( form, { subject: 'Draft' } );
		const event = new Event( 'input' );
		Object.defineProperty( event, 'currentTarget', { value: form } );
		mockStore?.actions.keep( event );
		mockElement = makeForm();
		mockStore?.callbacks.prepare();
		expect( ( mockElement as HTMLFormElement ).noValidate ).toBe( true );
		expect( mockElement.querySelectorAll( 'input' )[ 1 ] ).toHaveValue(
			'Draft'
		);
	} );

	it( 'brings the reader to the result', () => {
		mockElement = document.createElement( 'div' );
		mockElement.tabIndex = -1;
		document.body.append( mockElement );
		mockStore?.callbacks.showResult();
		expect( mockElement ).not.toHaveFocus();
		mockContext.isDone = true;
		mockStore?.callbacks.showResult();
		expect( mockElement ).toHaveFocus();
	} );
} );

describe( 'a reply', () => {
	let form: HTMLFormElement;
	let box: HTMLTextAreaElement;

	beforeEach( () => {
		document.body.innerHTML = `
			<ol id="smart-support-timeline"></ol>
			<template id="smart-support-blank"><li><time></time><div class="smart-support-text"></div></li></template>
			<form data-draft="reply-7"><textarea name="smart_support[message]" required></textarea></form>`;
		form = document.querySelector( 'form' ) as HTMLFormElement;
		box = document.querySelector( 'textarea' ) as HTMLTextAreaElement;
		mockContext = {
			ticket: 7,
			alert: '',
			errors: { attachments: '' },
			invalid: false,
			isSending: false,
		};
	} );

	it( 'joins the timeline', async () => {
		box.value = 'Thanks';
		mockWriteReply.mockResolvedValue( {
			...EMPTY,
			ok: true,
			data: {
				message: '<p>Thanks</p>',
				attachments: [ { filename: 'a.png', url: '/a', size: 5 } ],
				created_at: '2026-05-07T12:00:00Z',
			},
			meta: {
				follow_up: false,
				label: 'In progress',
				next: 'Soon.',
				can_close: true,
				can_reopen: false,
			},
		} );
		await run( 'sendReply', form );
		expect( mockWriteReply ).toHaveBeenCalledWith(
			'/api',
			7,
			expect.objectContaining( { fields: { message: 'Thanks' } } )
		);
		expect( document.querySelector( 'ol' ) ).toHaveTextContent(
			'Just nowThanksa.png5 byte'
		);
		expect( mockStore?.state ).toEqual( {
			label: 'In progress',
			next: 'Soon.',
			canClose: true,
			canReopen: false,
		} );
		expect( mockContext ).toMatchObject( {
			notice: 'Reply sent.',
			announcement: 'Reply sent.',
		} );
		expect( box ).toHaveValue( '' );
	} );

	it( 'says which ticket it has opened', async () => {
		box.value = 'Again';
		mockWriteReply.mockResolvedValue( {
			...EMPTY,
			ok: true,
			message: 'A new one, #8.',
			meta: { follow_up: true },
		} );
		await run( 'sendReply', form );
		expect( mockContext.notice ).toBe( 'A new one, #8.' );
		expect( document.querySelector( 'ol' ) ).toBeEmptyDOMElement();
	} );

	it( 'is kept when it fails', async () => {
		box.value = 'Thanks';
		mockWriteReply.mockResolvedValue( { ...EMPTY, ok: false } );
		await run( 'sendReply', form );
		expect( mockContext ).toMatchObject( {
			alert: 'Not sent.',
			announcement: 'Not sent.',
			isSending: false,
		} );
		expect( box ).toHaveValue( 'Thanks' );
	} );

	it( 'takes files without words, and no faulty ones', async () => {
		form.insertAdjacentHTML( 'beforeend', FILES );
		fileField( form ).files = listOf( [ makeFile( 'a.exe' ) ] );
		mockElement = form;
		mockStore?.callbacks.prepare();
		await run( 'sendReply', form );
		expect( mockContext ).toMatchObject( {
			alert: 'Look at the marked ones.',
			invalid: false,
		} );
		form.querySelector< HTMLElement >( 'li button' )?.click();
		const input = form.querySelector( '[type="file"]' ) as HTMLInputElement;
		input.files = listOf( [ makeFile( 'b.png' ) ] );
		input.dispatchEvent( new Event( 'change' ) );
		mockWriteReply.mockResolvedValue( {
			...EMPTY,
			ok: false,
			message: 'File 1 (b.png): No picture.',
			errors: { 'attachments.0': 'File 1 (b.png): No picture.' },
		} );
		await run( 'sendReply', form );
		expect( mockWriteReply ).toHaveBeenCalledTimes( 1 );
		expect( mockContext ).toMatchObject( {
			alert: 'File 1 (b.png): No picture.',
			errors: { attachments: 'Look at the marked ones.' },
		} );
	} );

	it( 'proves to WordPress who is logged in, or goes to the page itself', async () => {
		const submit = jest.spyOn( form, 'submit' ).mockReturnValue();
		mockConfig.nonce = 'old';
		box.value = 'Thanks';
		mockWriteReply.mockResolvedValue( {
			...EMPTY,
			ok: false,
			code: 'rest_cookie_invalid_nonce',
			message: 'Cookie check failed',
		} );
		await run( 'sendReply', form );
		expect( mockWriteReply ).toHaveBeenCalledWith(
			'/api',
			7,
			expect.objectContaining( { headers: { 'X-WP-Nonce': 'old' } } )
		);
		expect( submit ).toHaveBeenCalled();
		expect( mockContext.alert ).toBe( '' );
		expect( box ).toHaveValue( 'Thanks' );
	} );

	it( 'is not sent empty', async () => {
		box.value = '  ';
		await run( 'sendReply', form );
		expect( mockWriteReply ).not.toHaveBeenCalled();
		expect( mockContext ).toMatchObject( {
			alert: 'No text.',
			invalid: true,
		} );
		expect( box ).toHaveFocus();
	} );
} );

describe( 'close and reopen', () => {
	let form: HTMLFormElement;

	beforeEach( () => {
		document.body.innerHTML = `
			<div>
				<p class="smart-support-panel" tabindex="-1" hidden></p>
				<details open>
					<summary>Close ticket</summary>
					<form>
						<input name="smart_support[form]" type="hidden" value="close">
						<input name="smart_support[token]" type="hidden" value="t">
						<button type="submit">Yes</button>
					</form>
				</details>
			</div>`;
		form = document.querySelector( 'form' ) as HTMLFormElement;
		mockContext = {
			ticket: 7,
			alert: '',
			notice: '',
			announcement: '',
			isSending: false,
		};
	} );

	it( 'changes what the page says, and keeps the focus on it', async () => {
		mockTurnTicket.mockResolvedValue( {
			...EMPTY,
			ok: true,
			message: 'Closed.',
			meta: {
				label: 'Resolved',
				next: 'Settled.',
				can_close: false,
				can_reopen: true,
			},
		} );
		await run( 'turn', form );
		expect( mockTurnTicket ).toHaveBeenCalledWith( '/api', 7, 'close', {
			headers: {},
		} );
		expect( mockStore?.state ).toEqual( {
			label: 'Resolved',
			next: 'Settled.',
			canClose: false,
			canReopen: true,
		} );
		expect( mockContext ).toMatchObject( {
			notice: 'Closed.',
			alert: '',
			announcement: '',
			isSending: false,
		} );
		expect( document.querySelector( 'details' ) ).not.toHaveAttribute(
			'open'
		);
		expect( document.querySelector( '[tabindex]' ) ).toHaveFocus();
	} );

	it( 'says why not', async () => {
		for ( const message of [ 'You may not.', '' ] ) {
			mockTurnTicket.mockResolvedValue( {
				...EMPTY,
				ok: false,
				message,
			} );
			await run( 'turn', form );
			const said = message || 'Not done.';
			expect( mockContext ).toMatchObject( {
				notice: '',
				alert: said,
				announcement: said,
				isSending: false,
			} );
		}
		expect( document.querySelector( 'details' ) ).toHaveAttribute( 'open' );
	} );

	it( 'is sent once, and by the page itself where the proof is too old', async () => {
		const submit = jest.spyOn( form, 'submit' ).mockReturnValue();
		mockContext.isSending = true;
		await run( 'turn', form );
		expect( mockTurnTicket ).not.toHaveBeenCalled();
		mockContext.isSending = false;
		mockTurnTicket.mockResolvedValue( {
			...EMPTY,
			ok: false,
			code: 'rest_cookie_invalid_nonce',
		} );
		await run( 'turn', form );
		expect( submit ).toHaveBeenCalled();
	} );
} );
