/**
 * Says in words what has happened to a ticket.
 */
import { __, sprintf } from '@wordpress/i18n';

import type { Event } from '../../../types/schema';
import {
	type Change,
	changeText,
	labelOf,
	type Names,
	valueOf,
} from './changes';

/**
 * @param event Event.
 * @param names Names of what it is about.
 * @return A sentence for each thing that changed.
 */
export function sentencesOf( event: Event, names: Names ): string[] {
	const actor = actorOf( event );
	const { type, data } = event;
	switch ( type ) {
		case 'ticket_updated':
			return Object.keys( data ).flatMap(
				( field ) => changeText( event, actor, field, names ) ?? []
			);
		case 'ticket_created': {
			const created = CREATED[ event.channel ];
			return [ sprintf( created, actor ) ];
		}
		case 'reply_added':
		case 'note_added':
			return [ byMessage( type, data.status as Change ) ];
		case 'reply_verified':
			return [
				otherwise( actor, type ),
				...( data.status
					? [ byMessage( 'reply_added', data.status as Change ) ]
					: [] ),
			];
		default:
			return [ otherwise( actor, type ) ];
	}
}

/**
 * What other events say; those of other versions and plugins in the words they are recorded by.
 *
 * @param actor Who did it.
 * @param type  Type of the event.
 */
function otherwise( actor: string, type: string ): string {
	const text = valueOf( HAPPENED, type );
	if ( text ) {
		return sprintf( text, actor );
	}
	return sprintf(
		/* translators: 1: who did it, 2: words for what happened */
		__( '%1$s: %2$s', 'smart-support-guest' ),
		actor,
		type.replaceAll( '_', ' ' )
	);
}

/**
 * Who did it.
 *
 * @param event Event.
 */
function actorOf( { actor, type }: Event ): string {
	switch ( actor.kind ) {
		case 'system':
			return __( 'Smart Support', 'smart-support-guest' );
		case 'key':
			return sprintf(
				/* translators: %s: name of an API key */
				__( 'API key “%s”', 'smart-support-guest' ),
				actor.name
			);
		case 'user':
			return actor.name || __( 'A former user', 'smart-support-guest' );
		case 'anonymous':
			return type === 'ticket_created'
				? __( 'The customer', 'smart-support-guest' )
				: __( 'A visitor', 'smart-support-guest' );
		default:
			return actor.name || __( 'The customer', 'smart-support-guest' );
	}
}

/**
 * What a message did to the status.
 *
 * @param type   Type of the event.
 * @param status Status before and after.
 */
function byMessage( type: string, [ before, after ]: Change ): string {
	const isAgain =
		after === 'open' &&
		[ 'resolved', 'closed' ].includes( String( before ) );
	if ( isAgain && type === 'reply_added' ) {
		return __( 'Reply opened the ticket again', 'smart-support-guest' );
	}
	const text =
		type === 'reply_added'
			? /* translators: %s: a status, e.g. Open */
				__( 'Reply set the status to %s', 'smart-support-guest' )
			: /* translators: %s: a status, e.g. Open */
				__( 'Note set the status to %s', 'smart-support-guest' );
	return sprintf( text, labelOf( 'status', after ) );
}

const CREATED = {
	/* translators: %s: who did it */
	guest: __(
		'%s wrote the ticket in the support form',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	portal: __(
		'%s wrote the ticket on the support page',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	email: __( '%s wrote the ticket by e-mail', 'smart-support-guest' ),
	/* translators: %s: who did it */
	api: __( '%s created the ticket through the API', 'smart-support-guest' ),
	/* translators: %s: who did it */
	admin: __( '%s created the ticket', 'smart-support-guest' ),
};

const HAPPENED = {
	/* translators: %s: who did it */
	access_links_viewed: __( 'Access link shown to %s', 'smart-support-guest' ),
	/* translators: %s: who did it */
	access_link_regenerated: __(
		'%s made a new access link, which ended the old one',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	access_links_revoked: __(
		'%s revoked the access link',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	customer_registered: __(
		'%s opened the link while logged in, and is registered from now on',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	reply_verified: __(
		'%s proved to be the author of an unverified reply',
		'smart-support-guest'
	),
	/* translators: %s: who did it */
	follow_up_created: __(
		'%s answered long after the end, which opened a follow-up ticket',
		'smart-support-guest'
	),
};
