import { speak } from '@wordpress/a11y';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { useAction } from '../../../components/useAction';
import { ApiError } from '../../../store/envelope';
import { store as eventStore } from '../../../store/events';
import { store as replyStore } from '../../../store/replies';
import { store as ticketStore } from '../../../store/tickets';
import type { TicketUpdateInput } from '../../../types/schema';
import { timelineOf } from './entries';

const CONFLICT = __(
	'Somebody else has changed this ticket in the meantime. It is shown as it is now; please look again before you change it.',
	'smart-support-guest'
);

/**
 * A ticket and the youngest of what was written and has happened; asked for anew each time it is opened.
 *
 * @param id Ticket id.
 */
export function useTicket( id: number ) {
	const { ticket, replies, events, failed } = useSelect(
		( select ) => ( {
			ticket: select( ticketStore ).getTicket( id ),
			replies: select( replyStore ).getStream( id ),
			events: select( eventStore ).getStream( id ),
			failed: [
				select( ticketStore ).getResolutionState( 'getTicket', [ id ] ),
				select( replyStore ).getResolutionState( 'getStream', [ id ] ),
				select( eventStore ).getResolutionState( 'getStream', [ id ] ),
			].find( ( state ) => state?.status === 'error' ),
		} ),
		[ id ]
	);
	const { invalidateResolution: forgetTicket } = useDispatch( ticketStore );
	const { invalidateResolution: forgetReplies } = useDispatch( replyStore );
	const { invalidateResolution: forgetEvents } = useDispatch( eventStore );
	const reload = useCallback( () => {
		void forgetTicket( 'getTicket', [ id ] );
		void forgetReplies( 'getStream', [ id ] );
		void forgetEvents( 'getStream', [ id ] );
	}, [ id, forgetTicket, forgetReplies, forgetEvents ] );
	// On leaving, so that coming back asks what is new.
	useEffect( () => reload, [ reload ] );

	const timeline = useMemo(
		() => replies && events && timelineOf( replies, events ),
		[ replies, events ]
	);
	const error = failed && 'error' in failed ? failed.error : undefined;
	return { ticket, timeline, error, reload };
}

/**
 * Asks for what lies before the beginning of a timeline.
 *
 * @param id      Ticket id.
 * @param earlier What has more.
 */
export function useEarlier( id: number, earlier: string[] ) {
	const { loadEarlier: loadReplies } = useDispatch( replyStore );
	const { loadEarlier: loadEvents } = useDispatch( eventStore );
	return useAction( () =>
		Promise.all( [
			earlier.includes( 'replies' ) && loadReplies( id ),
			earlier.includes( 'events' ) && loadEvents( id ),
		] )
	);
}

/** Where on the screen a change was made: there it shows what went wrong. */
export type Place = 'status' | 'fields';

/**
 * Changes a ticket, one change after the other, since each is based on the version that the last one made.
 *
 * @param id     Ticket id.
 * @param reload Asks what the ticket is now.
 */
export function useChange( id: number, reload: () => void ) {
	const { updateTicket } = useDispatch( ticketStore );
	const [ place, setPlace ] = useState< Place >();
	const [ wanted, setWanted ] = useState< TicketUpdateInput >( {} );

	const { run, isBusy, error } = useAction(
		async ( changes: TicketUpdateInput ) => {
			try {
				await updateTicket( id, changes );
			} catch ( failure ) {
				const isStale =
					failure instanceof ApiError && failure.code === 'conflict';
				throw isStale ? new Error( CONFLICT ) : failure;
			} finally {
				reload();
			}
		}
	);

	const change = async (
		from: Place,
		changes: TicketUpdateInput,
		said: string
	) => {
		setPlace( from );
		setWanted( changes );
		if ( await run( changes ) ) {
			speak( said );
		}
		setWanted( {} );
	};
	const errorAt = ( where: Place ) => ( place === where ? error : undefined );
	return { change, wanted, isBusy, errorAt };
}

export type Changes = ReturnType< typeof useChange >;
