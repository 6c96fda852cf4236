/**
 * The media library's dialog, which WordPress brings along where a page asks for it.
 */
import { __ } from '@wordpress/i18n';

/** What we use of a file of the library. */
interface Choice {
	id: number;
	url: string;
}

interface Frame {
	on: ( event: 'select' | 'close', listener: () => void ) => void;
	open: () => void;
	state: () => {
		get: ( name: 'selection' ) => {
			first: () => { toJSON: () => Choice };
		};
	};
}

type Media = ( options: object ) => Frame;

const mediaOf = (): Media | undefined =>
	( window as { wp?: { media?: Media } } ).wp?.media;

/** Whether this page has the library's dialog. */
export const hasMedia = (): boolean => mediaOf() !== undefined;

/**
 * Lets people choose an image, or upload one.
 *
 * @param onChoose Gets its id.
 * @param onClose  Called when the dialog has closed, whatever was chosen.
 */
export function chooseImage(
	onChoose: ( id: number ) => void,
	onClose: () => void
): void {
	const frame = mediaOf()?.( {
		title: __( 'Logo in mails', 'smart-support-guest' ),
		button: { text: __( 'Use this image', 'smart-support-guest' ) },
		library: { type: 'image' },
		multiple: false,
	} );
	frame?.on( 'select', () => {
		onChoose( frame.state().get( 'selection' ).first().toJSON().id );
	} );
	frame?.on( 'close', onClose );
	frame?.open();
}
