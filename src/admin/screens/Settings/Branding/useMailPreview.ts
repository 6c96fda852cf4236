import { useEffect, useState } from '@wordpress/element';

import { previewMail } from '../../../../store/mail';
import type {
	MailPreview,
	MailPreviewCreateInput,
} from '../../../../types/schema';

/** How long people may type before the preview is made anew. */
const PAUSE = 300;

export type MailInput = Required< MailPreviewCreateInput >;

/**
 * A mail as it would be; the one before while the next is on its way.
 *
 * @param input Which mail, in which branding; undefined while there is something wrong with it.
 */
export function useMailPreview( input: MailInput | undefined ) {
	const [ mail, setMail ] = useState< MailPreview >();
	const [ error, setError ] = useState< unknown >();
	const [ tries, setTries ] = useState( 0 );
	const wanted = JSON.stringify( input );
	useEffect( () => {
		if ( ! wanted ) {
			return undefined;
		}
		const controller = new AbortController();
		const { signal } = controller;
		const make = async () => {
			try {
				const made = await previewMail(
					JSON.parse( wanted ) as MailInput,
					signal
				);
				setMail( made );
				setError( undefined );
			} catch ( failure ) {
				if ( ! signal.aborted ) {
					setError( failure );
				}
			}
		};
		const timer = setTimeout( () => void make(), PAUSE );
		return () => {
			clearTimeout( timer );
			controller.abort();
		};
	}, [ wanted, tries ] );
	return {
		mail,
		error,
		retry: () => {
			setTries( tries + 1 );
		},
	};
}
