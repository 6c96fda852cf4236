/**
 * What a form of a department holds.
 */
import { __ } from '@wordpress/i18n';

import { ApiError } from '../../../../store/envelope';
import type {
	Department,
	DepartmentUpdateInput,
} from '../../../../types/schema';

/** What can be changed of a department by a form. */
export type Changes = Omit< DepartmentUpdateInput, 'is_default' >;

/** What is wrong, by field. */
export type Faults = Record< string, string >;

/** Fields of the form under Departments; the others are under Transitions. */
export const FIELDS = [
	'name',
	'slug',
	'portal',
	'reply_check',
	'from_address',
	'reply_to',
] as const satisfies ( keyof Changes )[];

/**
 * What is to be saved: what is not as it was.
 *
 * @param edits What was chosen and typed.
 * @param saved The department as it is.
 */
export const changesOf = ( edits: Changes, saved: Department ): Changes =>
	Object.fromEntries(
		Object.entries( edits ).filter(
			( [ field, value ] ) =>
				JSON.stringify( value ) !==
				JSON.stringify( saved[ field as keyof Changes ] )
		)
	);

/**
 * What the API would refuse, in words.
 *
 * @param department As the form holds it.
 */
export function faultsOf( { name, slug }: Department ): Faults {
	return {
		...( ! name.trim() && {
			name: __( 'Please enter a name.', 'smart-support-guest' ),
		} ),
		...( ! slug.trim() && {
			slug: __( 'Please enter a slug.', 'smart-support-guest' ),
		} ),
	};
}

/**
 * The faults that an edit leaves: what was edited is looked at again.
 *
 * @param faults Said so far.
 * @param before Those known of the department before the edit.
 * @param after  And after it.
 * @param edited The edit.
 */
export const remaining = (
	faults: Faults,
	before: Faults,
	after: Faults,
	edited: Changes
): Faults =>
	Object.fromEntries(
		Object.entries( faults ).flatMap( ( [ field, fault ] ) => {
			const now =
				field in edited || field in before ? after[ field ] : fault;
			return now === undefined ? [] : [ [ field, now ] ];
		} )
	);

/**
 * What the API says of fields that the form shows.
 *
 * @param failure What was thrown.
 * @param fields  Of the form.
 * @return Nothing where it says something of others too: that belongs above the form.
 */
export function faultsOfAnswer(
	failure: unknown,
	fields: readonly string[]
): Faults {
	const errors = failure instanceof ApiError ? failure.errors : {};
	const named = Object.entries( errors ).map( ( [ path, fault ] ) => [
		// A part of a graph is at the graph.
		path.replace( /[.[].*$/, '' ),
		fault,
	] );
	return named.every( ( [ field = '' ] ) => fields.includes( field ) )
		? ( Object.fromEntries( named ) as Faults )
		: {};
}
