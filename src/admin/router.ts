/**
 * Where in the app we are: the query arguments of the admin page, so that every state of a screen has an address and the
 * browser's Back button works.
 */
import { useMemo, useSyncExternalStore } from '@wordpress/element';
import { addQueryArgs, getQueryArgs } from '@wordpress/url';

/** Query arguments without `page`; an empty value is no argument. */
export type Args = Readonly< Record< string, string > >;

const NAVIGATED = 'smart-support-navigated';

/** Asked before the visitor goes elsewhere; `proceed` takes them there. */
type Guard = ( proceed: () => void ) => void;

let guard: { ask: Guard; here: string } | undefined;

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
	const go = () => {
		if ( replace ) {
			window.history.replaceState( null, '', url );
		} else {
			window.history.pushState( null, '', url );
		}
		window.dispatchEvent( new Event( NAVIGATED ) );
	};
	if ( guard ) {
		guard.ask( go );
	} else {
		go();
	}
}

/**
 * Asks before the visitor leaves the present place, also by the browser's Back button.
 *
 * @param ask Asks.
 * @return Lets them go from now on.
 */
export function guardLeaving( ask: Guard ): () => void {
	const set = { ask, here: window.location.href };
	guard = set;
	return () => {
		guard = guard === set ? undefined : guard;
	};
}

/**
 * The browser has left already; it comes back until the visitor has answered.
 *
 * @param event Of going back or forward.
 */
function askAfterwards( event: PopStateEvent ): void {
	if ( ! guard ) {
		return;
	}
	event.stopImmediatePropagation();
	const wanted = window.location.href;
	window.history.pushState( null, '', guard.here );
	guard.ask( () => {
		window.history.pushState( null, '', wanted );
		window.dispatchEvent( new Event( NAVIGATED ) );
	} );
}

// Before all others can listen: a window asks its listeners in the order in which they came.
window.addEventListener( 'popstate', askAfterwards );

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
