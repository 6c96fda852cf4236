import { useEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

import { hasNavigated } from '../admin/router';

const SITE = document.title.replace( /^.*? ‹ /, '' );

interface Props {
	/** Name of the screen for the browser's tab. */
	title: string;
	children: ReactNode;
}

/**
 * The heading of a screen. Names the browser's tab and, unless the page was just loaded, takes the focus, so that people
 * who do not see the screen change learn that it did.
 *
 * @param props          Properties.
 * @param props.title    Name for the tab.
 * @param props.children What the heading shows.
 */
export function ScreenHeading( { title, children }: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );

	useEffect( () => {
		if ( hasNavigated() ) {
			heading.current?.focus();
		}
	}, [] );

	useEffect( () => {
		document.title = `${ title } ‹ ${ SITE }`;
	}, [ title ] );

	return (
		<h1 className="smart-support-heading" ref={ heading } tabIndex={ -1 }>
			{ children }
		</h1>
	);
}
