import {
	call,
	writeReply,
	writeTicket,
} from '../../../blocks/support-portal/api';

const API = '/wp-json/smart-support/v1';

const fetchMock = jest.fn< Promise< Response >, [ string, RequestInit ] >();

function answers( status: number, body: unknown ): void {
	fetchMock.mockResolvedValueOnce( response( status, body ) );
}

function response( status: number, body: unknown ): Response {
	const json = () => Promise.resolve( body );
	return { ok: status < 400, json } as Response;
}

function request( number: number ): [ string, RequestInit ] {
	return fetchMock.mock.calls[ number ] ?? [ '', {} ];
}

beforeEach( () => {
	fetchMock.mockReset();
	global.fetch = fetchMock as typeof fetch;
} );

afterEach( () => {
	jest.useRealTimers();
} );

describe( 'a call', () => {
	it( 'reads without a body', async () => {
		answers( 200, { success: true, data: { a: 1 }, meta: {} } );
		const answer = await call( `${ API }/guest/form-token` );
		expect( answer ).toMatchObject( { ok: true, data: { a: 1 } } );
		const [ url, options ] = request( 0 );
		expect( url ).toBe( `${ API }/guest/form-token` );
		expect( options.method ).toBeUndefined();
		expect( options.body ).toBeUndefined();
	} );

	it( 'gives a refusal with its words', async () => {
		answers( 400, {
			success: false,
			code: 'validation_error',
			message: 'No.',
			errors: { email: 'Wrong.' },
		} );
		expect( await call( 'x', { email: 'y' } ) ).toMatchObject( {
			ok: false,
			code: 'validation_error',
			message: 'No.',
			errors: { email: 'Wrong.' },
			data: {},
		} );
	} );

	it.each( [
		[
			'without connection',
			() => fetchMock.mockRejectedValueOnce( new TypeError( 'offline' ) ),
		],
		[
			'with a page in place of JSON',
			() =>
				fetchMock.mockResolvedValueOnce( {
					ok: false,
					json: () => Promise.reject( new SyntaxError( '<' ) ),
				} as Response ),
		],
	] )( 'never rejects: %s', async ( _, happens ) => {
		happens();
		expect( await call( 'x', {} ) ).toEqual( {
			ok: false,
			code: '',
			message: '',
			errors: {},
			data: {},
			meta: {},
		} );
	} );
} );

describe( 'a ticket', () => {
	it( 'is written with one call', async () => {
		answers( 201, { success: true, data: { number: '7' } } );
		const answer = await writeTicket( API, { form_token: 'old' } );
		expect( answer.data.number ).toBe( '7' );
		expect( fetchMock ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'gets a new token when its own has expired', async () => {
		jest.useFakeTimers();
		answers( 400, { code: 'form_token_expired', message: 'Old.' } );
		answers( 200, { data: { form_token: 'new' } } );
		answers( 201, { data: { number: '8' } } );
		const sent = writeTicket( API, { subject: 'A', form_token: 'old' } );
		await jest.advanceTimersByTimeAsync( 2000 );
		expect( fetchMock ).toHaveBeenCalledTimes( 2 );
		await jest.advanceTimersByTimeAsync( 1000 );
		expect( ( await sent ).data.number ).toBe( '8' );
		expect( JSON.parse( request( 2 )[ 1 ].body as string ) ).toEqual( {
			subject: 'A',
			form_token: 'new',
		} );
	} );
} );

describe( 'a reply', () => {
	it( 'names its ticket and its page', async () => {
		answers( 201, { data: {} } );
		await writeReply( API, 12, 'Thanks' );
		const [ url, options ] = request( 0 );
		expect( url ).toBe( `${ API }/portal/replies` );
		expect( options ).toMatchObject( {
			method: 'POST',
			body: '{"message":"Thanks"}',
			headers: {
				'X-Smart-Support-Request': '1',
				'X-Smart-Support-Ticket': '12',
			},
		} );
	} );
} );
