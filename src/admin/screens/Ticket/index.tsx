import { Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../components/AppLink';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { store as replyStore } from '../../../store/replies';
import { store as ticketStore } from '../../../store/tickets';
import { useArgs } from '../../router';
import { Composer } from './Composer';
import { Details } from './Details';
import { Header } from './Header';
import { Timeline } from './Timeline';

/**
 * One ticket: its conversation, and where agents answer.
 *
 * @param props    Properties.
 * @param props.id Ticket id.
 */
export function Ticket( { id }: { id: number } ) {
	const { ticket: ticketArg, ...list } = useArgs();
	const { ticket, replies, error, reload } = useTicket( id );
	const isThere = ticket && replies;

	return (
		<div className="smart-support-ticket">
			<AppLink to={ list } className="smart-support-back">
				{ __( 'All tickets', 'smart-support-guest' ) }
			</AppLink>
			<ErrorNotice error={ error } onRetry={ reload } />
			{ isThere && (
				<>
					<Header ticket={ ticket } onConflict={ reload } />
					<div className="smart-support-ticket__columns">
						<div className="smart-support-ticket__conversation">
							<Timeline ticket={ ticket } replies={ replies } />
							<Composer ticketId={ id } onSent={ reload } />
						</div>
						<Details ticket={ ticket } />
					</div>
				</>
			) }
			{ ! isThere && ! error && <Loading /> }
		</div>
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

/**
 * A ticket and all its replies; asked for anew each time it is opened.
 *
 * @param id Ticket id.
 */
function useTicket( id: number ) {
	const { ticket, replies, failed } = useSelect(
		( select ) => ( {
			ticket: select( ticketStore ).getTicket( id ),
			replies: select( replyStore ).getReplies( id ),
			failed: [
				select( ticketStore ).getResolutionState( 'getTicket', [ id ] ),
				select( replyStore ).getResolutionState( 'getReplies', [ id ] ),
			].find( ( state ) => state?.status === 'error' ),
		} ),
		[ id ]
	);
	const { invalidateResolution: forgetTicket } = useDispatch( ticketStore );
	const { invalidateResolution: forgetReplies } = useDispatch( replyStore );
	const reload = useCallback( () => {
		void forgetTicket( 'getTicket', [ id ] );
		void forgetReplies( 'getReplies', [ id ] );
	}, [ id, forgetTicket, forgetReplies ] );
	// On leaving, so that coming back asks what is new.
	useEffect( () => reload, [ reload ] );

	const error = failed && 'error' in failed ? failed.error : undefined;
	return { ticket, replies, error, reload };
}
