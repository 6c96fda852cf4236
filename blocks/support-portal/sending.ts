/**
 * What the form of a new ticket and that of a reply have in common.
 */
import { getConfig } from '@wordpress/interactivity';

import type { Answer, Letter } from './api';
import type { Captcha } from './captcha';
import { forgetDraft } from './drafts';
import { type Words, controls, values } from './fields';
import { Files } from './files';
import type { Limits } from './limits';

interface Config extends Words {
	api: string;
	/** Proves to WordPress who is logged in; empty for nobody. */
	nonce: string;
	texts: Record<
		| 'correct'
		| 'failed'
		| 'unturned'
		| 'sending'
		| 'cancelled'
		| 'sent'
		| 'replied'
		| 'now',
		string
	>;
	files?: Limits;
	captcha?: Captcha;
}

export interface AnyForm {
	alert: string;
	errors: Record< string, string >;
	announcement: string;
	isSending: boolean;
	isUploading: boolean;
	progress: number;
}

export interface TicketForm extends AnyForm {
	isDone: boolean;
	heading: string;
}

export interface ReplyForm extends AnyForm {
	ticket: number;
	invalid: boolean;
	notice: string;
}

export interface ClosingForms {
	ticket: number;
	alert: string;
	notice: string;
	announcement: string;
	isSending: boolean;
}

export type Sending< Result = void > = Generator<
	Promise< Answer >,
	Result,
	Answer
>;

export const STORE = 'smart-support/portal';

export const config = (): Config => getConfig( STORE ) as Config;

/** Files of each form that takes some. */
const chosen = new WeakMap< HTMLFormElement, Files >();

/** What is being sent. */
let sending = new AbortController();

export const filesOf = ( form: HTMLFormElement ): Files | undefined =>
	chosen.get( form );

/** Stops what is being sent. */
export const cancel = (): void => {
	sending.abort();
};

const controlOf = ( form: HTMLFormElement, name: string ) =>
	name === 'attachments'
		? chosen.get( form )?.input
		: controls( form ).get( name );

/**
 * Shows what is wrong, and goes to the first field that is.
 *
 * @param form
 * @param context
 * @param errors  Field to what is wrong with it.
 * @param alert   What is wrong with all of it.
 */
export function refuse(
	form: HTMLFormElement,
	context: AnyForm,
	errors: Record< string, string >,
	alert: string
): void {
	let first: HTMLElement | undefined;
	for ( const name of Object.keys( context.errors ) ) {
		const control = controlOf( form, name );
		context.errors[ name ] = errors[ name ] ?? '';
		// Not by a directive: that would render the field anew, with the value that the page came with.
		control?.setAttribute( 'aria-invalid', String( !! errors[ name ] ) );
		first ??= errors[ name ] ? control : undefined;
	}
	context.alert = first ? config().texts.correct : alert;
	first?.focus();
}

/**
 * Sends a form with its files and shows how far it is.
 *
 * @param form
 * @param context
 * @param write   Of the API.
 * @return The answer; faults are at their fields, and a fault of all of it is in `message`.
 */
export function* deliver(
	form: HTMLFormElement,
	context: AnyForm,
	write: ( letter: Letter ) => Promise< Answer >
): Sending< Answer > {
	const files = chosen.get( form );
	sending = new AbortController();
	const { signal } = sending;
	context.isSending = true;
	context.isUploading = !! files?.all.length;
	context.progress = 0;
	context.announcement = config().texts.sending;
	const answer = yield write( {
		fields: values( form ),
		files: files?.all ?? [],
		signal,
		onProgress: ( percent ) => {
			context.progress = percent;
		},
	} );
	context.isSending = false;
	context.isUploading = false;
	context.announcement = '';
	if ( answer.ok ) {
		forgetDraft( form );
		files?.clear();
		return answer;
	}
	const { texts } = config();
	const attachments = files?.tell( answer.errors );
	return {
		...answer,
		message: signal.aborted
			? texts.cancelled
			: answer.message || texts.failed,
		errors: attachments ? { ...answer.errors, attachments } : answer.errors,
	};
}

/**
 * @param form
 * @param context
 */
export function prepareFiles( form: HTMLFormElement, context: AnyForm ): void {
	const input = form.querySelector< HTMLInputElement >( '[type="file"]' );
	const { files } = config();
	if ( input && files ) {
		chosen.set(
			form,
			new Files( input, form, files, ( fault ) => {
				context.errors.attachments = fault;
				input.setAttribute( 'aria-invalid', String( !! fault ) );
			} )
		);
	}
}

const captchaModule = () =>
	import( /* webpackChunkName: "support-portal/captcha" */ './captcha' );

/**
 * Loads the CAPTCHA once the visitor begins with the form.
 *
 * @param form
 */
export function prepareCaptcha( form: HTMLFormElement ): void {
	const { captcha } = config();
	const prepare = async ( known: Captcha ) => {
		const module = await captchaModule();
		await module.prepareCaptcha( form, known );
	};
	if ( captcha ) {
		form.addEventListener(
			'focusin',
			() => {
				// What is blocked now is tried again, and told, when the form is sent.
				prepare( captcha ).catch( () => {} );
			},
			{ once: true }
		);
	}
}

/**
 * @param form
 * @param write Sends a ticket.
 * @return The same, with a token where a CAPTCHA is on.
 */
export function withCaptcha(
	form: HTMLFormElement,
	write: ( letter: Letter ) => Promise< Answer >
): ( letter: Letter ) => Promise< Answer > {
	const { captcha } = config();
	return captcha
		? async ( letter ) => {
				const module = await captchaModule();
				return module.writeWithToken( form, captcha, letter, write );
			}
		: write;
}

/**
 * Folds a question that has been answered. It goes, and would take the focus with it.
 *
 * @param form
 */
export function fold( form: HTMLFormElement ): void {
	const question = form.closest( 'details' );
	question?.removeAttribute( 'open' );
	const notice = question?.parentElement?.querySelector< HTMLElement >(
		'.smart-support-panel'
	);
	notice?.removeAttribute( 'hidden' );
	notice?.focus();
}
