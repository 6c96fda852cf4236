import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { page as fileIcon } from '@wordpress/icons';
import { addQueryArgs } from '@wordpress/url';
import type { MouseEvent } from 'react';

import { nonce } from '../store/upload';
import type { Reply } from '../types/schema';

/** A file of a message. */
export type File = Reply[ 'attachments' ][ number ];

/**
 * Files of a message, each to be downloaded.
 *
 * @param props       Properties.
 * @param props.files Files; nothing shows without any.
 */
export function Attachments( { files }: { files: File[] } ) {
	if ( files.length === 0 ) {
		return null;
	}
	return (
		<ul
			className="smart-support-files"
			aria-label={ __( 'Files', 'smart-support-guest' ) }
		>
			{ files.map( ( file ) => (
				<li key={ file.id } className="smart-support-file">
					<Icon icon={ fileIcon } />
					<Name file={ file } />
					<span className="smart-support-file__size">
						{ sizeText( file.size ) }
					</span>
				</li>
			) ) }
		</ul>
	);
}

function Name( { file: { filename, url } }: { file: File } ) {
	const name = <bdi>{ filename }</bdi>;
	if ( url === null ) {
		return <span className="smart-support-file__name">{ name }</span>;
	}
	// A page that has been open for a day has got another nonce since it was rendered.
	const renew = ( event: MouseEvent< HTMLAnchorElement > ) => {
		event.currentTarget.href = downloadUrl( url );
	};
	return (
		<a
			className="smart-support-file__name"
			href={ downloadUrl( url ) }
			onClick={ renew }
			download={ filename }
		>
			{ name }
		</a>
	);
}

/**
 * Address that a browser downloads a file from: the API asks for the proof that the request is from wp-admin.
 *
 * @param url Address of the file in the API.
 */
const downloadUrl = ( url: string ): string =>
	addQueryArgs( url, { _wpnonce: nonce() } );

/**
 * A size as people say it.
 *
 * @param bytes Size in bytes.
 */
export function sizeText( bytes: number ): string {
	const kilobytes = bytes / 1024;
	if ( kilobytes < 1000 ) {
		return sprintf(
			/* translators: %s: number of kilobytes */
			__( '%s KB', 'smart-support-guest' ),
			Math.max( 1, Math.round( kilobytes ) ).toLocaleString()
		);
	}
	return sprintf(
		/* translators: %s: number of megabytes */
		__( '%s MB', 'smart-support-guest' ),
		( kilobytes / 1024 ).toLocaleString( undefined, {
			maximumFractionDigits: 1,
		} )
	);
}
