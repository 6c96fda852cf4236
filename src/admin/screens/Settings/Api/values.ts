/**
 * What the form of a key holds, and what the API takes.
 */
import type {
	ApiKey,
	ApiKeyCreateInput,
	ApiKeyUpdateInput,
} from '../../../../types/schema';
import { type Scope, scopesOf } from './scopes';

/** Days that a key lives, or `never`, or `date` for a time of one's own. */
export type Expiry = 'never' | '30' | '90' | '365' | 'date';

export interface Values {
	name: string;
	scopes: Scope[];
	expiry: Expiry;
	/** Of a `datetime-local` field: in the time zone of the browser. */
	date: string;
	/** Empty for all. */
	departments: number[];
	/** Empty for all; else one in a line. */
	addresses: string;
}

/** The fields of the form that each field of the API is made of. */
const SOURCES = {
	name: [ 'name' ],
	scopes: [ 'scopes' ],
	expires_at: [ 'expiry', 'date' ],
	department_ids: [ 'departments' ],
	addresses: [ 'addresses' ],
} satisfies Record< keyof ApiKeyCreateInput, ( keyof Values )[] >;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * What the form begins with.
 *
 * @param key The key to change; without it a new one is made.
 */
export const valuesOf = ( key?: ApiKey ): Values => ( {
	name: key?.name ?? '',
	scopes: key?.scopes ?? scopesOf( 'read' ),
	expiry: key?.expires_at ? 'date' : 'never',
	date: key?.expires_at ? localTime( key.expires_at ) : '',
	departments: key?.department_ids ?? [],
	addresses: ( key?.addresses ?? [] ).join( '\n' ),
} );

/**
 * What a new key is to be.
 *
 * @param values Of the form.
 * @param now    Milliseconds since 1970.
 */
export function inputOf( values: Values, now: number ): ApiKeyCreateInput {
	const { name, scopes, departments } = values;
	return {
		name,
		scopes: scopes as ApiKeyCreateInput[ 'scopes' ],
		expires_at: expiresAt( values, now ),
		department_ids: orNull( departments ),
		addresses: orNull( linesOf( values.addresses ) ),
	};
}

/**
 * What is to change; what nobody touched is left out, so that a time keeps its seconds.
 *
 * @param values Of the form.
 * @param before What the form began with.
 * @param now    Milliseconds since 1970.
 */
export function changesOf(
	values: Values,
	before: Values,
	now: number
): ApiKeyUpdateInput {
	const input = inputOf( values, now );
	const touched = ( fields: ( keyof Values )[] ) =>
		fields.some(
			( field ) =>
				JSON.stringify( values[ field ] ) !==
				JSON.stringify( before[ field ] )
		);
	return Object.fromEntries(
		Object.entries( input ).filter( ( [ name ] ) =>
			touched( SOURCES[ name as keyof typeof SOURCES ] )
		)
	);
}

/**
 * @param values Of the form.
 * @param now    Milliseconds since 1970.
 * @return Time as the API takes it, null for none.
 */
function expiresAt( { expiry, date }: Values, now: number ): string | null {
	if ( expiry === 'never' ) {
		return null;
	}
	if ( expiry === 'date' ) {
		// An empty or broken one is the server's to refuse.
		const time = new Date( date );
		return Number.isNaN( time.getTime() ) ? date : iso( time );
	}
	return iso( new Date( now + Number( expiry ) * DAY ) );
}

const iso = ( time: Date ): string =>
	time.toISOString().replace( /\.\d+Z$/, 'Z' );

/**
 * @param time Time as the API gives it (UTC).
 * @return As a field of type `datetime-local` wants it.
 */
function localTime( time: string ): string {
	const date = new Date( time );
	const shifted = date.getTime() - date.getTimezoneOffset() * MINUTE;
	return new Date( shifted ).toISOString().slice( 0, 16 );
}

/**
 * @param text Addresses, separated by white space or commas.
 */
const linesOf = ( text: string ): string[] =>
	text.split( /[\s,]+/ ).filter( Boolean );

/**
 * @param list What may be empty.
 */
const orNull = < Item >( list: Item[] ): [ Item, ...Item[] ] | null =>
	list.length > 0 ? ( list as [ Item, ...Item[] ] ) : null;
