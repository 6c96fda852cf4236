/**
 * Store of the departments.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';
import { addQueryArgs } from '@wordpress/url';

import type {
	Department,
	DepartmentCreateInput,
	DepartmentDeleteInput,
	DepartmentUpdateInput,
} from '../types/schema';
import { fetchAll } from './list';

const RESOURCE = 'departments';
const PATH = `/smart-support/v1/${ RESOURCE }`;

type State = Department[] | null;

type Action =
	| { type: 'RECEIVE'; departments: Department[] }
	| { type: 'SAVED'; department: Department }
	| { type: 'DELETED'; id: number };

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

function reducer( state: State = null, action: Action ): State {
	switch ( action.type ) {
		case 'RECEIVE':
			return action.departments;
		case 'SAVED':
			return state && withSaved( state, action.department );
		case 'DELETED':
			return state && state.filter( ( { id } ) => id !== action.id );
		default:
			return state;
	}
}

/**
 * The departments when one has been made or changed; there is one default.
 *
 * @param departments Before.
 * @param saved       As the API answered.
 */
function withSaved(
	departments: Department[],
	saved: Department
): Department[] {
	const isKnown = departments.some( ( { id } ) => id === saved.id );
	const others = departments.map( ( each ) =>
		saved.is_default ? { ...each, is_default: false } : each
	);
	return isKnown
		? others.map( ( each ) => ( each.id === saved.id ? saved : each ) )
		: [ ...others, saved ];
}

const selectors = {
	/**
	 * Every department; undefined until they are there.
	 * @param state
	 */
	getAll: ( state: State ): Department[] | undefined => state ?? undefined,
};

const resolvers = {
	getAll:
		() =>
		async ( { dispatch }: Thunk ) => {
			const departments = await fetchAll< Department >( RESOURCE );
			dispatch( { type: 'RECEIVE', departments } );
		},
};

/**
 * Sends a department to the API and keeps what became of it.
 *
 * @param method HTTP method.
 * @param path   Below the list.
 * @param data   Body.
 */
const save =
	( method: string, path: string, data: object ) =>
	async ( { dispatch }: Thunk ): Promise< Department > => {
		const department = await apiFetch< Department >( {
			path: PATH + path,
			method,
			data,
		} );
		dispatch( { type: 'SAVED', department } );
		return department;
	};

const actions = {
	/**
	 * Makes a department.
	 *
	 * @param input What it is to be.
	 */
	createDepartment: ( input: DepartmentCreateInput ) =>
		save( 'POST', '', input ),
	/**
	 * Changes a department.
	 *
	 * @param id      Department id.
	 * @param changes Fields to change.
	 */
	updateDepartment: ( id: number, changes: DepartmentUpdateInput ) =>
		save( 'PATCH', `/${ id }`, changes ),
	/**
	 * Deletes a department.
	 *
	 * @param id    Department id.
	 * @param input Which one takes its tickets, where it has any.
	 */
	deleteDepartment:
		( id: number, input: DepartmentDeleteInput = {} ) =>
		async ( { dispatch }: Thunk ) => {
			await apiFetch( {
				path: addQueryArgs( `${ PATH }/${ id }`, { ...input } ),
				method: 'DELETE',
			} );
			dispatch( { type: 'DELETED', id } );
		},
};

export const store = createReduxStore( 'smart-support/departments', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
