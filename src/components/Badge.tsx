/**
 * Small coloured words beside a ticket.
 */
import { __ } from '@wordpress/i18n';

import type { Ticket } from '../types/schema';
import { PRIORITY_LABELS, STATUS_LABELS } from './labels';

/** Tells that the customer has no account here. */
export function GuestBadge() {
	return (
		<span className="smart-support-badge is-guest">
			{ __( 'Guest', 'smart-support-guest' ) }
		</span>
	);
}

/** Tells that the customer has an account here. */
export function RegisteredBadge() {
	return (
		<span className="smart-support-badge is-registered">
			{ __( 'Registered', 'smart-support-guest' ) }
		</span>
	);
}

export function StatusBadge( { status }: Pick< Ticket, 'status' > ) {
	return (
		<span className={ `smart-support-badge is-${ status }` }>
			{ STATUS_LABELS[ status ] }
		</span>
	);
}

export function PriorityBadge( { priority }: Pick< Ticket, 'priority' > ) {
	return (
		<span className={ `smart-support-priority is-${ priority }` }>
			{ PRIORITY_LABELS[ priority ] }
		</span>
	);
}
