/**
 * What an agent does to a ticket in one click.
 */
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { optionsOf, STATUS_LABELS } from '../../../components/labels';
import type { Ticket } from '../../../types/schema';
import { can } from '../../site';
import type { Changes } from './hooks';

interface Props {
	ticket: Ticket;
	changes: Changes;
}

/**
 * Shows and sets the status, which a press sets at once. Buttons, because in a select the arrow keys would set, and save,
 * each status on the way.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket.
 * @param props.changes What is being changed.
 */
export function StatusButtons( { ticket, changes }: Props ) {
	const { change, wanted, isBusy, errorAt } = changes;
	const status = wanted.status ?? ticket.status;
	// No ticket becomes new again.
	const choices = optionsOf( STATUS_LABELS ).filter(
		( { value } ) => value !== 'new' || ticket.status === 'new'
	);
	return (
		<>
			<div
				className="smart-support-status"
				role="group"
				aria-label={ __( 'Status', 'smart-support-guest' ) }
			>
				{ choices.map( ( { value, label } ) => (
					<Button
						key={ value }
						className={ `is-${ value }` }
						isPressed={ value === status }
						isBusy={ value === wanted.status }
						disabled={ isBusy || ! can( 'edit_tickets' ) }
						accessibleWhenDisabled
						onClick={ () => {
							if ( value !== status ) {
								const changed = { status: value };
								void change( 'status', changed, said( label ) );
							}
						} }
					>
						{ label }
					</Button>
				) ) }
			</div>
			<ErrorNotice error={ errorAt( 'status' ) } />
		</>
	);
}

const said = ( label: string ): string =>
	sprintf(
		/* translators: %s: status of a ticket */
		__( 'Status: %s', 'smart-support-guest' ),
		label
	);
