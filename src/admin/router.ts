/**
 * Where in the app we are: the query arguments of the admin page, so that every state of a screen has an address and the
 * browser's Back button works.
 */
import { useMemo, useSyncExternalStore } from '@wordpress/element';
import { addQueryArgs, getQueryArgs } from '@wordpress/url';

/** Query arguments without `page`; an empty value is no argument. */
export type Args = Readonly< Record< string, string > >;

const NAVIGATED = 'smart-support-navigated';

let navigations = 0;

/** Whether the visitor has moved within the app since the page was loaded. */
export const hasNavigated = (): boolean => navigations > 0;

/**
 * Address of a place in the app.
 *
 * @param args Query arguments; arguments without a value are left out.
 */
export function urlOf( args: Args ): string {
	const { page } = getQueryArgs( window.location.href );
	const given = Object.entries( args ).filter( ( [ , value ] ) => value );
	return addQueryArgs( window.location.pathname, {
		page,
		...Object.fromEntries( given ),
	} );
}

/**
 * Goes to a place in the app.
 *
 * @param args            Query arguments.
 * @param options         How.
 * @param options.replace Whether the present place is left out of the history.
 */
export function navigate( args: Args, { replace = false } = {} ): void {
	const url = urlOf( args );
	if ( replace ) {
		window.history.replaceState( null, '', url );
	} else {
		window.history.pushState( null, '', url );
	}
	window.dispatchEvent( new Event( NAVIGATED ) );
}

/** The present query arguments. */
export function useArgs(): Args {
	const search = useSyncExternalStore(
		subscribe,
		() => window.location.search
	);
	return useMemo( () => argsOf( search ), [ search ] );
}

function subscribe( listener: () => void ): () => void {
	const onNavigate = () => {
		navigations++;
		listener();
	};
	window.addEventListener( 'popstate', onNavigate );
	window.addEventListener( NAVIGATED, onNavigate );
	return () => {
		window.removeEventListener( 'popstate', onNavigate );
		window.removeEventListener( NAVIGATED, onNavigate );
	};
}

/**
 * @param search Query of an address.
 */
function argsOf( search: string ): Args {
	const { page, ...args } = Object.fromEntries(
		new URLSearchParams( search )
	);
	return args;
}
