/**
 * The CAPTCHA of the form. Loaded only where one is on, and nothing of its provider before the visitor begins with the form.
 */
import type { Answer, Letter } from './api';
import { controls } from './fields';

/** What the server says of it. */
export interface Captcha {
	provider: 'recaptcha_v2' | 'recaptcha_v3' | 'turnstile' | 'hcaptcha';
	site_key: string;
	script: string;
	action: string;
	/** Words for one that is not solved, and for one that cannot be loaded. */
	texts: Record< 'missing' | 'blocked', string >;
}

/** What the scripts of all providers have in common. */
interface Api {
	ready?: ( callback: () => void ) => void;
	execute: ( key: string, options: object ) => Promise< string >;
	render: ( element: Element, options: object ) => unknown;
	getResponse: ( widget: unknown ) => string | undefined;
	reset: ( widget: unknown ) => void;
}

interface Widget {
	api: Api;
	/** The provider's id of it. */
	id: unknown;
	/** Whether people see it, and solve it before they send. */
	isSeen: boolean;
}

/** Where a form shows it. */
const PLACE = '.smart-support-captcha';

/** Refusals in front of the CAPTCHA, and answers that never came: the token is good still. */
const UNSPENT = [ '', 'validation_error', 'missing_field', 'file_too_large' ];

const widgets = new WeakMap< HTMLFormElement, Promise< Widget > >();

function load( src: string ): Promise< unknown > {
	return new Promise( ( resolve, reject ) => {
		const script = document.createElement( 'script' );
		Object.assign( script, { src, onload: resolve, onerror: reject } );
		document.head.append( script );
	} );
}

async function make(
	form: HTMLFormElement,
	{ provider, site_key: sitekey, script, action }: Captcha
): Promise< Widget > {
	await load( script );
	const isGoogle = provider.startsWith( 'recaptcha' );
	const api = ( window as unknown as Record< string, Api > )[
		isGoogle ? 'grecaptcha' : provider
	] as Api;
	if ( isGoogle ) {
		await new Promise< void >( ( resolve ) => api.ready?.( resolve ) );
	}
	const place = form.querySelector( PLACE );
	const isSeen = provider !== 'recaptcha_v3' && !! place;
	const id = isSeen ? api.render( place, { sitekey, action } ) : null;
	return { api, id, isSeen };
}

/**
 * Loads the provider's script and shows its widget; once for a form.
 *
 * @param form
 * @param captcha
 * @return Rejects where the script is blocked; the next call tries again.
 */
export function prepareCaptcha(
	form: HTMLFormElement,
	captcha: Captcha
): Promise< Widget > {
	const known = widgets.get( form );
	const widget = known ?? make( form, captcha );
	if ( ! known ) {
		widgets.set( form, widget );
		widget.catch( () => widgets.delete( form ) );
	}
	return widget;
}

/**
 * What the provider gives this visitor for one request.
 *
 * @param form
 * @param captcha
 * @return Empty while the visitor has not solved it. Rejects where the provider's script is blocked.
 */
export async function captchaToken(
	form: HTMLFormElement,
	captcha: Captcha
): Promise< string > {
	const { api, id, isSeen } = await prepareCaptcha( form, captcha );
	const { site_key: key, action } = captcha;
	return isSeen
		? ( api.getResponse( id ) ?? '' )
		: api.execute( key, { action } );
}

/**
 * Sends a form with a token. After a refusal that has spent it the visitor gets another.
 *
 * @param form
 * @param captcha
 * @param letter
 * @param write   Sends it.
 */
export async function writeWithToken(
	form: HTMLFormElement,
	captcha: Captcha,
	letter: Letter,
	write: ( letter: Letter ) => Promise< Answer >
): Promise< Answer > {
	const { missing, blocked } = captcha.texts;
	const nothing = { ok: false, code: '', errors: {}, data: {}, meta: {} };
	let token: string;
	try {
		token = await captchaToken( form, captcha );
	} catch {
		return { ...nothing, message: blocked };
	}
	if ( ! token ) {
		return { ...nothing, message: missing };
	}
	const field = controls( form ).get( 'captcha_token' );
	if ( field ) {
		// For the page itself, which takes the form where the API cannot.
		field.value = token;
	}
	const answer = await write( {
		...letter,
		fields: { ...letter.fields, captcha_token: token },
	} );
	if ( ! answer.ok && ! UNSPENT.includes( answer.code ) ) {
		const { api, id, isSeen } = await prepareCaptcha( form, captcha );
		if ( isSeen ) {
			api.reset( id );
		}
	}
	return answer;
}
