import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

import {
	GuestBadge,
	RegisteredBadge,
	StatusBadge,
} from '../../../components/Badge';
import { CopyButton } from '../../../components/CopyButton';
import { RelativeTime } from '../../../components/RelativeTime';
import type { Ticket } from '../../../types/schema';
import { can } from '../../site';
import { AccessLinks } from './AccessLinks';
import { Fields } from './fields';
import type { Changes } from './hooks';

interface Props {
	ticket: Ticket;
	changes: Changes;
	/** Called when the ticket's history has become longer. */
	onEvent: () => void;
}

/**
 * The column beside the conversation: who asks, and where the ticket stands.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket.
 * @param props.changes What is being changed.
 * @param props.onEvent Called when the ticket's history has become longer.
 */
export function Details( { ticket, changes, onEvent }: Props ) {
	return (
		<section
			className="smart-support-ticket__details"
			aria-label={ __( 'Details', 'smart-support-guest' ) }
		>
			<Panel title={ __( 'Customer', 'smart-support-guest' ) }>
				<Customer ticket={ ticket } />
				{ can( 'view_access_links' ) && (
					<AccessLinks ticket={ ticket } onEvent={ onEvent } />
				) }
			</Panel>
			<Panel title={ __( 'Ticket', 'smart-support-guest' ) }>
				<Fields ticket={ ticket } changes={ changes } />
				<Facts ticket={ ticket } />
			</Panel>
		</section>
	);
}

function Customer( { ticket }: { ticket: Ticket } ) {
	const { name, email, is_guest: isGuest } = ticket.customer;
	return (
		<div className="smart-support-person">
			<div className="smart-support-person__name">
				{ name && (
					<strong>
						<bdi>{ name }</bdi>
					</strong>
				) }
				{ isGuest ? <GuestBadge /> : <RegisteredBadge /> }
			</div>
			<div className="smart-support-person__email">
				<a href={ `mailto:${ email }` }>{ email }</a>
				<CopyButton
					text={ email }
					label={ __(
						'Copy the e-mail address',
						'smart-support-guest'
					) }
					isIcon
				/>
			</div>
			<dl className="smart-support-facts">
				<dt>{ __( 'Status', 'smart-support-guest' ) }</dt>
				<dd>
					<StatusBadge status={ ticket.status } />
				</dd>
			</dl>
		</div>
	);
}

function Facts( { ticket }: { ticket: Ticket } ) {
	const { product, created_at: created, updated_at: updated } = ticket;
	return (
		<dl className="smart-support-facts">
			{ product && (
				<>
					<dt>{ __( 'Product', 'smart-support-guest' ) }</dt>
					<dd>{ product.name }</dd>
				</>
			) }
			<dt>{ __( 'Created', 'smart-support-guest' ) }</dt>
			<dd>
				<RelativeTime time={ created } />
			</dd>
			<dt>{ __( 'Updated', 'smart-support-guest' ) }</dt>
			<dd>
				<RelativeTime time={ updated } />
			</dd>
		</dl>
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
