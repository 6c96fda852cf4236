/**
 * Makes the support page lively: sends by the REST API, marks fields, keeps drafts. Without it every form works as plain HTML.
 */
import {
	getConfig,
	getContext,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';

import { type Answer, writeReply, writeTicket } from './api';
import { forgetDraft, keepDraft, restoreDraft } from './drafts';
import { type Words, controls, faults } from './fields';
import { addToTimeline } from './timeline';

interface Config extends Words {
	api: string;
	texts: Record<
		'correct' | 'failed' | 'sending' | 'sent' | 'replied' | 'now',
		string
	>;
}

interface TicketForm {
	alert: string;
	errors: Record< string, string >;
	isDone: boolean;
	heading: string;
	announcement: string;
	isSending: boolean;
}

interface ReplyForm {
	ticket: number;
	alert: string;
	invalid: boolean;
	notice: string;
	announcement: string;
	isSending: boolean;
}

type Sending = Generator< Promise< Answer >, void, Answer >;

const STORE = 'smart-support/portal';

const config = (): Config => getConfig( STORE ) as Config;

/**
 * Shows what is wrong, and goes to the first field that is.
 *
 * @param form
 * @param context
 * @param errors  Field to what is wrong with it.
 * @param alert   What is wrong with all of it.
 */
function refuse(
	form: HTMLFormElement,
	context: TicketForm,
	errors: Record< string, string >,
	alert: string
): void {
	let first: HTMLElement | undefined;
	for ( const name of Object.keys( context.errors ) ) {
		const control = controls( form ).get( name );
		context.errors[ name ] = errors[ name ] ?? '';
		// Not by a directive: that would render the field anew, with the value that the page came with.
		control?.setAttribute( 'aria-invalid', String( !! errors[ name ] ) );
		first ??= errors[ name ] ? control : undefined;
	}
	context.alert = first ? config().texts.correct : alert;
	first?.focus();
}

const { state } = store( STORE, {
	// From the server; a value here would take the place of the server's.
	state: {} as { label: string; next: string },
	actions: {
		keep( event: Event ) {
			keepDraft( event.currentTarget as HTMLFormElement );
		},
		sendTicket: withSyncEvent( function* ( event: Event ): Sending {
			event.preventDefault();
			const context = getContext< TicketForm >();
			const form = event.currentTarget as HTMLFormElement;
			const { api, texts, ...words } = config();
			const found = faults( form, words );
			refuse( form, context, found, '' );
			if ( context.isSending || Object.values( found ).some( Boolean ) ) {
				return;
			}
			context.isSending = true;
			context.announcement = texts.sending;
			const { form: _, token, ...fields } = values( form );
			const answer = yield writeTicket( api, {
				...fields,
				form_token: token ?? '',
			} );
			context.isSending = false;
			context.announcement = '';
			if ( ! answer.ok ) {
				const alert = answer.message || texts.failed;
				refuse( form, context, answer.errors, alert );
				return;
			}
			forgetDraft( form );
			context.heading = texts.sent.replace(
				'%s',
				String( answer.data.number )
			);
			context.isDone = true;
		} ),
		sendReply: withSyncEvent( function* ( event: Event ): Sending {
			event.preventDefault();
			const context = getContext< ReplyForm >();
			const form = event.currentTarget as HTMLFormElement;
			const box = controls( form ).get( 'message' );
			const { api, texts, missing } = config();
			if ( context.isSending || ! box ) {
				return;
			}
			context.notice = '';
			context.alert = box.value.trim() ? '' : ( missing.message ?? '' );
			context.invalid = context.alert !== '';
			context.announcement = context.alert;
			if ( context.invalid ) {
				box.focus();
				return;
			}
			context.isSending = true;
			context.announcement = texts.sending;
			const answer = yield writeReply( api, context.ticket, box.value );
			context.isSending = false;
			if ( ! answer.ok ) {
				context.alert = answer.message || texts.failed;
				context.announcement = context.alert;
				return;
			}
			forgetDraft( form );
			box.value = '';
			showReply( context, answer, texts );
		} ),
	},
	callbacks: {
		prepare() {
			const form = getElement().ref as HTMLFormElement;
			// Faults are shown at the fields, not in the browser's bubbles.
			form.noValidate = true;
			restoreDraft( form );
		},
		showResult() {
			if ( getContext< TicketForm >().isDone ) {
				getElement().ref?.focus();
			}
		},
	},
} );

/**
 * @param form
 * @return Field to value.
 */
function values( form: HTMLFormElement ): Record< string, string > {
	return Object.fromEntries(
		[ ...controls( form ) ].map( ( [ name, { value } ] ) => [
			name,
			value,
		] )
	);
}

/**
 * Adds a sent reply to the page, or says which ticket it has opened.
 *
 * @param context
 * @param answer
 * @param texts
 */
function showReply(
	context: ReplyForm,
	{ data, meta, message }: Answer,
	texts: Config[ 'texts' ]
): void {
	context.notice = meta.follow_up ? message : texts.replied;
	context.announcement = context.notice;
	if ( meta.follow_up ) {
		return;
	}
	addToTimeline( {
		message: String( data.message ),
		time: String( data.created_at ),
		date: texts.now,
	} );
	state.label = String( meta.label );
	state.next = String( meta.next );
}
