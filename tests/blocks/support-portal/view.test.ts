import { makeForm } from './form';

type Action = (
	event: Event
) => Generator< Promise< unknown >, void, unknown >;

interface Store {
	state: Record< string, string >;
	actions: Record< 'sendTicket' | 'sendReply', Action > & {
		keep: ( event: Event ) => void;
	};
	callbacks: Record< 'prepare' | 'showResult', () => void >;
}

let mockContext: Record< string, unknown > = {};
let mockElement: HTMLElement | null = null;
let mockStore: Store | undefined;

const mockConfig = {
	api: '/api',
	texts: {
		correct: 'Please correct.',
		failed: 'Not sent.',
		sending: 'Sending…',
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
} ) );

const EMPTY = { code: '', message: '', errors: {}, data: {}, meta: {} };

/**
 * Runs an action as the runtime does.
 *
 * @param name Of the action.
 * @param form That the event is about.
 */
async function run(
	name: 'sendTicket' | 'sendReply',
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
	sessionStorage.clear();
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
		expect( mockWriteTicket ).toHaveBeenCalledWith( '/api', {
			...LETTER,
			website: '',
			form_token: 't',
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
				created_at: '2026-05-07T12:00:00Z',
			},
			meta: { follow_up: false, label: 'In progress', next: 'Soon.' },
		} );
		await run( 'sendReply', form );
		expect( mockWriteReply ).toHaveBeenCalledWith( '/api', 7, 'Thanks' );
		expect( document.querySelector( 'ol' ) ).toHaveTextContent(
			'Just nowThanks'
		);
		expect( mockStore?.state ).toEqual( {
			label: 'In progress',
			next: 'Soon.',
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
