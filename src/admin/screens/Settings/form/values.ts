/**
 * What a form of settings holds, and what the API takes.
 */
import { __, _n, sprintf } from '@wordpress/i18n';

import type { Settings, SettingsUpdateInput } from '../../../../types/schema';
import { findRule, isLines, isNumber, type Rule, ruleOf } from './rules';

/** Settings by group and key; numbers and lists are text as it was typed. */
export type Draft = Record< string, Record< string, unknown > >;

/** What is wrong, by path. */
export type Faults = Record< string, string >;

/**
 * What the fields show of settings.
 *
 * @param settings As the API gives them.
 */
export const draftOf = ( settings: Settings ): Draft =>
	Object.fromEntries(
		Object.entries( settings ).map( ( [ group, values ] ) => [
			group,
			Object.fromEntries(
				Object.entries( values as object ).map( ( [ key, value ] ) => [
					key,
					toTyped( findRule( `${ group }.${ key }` ), value ),
				] )
			),
		] )
	);

/**
 * A draft with some values changed.
 *
 * @param draft Before.
 * @param edits Values to change.
 */
export function withEdits( draft: Draft, edits: Draft ): Draft {
	const groups = Object.entries( edits ).map( ( [ group, values ] ) => [
		group,
		{ ...draft[ group ], ...values },
	] );
	return { ...draft, ...( Object.fromEntries( groups ) as Draft ) };
}

/**
 * A value of a draft as the API takes it; what is no number is NaN.
 *
 * @param draft The draft.
 * @param path  Which.
 */
export function valueOf( draft: Draft, path: string ): unknown {
	const rule = ruleOf( path );
	const value = at( draft, path );
	if ( isNumber( rule ) ) {
		return toNumber( rule, String( value ) );
	}
	return isLines( rule ) ? linesOf( String( value ) ) : value;
}

/**
 * What is to be saved: what is not as it was.
 *
 * @param draft Values now.
 * @param saved Values before.
 * @param paths Settings that the form has.
 */
export function changesOf(
	draft: Draft,
	saved: Draft,
	paths: string[]
): SettingsUpdateInput {
	const changes: Draft = {};
	for ( const path of paths ) {
		const value = valueOf( draft, path );
		if (
			JSON.stringify( value ) !== JSON.stringify( valueOf( saved, path ) )
		) {
			const [ group = '', key = '' ] = path.split( '.' );
			changes[ group ] = { ...changes[ group ], [ key ]: value };
		}
	}
	return changes;
}

/**
 * What the API would refuse, in words.
 *
 * @param draft Values now.
 * @param paths Settings to look at.
 */
export function faultsOf( draft: Draft, paths: string[] ): Faults {
	const found = paths.map( ( path ) => [
		path,
		faultOf( ruleOf( path ), valueOf( draft, path ) ),
	] );
	return Object.fromEntries(
		found.filter( ( [ , fault ] ) => fault )
	) as Faults;
}

/**
 * @param rule  Of the setting.
 * @param value As the API takes it.
 * @return Nothing for a value that it takes.
 */
function faultOf( rule: Rule, value: unknown ): string | undefined {
	if ( isNumber( rule ) ) {
		return numberFault( rule, value as number );
	}
	if ( Array.isArray( value ) ) {
		return listFault( rule, value.length );
	}
	return typeof value === 'string' ? textFault( rule, value ) : undefined;
}

function numberFault(
	{ type, minimum = -Infinity, maximum = Infinity }: Rule,
	value: number
): string | undefined {
	const isWhole = type === 'number' || Number.isInteger( value );
	if ( isWhole && value >= minimum && value <= maximum ) {
		return undefined;
	}
	const text =
		type === 'integer'
			? /* translators: 1: lowest number, 2: highest number */
				__(
					'Enter a whole number from %1$s to %2$s.',
					'smart-support-guest'
				)
			: /* translators: 1: lowest number, 2: highest number */
				__(
					'Enter a number from %1$s to %2$s.',
					'smart-support-guest'
				);
	return sprintf( text, String( minimum ), String( maximum ) );
}

function listFault(
	{ minItems = 0, maxItems = Infinity }: Rule,
	count: number
): string | undefined {
	if ( count < minItems ) {
		return __( 'Choose at least one.', 'smart-support-guest' );
	}
	if ( count <= maxItems ) {
		return undefined;
	}
	return sprintf(
		/* translators: %d: highest number of entries */
		_n(
			'At most %d entry.',
			'At most %d entries.',
			maxItems,
			'smart-support-guest'
		),
		maxItems
	);
}

function textFault(
	{ pattern, maxLength = Infinity }: Rule,
	value: string
): string | undefined {
	// As the API counts: characters, not the halves of some.
	if ( Array.from( value ).length > maxLength ) {
		return sprintf(
			/* translators: %d: highest number of characters */
			_n(
				'At most %d character.',
				'At most %d characters.',
				maxLength,
				'smart-support-guest'
			),
			maxLength
		);
	}
	return pattern && ! new RegExp( pattern, 'u' ).test( value )
		? __( 'This is not of the form that is needed.', 'smart-support-guest' )
		: undefined;
}

/**
 * @param rule  Of the setting.
 * @param value As the API gives it.
 */
function toTyped( rule: Rule | undefined, value: unknown ): unknown {
	if ( rule && isNumber( rule ) ) {
		return String( value );
	}
	return rule && isLines( rule ) ? ( value as string[] ).join( '\n' ) : value;
}

/**
 * @param rule Of the setting.
 * @param text What was typed; some write a comma for the point.
 */
function toNumber( { type }: Rule, text: string ): number {
	const plain =
		type === 'number' ? text.trim().replace( ',', '.' ) : text.trim();
	return /^-?\d+(\.\d+)?$/.test( plain ) ? Number( plain ) : NaN;
}

/**
 * @param text Entries, separated by white space or commas.
 */
const linesOf = ( text: string ): string[] => [
	...new Set( text.split( /[\s,;]+/ ).filter( Boolean ) ),
];

const at = ( draft: Draft, path: string ): unknown => {
	const [ group = '', key = '' ] = path.split( '.' );
	return draft[ group ]?.[ key ];
};
