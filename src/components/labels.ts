/**
 * Words for the values of the API.
 */
import { __ } from '@wordpress/i18n';

import type { Reply, Ticket } from '../types/schema';

export const STATUS_LABELS: Record< Ticket[ 'status' ], string > = {
	new: __( 'New', 'smart-support-guest' ),
	open: __( 'Open', 'smart-support-guest' ),
	pending: __( 'Pending', 'smart-support-guest' ),
	delayed: __( 'Delayed', 'smart-support-guest' ),
	resolved: __( 'Resolved', 'smart-support-guest' ),
	closed: __( 'Closed', 'smart-support-guest' ),
};

export const PRIORITY_LABELS: Record< Ticket[ 'priority' ], string > = {
	low: __( 'Low', 'smart-support-guest' ),
	medium: __( 'Medium', 'smart-support-guest' ),
	high: __( 'High', 'smart-support-guest' ),
	urgent: __( 'Urgent', 'smart-support-guest' ),
};

export const ROLE_LABELS: Record< Reply[ 'author_role' ], string > = {
	agent: __( 'Agent', 'smart-support-guest' ),
	customer: __( 'Customer', 'smart-support-guest' ),
	participant: __( 'Participant', 'smart-support-guest' ),
};

export const DELIVERY_LABELS: Record<
	NonNullable< Reply[ 'delivery' ] >,
	string
> = {
	queued: __( 'E-mail queued', 'smart-support-guest' ),
	sent: __( 'E-mail sent', 'smart-support-guest' ),
	failed: __( 'E-mail could not be delivered', 'smart-support-guest' ),
	none: '',
};

/** What is written on every internal note, also while it is being written. */
export const NEVER_PUBLIC = __(
	'Internal note: never visible to the customer',
	'smart-support-guest'
);

/** What is written on every reply that waits for its author's word. */
export const HELD = __(
	'Held: visible to staff only, until its author confirms it by e-mail',
	'smart-support-guest'
);

/**
 * The values of a table of labels, as DataViews and menus want them.
 *
 * @param labels Table of labels.
 */
export const optionsOf = < Value extends string >(
	labels: Record< Value, string >
): { value: Value; label: string }[] =>
	( Object.entries( labels ) as [ Value, string ][] ).map(
		( [ value, label ] ) => ( { value, label } )
	);
