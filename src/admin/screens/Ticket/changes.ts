/**
 * Says in words what has changed in a ticket's fields.
 */
import { dateI18n, getSettings } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';

import { PRIORITY_LABELS, STATUS_LABELS } from '../../../components/labels';
import type { Event } from '../../../types/schema';

/** What things with these ids are called; undefined for what is no more, or not loaded yet. */
export interface Names {
	department: ( id: number ) => string | undefined;
	product: ( id: number ) => string | undefined;
	agent: ( id: number ) => string | undefined;
}

/** A field's value before and after, as the API gives it. */
export type Change = [ before: unknown, after: unknown ];

/** Text for who did it, and for what the field is now. */
const CHANGED = {
	/* translators: 1: who did it, 2: a status, e.g. Pending */
	status: __( '%1$s set the status to %2$s', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: a priority, e.g. High */
	priority: __( '%1$s set the priority to %2$s', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: name of a department */
	department_id: __(
		'%1$s moved the ticket to the department %2$s',
		'smart-support-guest'
	),
	/* translators: 1: who did it, 2: name of a product */
	product_id: __( '%1$s set the product to %2$s', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: name of an agent */
	agent_id: __( '%1$s assigned the ticket to %2$s', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: subject of the ticket */
	subject: __( '%1$s changed the subject to “%2$s”', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: tags, separated by commas */
	tags: __( '%1$s set the tags to %2$s', 'smart-support-guest' ),
	/* translators: 1: who did it, 2: date and time */
	delayed_until: __(
		'%1$s delayed the ticket until %2$s',
		'smart-support-guest'
	),
};

/** The same for a field that is empty now. */
const EMPTIED = {
	/* translators: %s: who did it */
	product_id: __( '%s removed the product', 'smart-support-guest' ),
	/* translators: %s: who did it */
	agent_id: __( '%s assigned the ticket to nobody', 'smart-support-guest' ),
	/* translators: %s: who did it */
	tags: __( '%s removed all tags', 'smart-support-guest' ),
	/* translators: %s: who did it */
	delayed_until: __(
		'%s removed the time until which the ticket was delayed',
		'smart-support-guest'
	),
};

/** By the state that a ticket got. */
const STATES = {
	/* translators: %s: who did it */
	spam: __( '%s marked the ticket as spam', 'smart-support-guest' ),
	/* translators: %s: who did it */
	trash: __( '%s moved the ticket to the trash', 'smart-support-guest' ),
	/* translators: %s: who did it */
	merged: __(
		'%s merged the ticket into another one',
		'smart-support-guest'
	),
};

/* translators: %s: who did it */
const TAKEN = __( '%s took the ticket', 'smart-support-guest' );

/* translators: %s: who did it */
const TAKEN_BACK = __( '%s brought the ticket back', 'smart-support-guest' );

/* translators: 1: who did it, 2: technical name of a field */
const OTHER = __( '%1$s changed the field %2$s', 'smart-support-guest' );

/**
 * @param event Event of changed fields.
 * @param actor Who did it.
 * @param field Field of the ticket.
 * @param names Names of what it is about.
 * @return Nothing for what another field's change says already.
 */
export function changeText(
	event: Event,
	actor: string,
	field: string,
	names: Names
): string | undefined {
	const fields = event.data as Partial< Record< string, Change > >;
	const after = fields[ field ]?.[ 1 ];
	const isSaid = fields.status && ( field === 'state' || ! after );
	if ( isSaid && ( field === 'state' || field === 'delayed_until' ) ) {
		return undefined;
	}
	const isOwn = field === 'agent_id' && after === event.actor.user_id;
	const alone = isOwn && after ? TAKEN : wordless( field, after );
	if ( alone ) {
		return sprintf( alone, actor );
	}
	const text = valueOf( CHANGED, field );
	return text
		? sprintf( text, actor, labelOf( field, after, names ) )
		: sprintf( OTHER, actor, field );
}

/**
 * The text for a change that needs no value.
 *
 * @param field Field of the ticket.
 * @param after What it is now.
 */
function wordless( field: string, after: unknown ) {
	if ( field === 'state' ) {
		return valueOf( STATES, String( after ) ) ?? TAKEN_BACK;
	}
	const isEmpty = Array.isArray( after ) ? ! after.length : after === null;
	return isEmpty ? valueOf( EMPTIED, field ) : undefined;
}

/**
 * A field's value in words.
 *
 * @param field Field of the ticket.
 * @param value Its value.
 * @param names Names of what it is about.
 */
export function labelOf(
	field: string,
	value: unknown,
	names?: Names
): string {
	const text = String( value );
	switch ( field ) {
		case 'status':
			return valueOf( STATUS_LABELS, text ) ?? text;
		case 'priority':
			return valueOf( PRIORITY_LABELS, text ) ?? text;
		case 'department_id':
			return names?.department( Number( value ) ) ?? `#${ text }`;
		case 'product_id':
			return names?.product( Number( value ) ) ?? `#${ text }`;
		case 'agent_id':
			return (
				names?.agent( Number( value ) ) ??
				__( 'a former agent', 'smart-support-guest' )
			);
		case 'tags':
			return ( value as string[] ).join( ', ' );
		case 'delayed_until':
			return dateI18n( getSettings().formats.datetime, text );
		default:
			return text;
	}
}

/**
 * @param table Table.
 * @param key   What may be one of its keys.
 */
export const valueOf = < Table extends object >(
	table: Table,
	key: string
): Table[ keyof Table ] | undefined =>
	Object.hasOwn( table, key ) ? table[ key as keyof Table ] : undefined;
