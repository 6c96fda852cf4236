import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../components/AppLink';
import { ErrorNotice } from '../../../components/ErrorNotice';
import type { Ticket as Record } from '../../../types/schema';
import { useArgs } from '../../router';
import { Composer } from './Composer';
import { Details } from './Details';
import { Header } from './Header';
import { useChange, useTicket } from './hooks';
import { Timeline } from './Timeline';
import type { Timeline as Entries } from './entries';

/**
 * One ticket: its conversation, and where agents answer.
 *
 * @param props    Properties.
 * @param props.id Ticket id.
 */
export function Ticket( { id }: { id: number } ) {
	const { ticket: ticketArg, ...list } = useArgs();
	const { ticket, timeline, error, reload } = useTicket( id );
	const isThere = ticket && timeline;

	return (
		<div className="smart-support-ticket">
			<AppLink to={ list } className="smart-support-back">
				{ __( 'All tickets', 'smart-support-guest' ) }
			</AppLink>
			<ErrorNotice error={ error } onRetry={ reload } />
			{ isThere && (
				<Desk
					ticket={ ticket }
					timeline={ timeline }
					reload={ reload }
				/>
			) }
			{ ! isThere && ! error && <Loading /> }
		</div>
	);
}

interface Props {
	ticket: Record;
	timeline: Entries;
	/** Asks what is new. */
	reload: () => void;
}

function Desk( { ticket, timeline, reload }: Props ) {
	const changes = useChange( ticket.id, reload );
	return (
		<>
			<Header ticket={ ticket } changes={ changes } />
			<div className="smart-support-ticket__columns">
				<div className="smart-support-ticket__conversation">
					<Timeline ticket={ ticket } timeline={ timeline } />
					<Composer ticket={ ticket } onSent={ reload } />
				</div>
				<Details
					ticket={ ticket }
					changes={ changes }
					onEvent={ reload }
				/>
			</div>
		</>
	);
}

function Loading() {
	const title = __( 'Loading the ticket…', 'smart-support-guest' );
	return (
		<>
			<h1 className="smart-support-heading">{ title }</h1>
			<Spinner />
		</>
	);
}
