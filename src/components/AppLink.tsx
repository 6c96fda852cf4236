import type { ComponentProps, MouseEvent } from 'react';

import { type Args, navigate, urlOf } from '../admin/router';

interface Props extends ComponentProps< 'a' > {
	to: Args;
}

/**
 * A link within the app: a click stays in the page, and all a browser offers for links (new tab, copy address) works.
 *
 * @param props    Properties of the link element.
 * @param props.to Query arguments of the place it leads to.
 */
export function AppLink( { to, onClick, children, ...props }: Props ) {
	const follow = ( event: MouseEvent< HTMLAnchorElement > ) => {
		onClick?.( event );
		const { metaKey, ctrlKey, shiftKey, altKey, button } = event;
		if ( ! ( metaKey || ctrlKey || shiftKey || altKey || button ) ) {
			event.preventDefault();
			navigate( to );
		}
	};
	return (
		<a { ...props } href={ urlOf( to ) } onClick={ follow }>
			{ children }
		</a>
	);
}
