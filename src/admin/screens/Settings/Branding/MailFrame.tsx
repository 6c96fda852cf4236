import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import type { MailPreview } from '../../../../types/schema';

/** Widths in CSS pixels of the windows that mails are read in. */
export const WIDTHS = { desktop: 680, phone: 375 } as const;

interface Props {
	mail: MailPreview;
	width: number;
}

/**
 * A mail in a window of the given width, made smaller where there is less room. Nothing in it can run or navigate.
 *
 * @param props       Properties.
 * @param props.mail  Which.
 * @param props.width Of the window, in CSS pixels.
 */
export function MailFrame( { mail, width }: Props ) {
	const { element, room } = useRoom();
	const scale = Math.min( 1, room / width );
	return (
		<div className="smart-support-mail" ref={ element }>
			<dl className="smart-support-mail__head">
				<dt>{ __( 'From', 'smart-support-guest' ) }</dt>
				<dd>
					<bdi>{ mail.from_name }</bdi>
				</dd>
				<dt>{ __( 'Subject', 'smart-support-guest' ) }</dt>
				<dd>
					<bdi>{ mail.subject }</bdi>
				</dd>
			</dl>
			<div
				className="smart-support-mail__window"
				// The frame is made smaller towards its left corner.
				dir="ltr"
				style={ { width: width * scale } }
			>
				<iframe
					title={ __( 'Preview of the mail', 'smart-support-guest' ) }
					sandbox=""
					srcDoc={ mail.html }
					style={ {
						width,
						height: `${ 100 / scale }%`,
						transform: `scale(${ scale })`,
					} }
				/>
			</div>
		</div>
	);
}

/** The width that an element has. */
function useRoom() {
	const element = useRef< HTMLDivElement >( null );
	const [ room, setRoom ] = useState< number >( WIDTHS.desktop );
	useEffect( () => {
		const observer = new ResizeObserver( ( [ entry ] ) => {
			setRoom( entry?.contentRect.width ?? WIDTHS.desktop );
		} );
		if ( element.current ) {
			observer.observe( element.current );
		}
		return () => {
			observer.disconnect();
		};
	}, [] );
	return { element, room };
}
