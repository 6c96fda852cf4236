import { useDispatch, useSelect } from '@wordpress/data';
import type { Option, View } from '@wordpress/dataviews';
import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';

import { store as agentStore } from '../../../store/agents';
import { store as departmentStore } from '../../../store/departments';
import type { Page } from '../../../store/page';
import { store } from '../../../store/tickets';
import type { Ticket, TicketListInput } from '../../../types/schema';
import { navigate, urlOf, useArgs } from '../../router';
import { fieldsOf } from './fields';
import { argsFromView, type Layout, valuesOf, viewFromArgs } from './query';

const NONE: Page< Ticket > = { items: [], totalItems: 0, totalPages: 0 };

/** A table needs room that phones do not have. */
const usualLayout = (): Layout =>
	window.matchMedia( '(max-width: 782px)' ).matches ? 'list' : 'table';

/**
 * The view of the address. What DataViews holds and the address does not (a filter without a value yet) stays as long as
 * both describe the same.
 */
export function useView(): [ View, ( view: View ) => void ] {
	const args = useArgs();
	const [ latest, setLatest ] = useState< View >();
	const ofAddress = useMemo(
		() => viewFromArgs( args, usualLayout() ),
		[ args ]
	);
	const describes = ( view: View ) =>
		urlOf( argsFromView( view, usualLayout() ) ) === urlOf( args );
	const view = latest && describes( latest ) ? latest : ofAddress;

	const change = ( next: View ) => {
		setLatest( next );
		if ( ! describes( next ) ) {
			// A search is typed letter by letter; Back leads to where it began.
			const isTyping = !! view.search && next.search !== view.search;
			navigate( argsFromView( next, usualLayout() ), {
				replace: isTyping,
			} );
		}
	};
	return [ view, change ];
}

/**
 * The page of tickets that a query asks for; the one before it until it is there.
 *
 * @param query Query of the list.
 */
export function useTickets( query: TicketListInput ) {
	const { invalidateResolutionForStoreSelector } = useDispatch( store );
	const { page, state } = useSelect(
		( select ) => ( {
			page: select( store ).getTickets( query ),
			state: select( store ).getResolutionState( 'getTickets', [
				query,
			] ),
		} ),
		[ query ]
	);
	const latest = useRef( NONE );
	useEffect( () => {
		latest.current = page ?? latest.current;
	}, [ page ] );

	const refresh = useCallback(
		() => void invalidateResolutionForStoreSelector( 'getTickets' ),
		[ invalidateResolutionForStoreSelector ]
	);
	// On leaving, so that coming back asks what is new.
	useEffect( () => refresh, [ refresh ] );

	return {
		page: page ?? latest.current,
		isLoading: ! page && state?.status !== 'error',
		error: state?.status === 'error' ? state.error : undefined,
		retry: refresh,
	};
}

/**
 * The columns and filters, with the names of departments and agents.
 *
 * @param view View of the list.
 */
export function useFields( view: View ) {
	const { departments, agents, failed } = useSelect(
		( select ) => ( {
			departments: select( departmentStore ).getAll(),
			agents: select( agentStore ).getAll(),
			failed: [ departmentStore, agentStore ]
				.map( ( names ) =>
					select( names ).getResolutionState( 'getAll', [] )
				)
				.find( ( state ) => state?.status === 'error' ),
		} ),
		[]
	);
	const chosen = JSON.stringify( [
		valuesOf( view, 'department' ),
		valuesOf( view, 'agent' ),
	] );
	const fields = useMemo( () => {
		const [ ofDepartments, ofAgents ] = JSON.parse( chosen ) as string[][];
		return fieldsOf(
			optionsFrom( departments, ofDepartments ),
			optionsFrom( agents, ofAgents )
		);
	}, [ departments, agents, chosen ] );
	const error = failed && 'error' in failed ? failed.error : undefined;
	return { fields, error };
}

/**
 * What a filter offers: also those in the address that are no more, or whose names are on their way.
 *
 * @param known  Names by id; undefined until they are there.
 * @param chosen Ids that are filtered by.
 */
function optionsFrom(
	known: { id: number; name: string }[] | undefined,
	chosen: string[] = []
): Option< string >[] {
	const options = ( known ?? [] ).map( ( { id, name } ) => ( {
		value: String( id ),
		label: name,
	} ) );
	const others = chosen
		.filter( ( id ) => Number( id ) )
		.filter( ( id ) => options.every( ( { value } ) => value !== id ) )
		.map( ( id ) => ( { value: id, label: known ? `#${ id }` : '…' } ) );
	const all = [ ...options, ...others ];
	// Without any there would be no filter: it would come, and move the others, when the names do.
	return all.length > 0 ? all : [ { value: '', label: '…' } ];
}
