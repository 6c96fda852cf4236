import { speak } from '@wordpress/a11y';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';

import { GuestBadge } from '../../../components/Badge';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ScreenHeading } from '../../../components/ScreenHeading';
import { useAction } from '../../../components/useAction';
import { ApiError } from '../../../store/envelope';
import { store } from '../../../store/tickets';
import type { Ticket } from '../../../types/schema';
import { StatusMenu, statusText } from './StatusMenu';

interface Props {
	ticket: Ticket;
	onConflict: () => void;
}

/**
 * What ticket this is, and its status.
 *
 * @param props            Properties.
 * @param props.ticket     Ticket.
 * @param props.onConflict Called when the ticket is no longer what it shows here.
 */
export function Header( { ticket, onConflict }: Props ) {
	const setStatus = useSetStatus( ticket.id, onConflict );
	const { run, isBusy, error } = useAction( setStatus );
	const { number, subject, status, is_guest: isGuest } = ticket;
	return (
		<div className="smart-support-ticket__header">
			<ScreenHeading title={ `#${ number } ${ subject }` }>
				<span className="smart-support-number">#{ number }</span>{ ' ' }
				<bdi>{ subject }</bdi>
			</ScreenHeading>
			<div className="smart-support-ticket__state">
				{ isGuest && <GuestBadge /> }
				<StatusMenu
					status={ status }
					isBusy={ isBusy }
					onChange={ ( chosen ) => void run( chosen ) }
				/>
			</div>
			<ErrorNotice error={ error } />
		</div>
	);
}

/**
 * Sets a ticket's status, and says so to those who do not see it change.
 *
 * @param id         Ticket id.
 * @param onConflict Called when somebody else was faster.
 */
function useSetStatus( id: number, onConflict: () => void ) {
	const { updateTicket } = useDispatch( store );
	return async ( status: Ticket[ 'status' ] ) => {
		try {
			await updateTicket( id, { status } );
			speak( statusText( status ) );
		} catch ( error ) {
			if ( ! (
				error instanceof ApiError && error.code === 'conflict'
			) ) {
				throw error;
			}
			onConflict();
			throw new Error(
				__(
					'Somebody else has changed this ticket in the meantime. It is shown as it is now; please look again before you change it.',
					'smart-support-guest'
				)
			);
		}
	};
}
