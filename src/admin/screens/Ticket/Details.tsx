import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

import { GuestBadge, PriorityBadge } from '../../../components/Badge';
import { RelativeTime } from '../../../components/RelativeTime';
import type { Ticket } from '../../../types/schema';

/**
 * The column beside the conversation: who asks, and where the ticket stands.
 *
 * @param props        Properties.
 * @param props.ticket Ticket.
 */
export function Details( { ticket }: { ticket: Ticket } ) {
	const { customer, priority, department, agent } = ticket;
	return (
		<section
			className="smart-support-ticket__details"
			aria-label={ __( 'Details', 'smart-support-guest' ) }
		>
			<Panel title={ __( 'Customer', 'smart-support-guest' ) }>
				{ customer.name && <strong>{ customer.name }</strong> }
				<a href={ `mailto:${ customer.email }` }>{ customer.email }</a>
				{ customer.is_guest && <GuestBadge /> }
			</Panel>
			<Panel title={ __( 'Ticket', 'smart-support-guest' ) }>
				<dl className="smart-support-facts">
					<dt>{ __( 'Priority', 'smart-support-guest' ) }</dt>
					<dd>
						<PriorityBadge priority={ priority } />
					</dd>
					<dt>{ __( 'Department', 'smart-support-guest' ) }</dt>
					<dd>{ department.name }</dd>
					<dt>{ __( 'Agent', 'smart-support-guest' ) }</dt>
					<dd>
						{ agent?.name ??
							__( 'Unassigned', 'smart-support-guest' ) }
					</dd>
					<dt>{ __( 'Created', 'smart-support-guest' ) }</dt>
					<dd>
						<RelativeTime time={ ticket.created_at } />
					</dd>
				</dl>
			</Panel>
		</section>
	);
}

function Panel( props: { title: string; children: ReactNode } ) {
	return (
		<Card size="small">
			<CardHeader>
				<h2>{ props.title }</h2>
			</CardHeader>
			<CardBody>{ props.children }</CardBody>
		</Card>
	);
}
