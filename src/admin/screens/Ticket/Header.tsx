import { GuestBadge } from '../../../components/Badge';
import { ScreenHeading } from '../../../components/ScreenHeading';
import type { Ticket } from '../../../types/schema';
import { StatusButtons } from './actions';
import type { Changes } from './hooks';

interface Props {
	ticket: Ticket;
	changes: Changes;
}

/**
 * What ticket this is, and its status.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket.
 * @param props.changes What is being changed.
 */
export function Header( { ticket, changes }: Props ) {
	const { number, subject, is_guest: isGuest } = ticket;
	return (
		<div className="smart-support-ticket__header">
			<div className="smart-support-ticket__title">
				<ScreenHeading title={ `#${ number } ${ subject }` }>
					<span className="smart-support-number">#{ number }</span>{ ' ' }
					<bdi>{ subject }</bdi>
				</ScreenHeading>
				{ isGuest && <GuestBadge /> }
			</div>
			<StatusButtons ticket={ ticket } changes={ changes } />
		</div>
	);
}
