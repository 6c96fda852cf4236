/**
 * Makes the support page lively: sends by the REST API, marks fields, keeps drafts, lists files. Without it every form works
 * as plain HTML.
 */
import {
	getContext,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';

import {
	type Answer,
	type Letter,
	turnTicket,
	writeReply,
	writeTicket,
} from './api';
import { keepDraft, restoreDraft } from './drafts';
import { controls, faults } from './fields';
import {
	type AnyForm,
	type ClosingForms,
	type ReplyForm,
	type Sending,
	type TicketForm,
	STORE,
	cancel,
	config,
	deliver,
	filesOf,
	fold,
	prepareCaptcha,
	prepareFiles,
	refuse,
	withCaptcha,
} from './sending';
import { addToTimeline } from './timeline';

const { state } = store( STORE, {
	// From the server; a value here would take the place of the server's.
	state: {} as {
		label: string;
		next: string;
		canClose: boolean;
		canReopen: boolean;
	},
	actions: {
		keep( event: Event ) {
			keepDraft( event.currentTarget as HTMLFormElement );
		},
		cancel,
		sendTicket: withSyncEvent( function* ( event: Event ): Sending {
			event.preventDefault();
			const context = getContext< TicketForm >();
			const form = event.currentTarget as HTMLFormElement;
			const files = filesOf( form );
			const found = {
				...faults( form, config(), !! files?.all.length ),
				attachments: files?.fault ?? '',
			};
			refuse( form, context, found, '' );
			if ( context.isSending || Object.values( found ).some( Boolean ) ) {
				return;
			}
			const { api, texts } = config();
			const write = ( letter: Letter ) =>
				writeTicket( api, { ...letter, headers: proof() } );
			const answer = yield* deliver(
				form,
				context,
				withCaptcha( form, write )
			);
			if ( isStale( form, answer ) ) {
				return;
			}
			if ( ! answer.ok ) {
				refuse( form, context, answer.errors, answer.message );
				return;
			}
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
			if ( context.isSending || ! box ) {
				return;
			}
			const files = filesOf( form );
			const found = faults( form, config(), !! files?.all.length );
			context.notice = '';
			context.alert = found.message || files?.fault || '';
			context.invalid = !! found.message;
			context.announcement = context.alert;
			if ( context.alert ) {
				( found.message ? box : files?.input )?.focus();
				return;
			}
			const answer = yield* deliver( form, context, ( letter ) =>
				writeReply( config().api, context.ticket, {
					...letter,
					headers: proof(),
					fields: { message: box.value },
				} )
			);
			if ( isStale( form, answer ) ) {
				return;
			}
			if ( ! answer.ok ) {
				context.alert = answer.message;
				context.announcement = context.alert;
				context.errors.attachments = answer.errors.attachments ?? '';
				return;
			}
			box.value = '';
			showReply( context, answer );
		} ),
		turn: withSyncEvent( function* ( event: Event ): Sending {
			event.preventDefault();
			const context = getContext< ClosingForms >();
			const form = event.currentTarget as HTMLFormElement;
			if ( context.isSending ) {
				return;
			}
			const { api, texts } = config();
			Object.assign( context, {
				isSending: true,
				notice: '',
				alert: '',
			} );
			context.announcement = texts.sending;
			const what = controls( form ).get( 'form' )?.value ?? '';
			const answer = yield turnTicket( api, context.ticket, what, {
				headers: proof(),
			} );
			context.isSending = false;
			if ( isStale( form, answer ) ) {
				return;
			}
			const said = answer.message || texts.unturned;
			context[ answer.ok ? 'notice' : 'alert' ] = said;
			// A notice is read out when it gets the focus.
			context.announcement = answer.ok ? '' : said;
			if ( answer.ok ) {
				showStatus( answer );
				fold( form );
			}
		} ),
	},
	callbacks: {
		prepare() {
			const form = getElement().ref as HTMLFormElement;
			// Faults are shown at the fields, not in the browser's bubbles.
			form.noValidate = true;
			restoreDraft( form );
			prepareFiles( form, getContext< AnyForm >() );
			prepareCaptcha( form );
		},
		showResult() {
			if ( getContext< TicketForm >().isDone ) {
				getElement().ref?.focus();
			}
		},
	},
} );

/** @return Header by which WordPress believes the cookie of who is logged in. */
function proof(): Record< string, string > {
	const { nonce } = config();
	return nonce ? { 'X-WP-Nonce': nonce } : {};
}

/**
 * Where the page was open for a day, or its user has logged out elsewhere: the page itself takes the form without such a
 * proof.
 *
 * @param form
 * @param answer
 * @return Whether that is so; the browser is on its way then.
 */
function isStale( form: HTMLFormElement, { code }: Answer ): boolean {
	const isSo = code === 'rest_cookie_invalid_nonce';
	if ( isSo ) {
		form.submit();
	}
	return isSo;
}

/**
 * Adds a sent reply to the page, or says which ticket it has opened.
 *
 * @param context
 * @param answer
 */
function showReply(
	context: ReplyForm,
	{ data, meta, message }: Answer
): void {
	const { texts } = config();
	context.notice = meta.follow_up ? message : texts.replied;
	context.announcement = context.notice;
	if ( meta.follow_up ) {
		return;
	}
	const files = data.attachments as {
		filename: string;
		url: string;
		size: number;
	}[];
	addToTimeline( {
		message: String( data.message ),
		time: String( data.created_at ),
		date: texts.now,
		files: files.map( ( { filename, ...file } ) => ( {
			...file,
			name: filename,
		} ) ),
	} );
	showStatus( { meta } );
}

/**
 * @param answer
 * @param answer.meta The ticket's status in words, and what may be done to it now.
 */
function showStatus( { meta }: Pick< Answer, 'meta' > ): void {
	state.label = String( meta.label );
	state.next = String( meta.next );
	state.canClose = !! meta.can_close;
	state.canReopen = !! meta.can_reopen;
}
