import {
	type Letter,
	call,
	turnTicket,
	writeReply,
	writeTicket,
} from '../../../blocks/support-portal/api';
import { makeFile } from './form';

const API = '/wp-json/smart-support/v1';

/** Answers to come: status and body; status 0 for a lost connection. */
let answers: [ number, unknown ][] = [];

let requests: FakeRequest[] = [];

/** What the module uses of XMLHttpRequest: jsdom would call a server. */
class FakeRequest {
	method = '';
	url = '';
	headers: Record< string, string > = {};
	body: FormData | null = null;
	status = 0;
	response: unknown = null;
	readonly upload: {
		onprogress?: ( event: { loaded: number; total: number } ) => void;
	} = {};

	onloadend = () => {};

	open( method: string, url: string ) {
		Object.assign( this, { method, url } );
		requests.push( this );
	}

	setRequestHeader( name: string, value: string ) {
		this.headers[ name ] = value;
	}

	send( body: FormData | null ) {
		this.body = body;
		const [ status, response ] = answers.shift() ?? [ 0, null ];
		if ( status >= 0 ) {
			Object.assign( this, { status, response } );
			// Not queueMicrotask(), which fake timers hold back.
			void Promise.resolve().then( () => {
				this.onloadend();
			} );
		}
	}

	abort() {
		this.onloadend();
	}
}

const NOTHING = {
	ok: false,
	code: '',
	message: '',
	errors: {},
	data: {},
	meta: {},
};

const now = () => Math.floor( Date.now() / 1000 );

const letterOf = ( token: string ): Letter => ( {
	fields: { subject: 'A', form_token: token },
} );

const sent = ( number: number ) =>
	Object.fromEntries( requests[ number ]?.body ?? new FormData() );

beforeEach( () => {
	answers = [];
	requests = [];
	Object.assign( global, { XMLHttpRequest: FakeRequest } );
} );

afterEach( () => {
	jest.useRealTimers();
} );

describe( 'a call', () => {
	it( 'reads without a body', async () => {
		answers = [ [ 200, { success: true, data: { a: 1 }, meta: {} } ] ];
		const answer = await call( `${ API }/guest/form-token` );
		expect( answer ).toMatchObject( { ok: true, data: { a: 1 } } );
		expect( requests[ 0 ] ).toMatchObject( {
			method: 'GET',
			url: `${ API }/guest/form-token`,
			body: null,
		} );
	} );

	it( 'gives a refusal with its words', async () => {
		const errors = { email: 'Wrong.' };
		answers = [
			[ 400, { code: 'validation_error', message: 'No.', errors } ],
		];
		expect( await call( 'x', { fields: { email: 'y' } } ) ).toEqual( {
			...NOTHING,
			code: 'validation_error',
			message: 'No.',
			errors,
		} );
	} );

	it.each( [
		[ 'without connection', 0 ],
		[ 'with a page in place of JSON', 502 ],
		[ 'with a page that says all is well', 200 ],
	] )( 'never rejects: %s', async ( _, status ) => {
		answers = [ [ status, null ] ];
		expect( await call( 'x', { fields: {} } ) ).toEqual( NOTHING );
	} );

	it( 'takes files along and tells how far it is', () => {
		answers = [ [ -1, null ] ];
		const onProgress = jest.fn();
		const files = [ makeFile( 'a.png' ), makeFile( 'b.png' ) ];
		void call( 'x', { fields: { message: '' }, files, onProgress } );
		expect( requests[ 0 ]?.body?.getAll( 'attachments[]' ) ).toHaveLength(
			2
		);
		requests[ 0 ]?.upload.onprogress?.( { loaded: 1, total: 3 } );
		expect( onProgress ).toHaveBeenCalledWith( 33 );
	} );

	it( 'is stopped', async () => {
		answers = [ [ -1, null ] ];
		const stop = new AbortController();
		const answer = call( 'x', { fields: {}, signal: stop.signal } );
		stop.abort();
		expect( await answer ).toEqual( NOTHING );
	} );
} );

describe( 'a ticket', () => {
	it( 'is written with one call', async () => {
		answers = [ [ 201, { data: { number: '7' } } ] ];
		const answer = await writeTicket( API, {
			...letterOf( `${ now() }.x` ),
			headers: { 'X-WP-Nonce': 'n' },
		} );
		expect( answer.data.number ).toBe( '7' );
		expect( requests ).toHaveLength( 1 );
		expect( requests[ 0 ]?.headers ).toEqual( { 'X-WP-Nonce': 'n' } );
	} );

	it( 'gets a new token when its own is refused', async () => {
		jest.useFakeTimers();
		answers = [
			[ 400, { code: 'form_token_expired', message: 'Old.' } ],
			[ 200, { data: { form_token: 'new' } } ],
			[ 201, { data: { number: '8' } } ],
		];
		const done = writeTicket( API, letterOf( `${ now() }.x` ) );
		await jest.advanceTimersByTimeAsync( 2000 );
		expect( requests ).toHaveLength( 2 );
		await jest.advanceTimersByTimeAsync( 1000 );
		expect( ( await done ).data.number ).toBe( '8' );
		expect( sent( 2 ) ).toEqual( { subject: 'A', form_token: 'new' } );
	} );

	it( 'sends nothing in vain from a page that is days old', async () => {
		jest.useFakeTimers();
		answers = [
			[ 200, { data: { form_token: 'new' } } ],
			[ 201, { data: { number: '9' } } ],
		];
		const done = writeTicket( API, letterOf( `${ now() - 90_000 }.x` ) );
		await jest.advanceTimersByTimeAsync( 3000 );
		expect( ( await done ).data.number ).toBe( '9' );
		expect( requests.map( ( { url } ) => url ) ).toEqual( [
			`${ API }/guest/form-token`,
			`${ API }/guest/tickets`,
		] );
	} );

	it( 'is not sent after it was stopped', async () => {
		jest.useFakeTimers();
		answers = [ [ 200, { data: { form_token: 'new' } } ] ];
		const stop = new AbortController();
		const done = writeTicket( API, {
			...letterOf( '1.x' ),
			signal: stop.signal,
		} );
		stop.abort();
		await jest.advanceTimersByTimeAsync( 3000 );
		expect( await done ).toEqual( NOTHING );
		expect( requests ).toHaveLength( 1 );
	} );
} );

describe( 'a reply', () => {
	it( 'names its ticket and its page', async () => {
		answers = [ [ 201, { data: {} } ] ];
		await writeReply( API, 12, { fields: { message: 'Thanks' } } );
		expect( requests[ 0 ] ).toMatchObject( {
			method: 'POST',
			url: `${ API }/portal/replies`,
			headers: {
				'X-Smart-Support-Request': '1',
				'X-Smart-Support-Ticket': '12',
			},
		} );
		expect( sent( 0 ) ).toEqual( { message: 'Thanks' } );
	} );
} );

it( 'closes a ticket with no body at all', async () => {
	answers = [ [ 200, { message: 'Closed.' } ] ];
	const answer = await turnTicket( API, 12, 'close', {
		headers: { 'X-WP-Nonce': 'n' },
	} );
	expect( answer ).toMatchObject( { ok: true, message: 'Closed.' } );
	expect( requests[ 0 ] ).toMatchObject( {
		method: 'POST',
		url: `${ API }/portal/close`,
		headers: {
			'X-WP-Nonce': 'n',
			'X-Smart-Support-Request': '1',
			'X-Smart-Support-Ticket': '12',
		},
		body: null,
	} );
} );
