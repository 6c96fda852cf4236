/**
 * Mails to look at. Nothing of it is kept, so it is no store: a preview is as old as the values it was made of.
 */
import apiFetch from '@wordpress/api-fetch';

import type {
	MailPreview,
	MailPreviewCreateInput,
	MailTest,
	MailTestCreateInput,
} from '../types/schema';

const PATH = '/smart-support/v1/mail';

/**
 * A mail with example data.
 *
 * @param data   Which mail, in which branding.
 * @param signal Ends the wait for it.
 */
export const previewMail = (
	data: MailPreviewCreateInput,
	signal?: AbortSignal
): Promise< MailPreview > =>
	apiFetch( {
		path: `${ PATH }/preview`,
		method: 'POST',
		data,
		...( signal ? { signal } : {} ),
	} );

/**
 * Sends the same mail to the user's own address.
 *
 * @param data Which mail, in which branding.
 */
export const sendTestMail = (
	data: MailTestCreateInput
): Promise< MailTest > =>
	apiFetch( { path: `${ PATH }/test`, method: 'POST', data } );
