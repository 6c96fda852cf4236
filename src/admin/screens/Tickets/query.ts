/**
 * The list's view in its three forms: what DataViews holds, the page's address, and the query of `GET /tickets`.
 */
import type { Filter, View } from '@wordpress/dataviews';

import { PRIORITY_LABELS, STATUS_LABELS } from '../../../components/labels';
import type { TicketListInput } from '../../../types/schema';
import type { Args } from '../../router';

type OrderBy = NonNullable< TicketListInput[ 'orderby' ] >;

/** Columns of the list beside the subject, as they are until someone chooses others. */
export const DEFAULT_COLUMNS = [
	'customer',
	'status',
	'priority',
	'department',
	'agent',
	'updated_at',
];

/** Agent of tickets that nobody has. */
export const UNASSIGNED = 'none';

export const PAGE_SIZES = [ 20, 50, 100 ];

const SORTABLE: readonly string[] = [
	'number',
	'subject',
	'priority',
	'waiting_since',
	'created_at',
	'updated_at',
] satisfies OrderBy[];
const DEFAULT_SORT = 'updated_at';
const LAYOUTS = [ 'table', 'list' ] as const;
const CUSTOMER_TYPES = [ 'guest', 'registered' ];
const DENSITIES = [ 'compact', 'balanced', 'comfortable' ] as const;

/** Longest search the API takes. */
const SEARCH_LENGTH = 200;

export type Layout = ( typeof LAYOUTS )[ number ];

/**
 * View that an address asks for. What an address has no words for, or wrong ones, is as by default.
 *
 * @param args   Query arguments of the page.
 * @param layout Layout by default.
 */
export function viewFromArgs( args: Args, layout: Layout ): View {
	const density = oneOf( DENSITIES, args.density );
	return {
		type: oneOf( LAYOUTS, args.layout ) ?? layout,
		titleField: 'subject',
		fields: args.columns?.split( ',' ) ?? DEFAULT_COLUMNS,
		filters: filtersFromArgs( args ),
		search: args.search ?? '',
		page: numberOf( args.paged ) ?? 1,
		perPage: oneOf( PAGE_SIZES, numberOf( args.per_page ) ) ?? 20,
		sort: {
			field: oneOf( SORTABLE, args.orderby ) ?? DEFAULT_SORT,
			direction: args.order === 'asc' ? 'asc' : 'desc',
		},
		layout: density ? { density } : {},
	};
}

/**
 * Address of a view; what is as by default is left out.
 *
 * @param view        View of the list.
 * @param usualLayout Layout by default.
 */
export function argsFromView( view: View, usualLayout: Layout ): Args {
	const { orderby, order, page, per_page: size } = queryFromView( view );
	const columns = ( view.fields ?? [] ).join();
	const { density } = view.layout ?? {};
	const unless = ( usual: string, value = '' ) =>
		value === usual ? '' : value;
	return {
		layout: unless( usualLayout, view.type ),
		density: density ?? '',
		columns: unless( DEFAULT_COLUMNS.join(), columns ),
		search: view.search ?? '',
		status: valuesOf( view, 'status' ).join(),
		priority: valuesOf( view, 'priority' ).join(),
		customer: valuesOf( view, 'customer_type' ).join(),
		department: valuesOf( view, 'department' ).join(),
		agent: valuesOf( view, 'agent' ).join(),
		orderby: unless( DEFAULT_SORT, orderby ),
		order: unless( 'DESC', order ).toLowerCase(),
		paged: unless( '1', String( page ) ),
		per_page: unless( '20', String( size ) ),
	};
}

/**
 * Query of a view.
 *
 * @param view View of the list.
 */
export function queryFromView( view: View ): TicketListInput {
	const search = view.search?.trim().slice( 0, SEARCH_LENGTH );
	const [ customer ] = valuesOf( view, 'customer_type' );
	const isUnassigned = valuesOf( view, 'agent' ).includes( UNASSIGNED );
	return {
		page: view.page ?? 1,
		per_page: view.perPage ?? 20,
		orderby: ( view.sort?.field ?? DEFAULT_SORT ) as OrderBy,
		order: view.sort?.direction === 'asc' ? 'ASC' : 'DESC',
		...( search && { search } ),
		...listed( 'status', valuesOf( view, 'status' ) ),
		...listed( 'priority', valuesOf( view, 'priority' ) ),
		...listed( 'department_id', idsOf( view, 'department' ) ),
		...( isUnassigned
			? { unassigned: true }
			: listed( 'agent_id', idsOf( view, 'agent' ) ) ),
		...( customer && { guest: customer === 'guest' } ),
	};
}

/**
 * @param args Query arguments of the page.
 */
function filtersFromArgs( args: Args ): Filter[] {
	const list = (
		text: string | undefined,
		isKnown: ( value: string ) => boolean
	) => text?.split( ',' ).filter( isKnown ) ?? [];
	const isId = ( text: string ) => numberOf( text ) !== undefined;
	const { agent = '' } = args;
	const any = ( field: string, value: string[] ) =>
		( { field, operator: 'isAny', value } ) as const;
	const one = ( field: string, value: string | undefined ) =>
		( { field, operator: 'is', value } ) as const;
	return [
		any(
			'status',
			list( args.status, ( text ) =>
				Object.hasOwn( STATUS_LABELS, text )
			)
		),
		any(
			'priority',
			list( args.priority, ( text ) =>
				Object.hasOwn( PRIORITY_LABELS, text )
			)
		),
		any( 'department', list( args.department, isId ) ),
		one( 'customer_type', oneOf( CUSTOMER_TYPES, args.customer ) ),
		one( 'agent', agent === UNASSIGNED || isId( agent ) ? agent : '' ),
	].filter( ( { value } ) => value?.length );
}

/**
 * Whether a view shows but a part of the tickets.
 *
 * @param view View of the list.
 */
export const isFiltered = ( { filters = [] }: View ): boolean =>
	filters.some( ( { value } ) => value !== undefined );

/**
 * Values a filter of a view lets through; none while it is not set.
 *
 * @param view  View of the list.
 * @param field Field the filter is of.
 */
export function valuesOf( view: View, field: string ): string[] {
	const filter = view.filters?.find( ( each ) => each.field === field );
	const value = filter?.value as string | string[] | undefined;
	return value === undefined ? [] : [ value ].flat();
}

/**
 * Ids that a filter of a view lets through.
 *
 * @param view  View of the list.
 * @param field Field the filter is of.
 */
const idsOf = ( view: View, field: string ): number[] =>
	valuesOf( view, field ).flatMap( ( value ) => numberOf( value ) ?? [] );

/**
 * A filter of the API; nothing without values.
 *
 * @param name   Its name.
 * @param values Values that it lets through.
 */
const listed = (
	name: 'status' | 'priority' | 'department_id' | 'agent_id',
	values: ( string | number )[]
): Partial< TicketListInput > =>
	values.length > 0 ? { [ name ]: values } : {};

const oneOf = < Value >(
	known: readonly Value[],
	value: unknown
): Value | undefined => known.find( ( each ) => each === value );

/**
 * @param text What should be a number from 1 on.
 */
function numberOf( text: string | undefined ): number | undefined {
	return /^[1-9]\d{0,8}$/.test( text ?? '' ) ? Number( text ) : undefined;
}
