import type { Answer, Letter } from '../../../blocks/support-portal/api';
import {
	type Captcha,
	captchaToken,
	prepareCaptcha,
	writeWithToken,
} from '../../../blocks/support-portal/captcha';

const LETTER: Letter = { fields: { subject: 'Help' } };

const ANSWER: Answer = {
	ok: true,
	code: '',
	message: '',
	errors: {},
	data: { number: '7' },
	meta: {},
};

const api = {
	ready: jest.fn( ( callback: () => void ) => {
		callback();
	} ),
	execute: jest.fn( () => Promise.resolve( 'from execute' ) ),
	render: jest.fn( () => 0 ),
	getResponse: jest.fn( () => 'from the widget' ),
	reset: jest.fn(),
};

const write = jest.fn< Promise< Answer >, [ Letter ] >();

const captcha = ( provider: Captcha[ 'provider' ] ): Captcha => ( {
	provider,
	site_key: 'key',
	script: 'https://provider.example/api.js?render=explicit',
	action: 'smart_support_ticket',
	texts: { missing: 'Please solve it.', blocked: 'It is blocked.' },
} );

/** A form with a place for a CAPTCHA. */
function makeForm(): HTMLFormElement {
	document.body.innerHTML =
		'<form><div class="smart-support-captcha"></div><input name="smart_support[captcha_token]"></form>';
	return document.querySelector( 'form' ) as HTMLFormElement;
}

/**
 * Lets the browser load scripts, or fail to.
 *
 * @param event
 */
function scripts( event: 'load' | 'error' ): void {
	jest.spyOn( document.head, 'append' ).mockImplementation( ( script ) => {
		loaded.push( ( script as HTMLScriptElement ).src );
		setTimeout( () =>
			( script as HTMLScriptElement ).dispatchEvent( new Event( event ) )
		);
	} );
}

let loaded: string[] = [];

beforeEach( () => {
	jest.clearAllMocks();
	loaded = [];
	scripts( 'load' );
	write.mockResolvedValue( ANSWER );
	api.getResponse.mockReturnValue( 'from the widget' );
	Object.assign( window, {
		grecaptcha: api,
		turnstile: { ...api, ready: undefined },
		hcaptcha: { ...api, ready: undefined },
	} );
} );

afterEach( () => {
	jest.restoreAllMocks();
} );

it.each( [ 'recaptcha_v2', 'turnstile', 'hcaptcha' ] as const )(
	'%s shows a widget in its place and takes its token',
	async ( provider ) => {
		const form = makeForm();
		const token = await captchaToken( form, captcha( provider ) );
		expect( token ).toBe( 'from the widget' );
		expect( api.render ).toHaveBeenCalledWith( form.firstElementChild, {
			sitekey: 'key',
			action: 'smart_support_ticket',
		} );
		expect( api.getResponse ).toHaveBeenCalledWith( 0 );
		expect( api.execute ).not.toHaveBeenCalled();
	}
);

it( 'recaptcha_v3 shows nothing and is asked anew for each request', async () => {
	const form = makeForm();
	for ( let time = 1; time <= 2; time++ ) {
		expect( await captchaToken( form, captcha( 'recaptcha_v3' ) ) ).toBe(
			'from execute'
		);
	}
	expect( api.execute ).toHaveBeenCalledTimes( 2 );
	expect( api.execute ).toHaveBeenCalledWith( 'key', {
		action: 'smart_support_ticket',
	} );
	expect( api.render ).not.toHaveBeenCalled();
} );

it( 'loads the script once for a form', async () => {
	const form = makeForm();
	await prepareCaptcha( form, captcha( 'turnstile' ) );
	await prepareCaptcha( form, captcha( 'turnstile' ) );
	expect( loaded ).toEqual( [ captcha( 'turnstile' ).script ] );
	expect( api.render ).toHaveBeenCalledTimes( 1 );
} );

it( 'sends the token with everything else', async () => {
	const answer = await writeWithToken(
		makeForm(),
		captcha( 'hcaptcha' ),
		LETTER,
		write
	);
	expect( answer ).toBe( ANSWER );
	expect( write ).toHaveBeenCalledWith( {
		fields: { subject: 'Help', captcha_token: 'from the widget' },
	} );
	expect( api.reset ).not.toHaveBeenCalled();
} );

it( 'leaves the token for the page itself', async () => {
	const form = makeForm();
	await writeWithToken( form, captcha( 'turnstile' ), LETTER, write );
	expect( form.querySelector( 'input' )?.value ).toBe( 'from the widget' );
} );

it( 'sends nothing while it is not solved', async () => {
	api.getResponse.mockReturnValue( '' );
	expect(
		await writeWithToken(
			makeForm(),
			captcha( 'recaptcha_v2' ),
			LETTER,
			write
		)
	).toMatchObject( { ok: false, message: 'Please solve it.' } );
	expect( write ).not.toHaveBeenCalled();
} );

it( 'says that it is blocked, and tries again the next time', async () => {
	const form = makeForm();
	scripts( 'error' );
	expect(
		await writeWithToken( form, captcha( 'turnstile' ), LETTER, write )
	).toMatchObject( { ok: false, message: 'It is blocked.' } );
	expect( write ).not.toHaveBeenCalled();
	scripts( 'load' );
	expect(
		await writeWithToken( form, captcha( 'turnstile' ), LETTER, write )
	).toBe( ANSWER );
} );

it.each( [
	[ 'captcha_failed', 1 ],
	[ 'captcha_unavailable', 1 ],
	[ 'rate_limited', 1 ],
	[ 'validation_error', 0 ],
	[ '', 0 ],
] )( 'after %s the visitor solves %d more', async ( code, times ) => {
	write.mockResolvedValue( { ...ANSWER, ok: false, code } );
	await writeWithToken( makeForm(), captcha( 'hcaptcha' ), LETTER, write );
	expect( api.reset ).toHaveBeenCalledTimes( times );
} );

it( 'nothing is reset where nothing is seen', async () => {
	write.mockResolvedValue( { ...ANSWER, ok: false, code: 'captcha_failed' } );
	await writeWithToken(
		makeForm(),
		captcha( 'recaptcha_v3' ),
		LETTER,
		write
	);
	expect( api.reset ).not.toHaveBeenCalled();
} );
