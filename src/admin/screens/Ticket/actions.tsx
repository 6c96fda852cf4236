/**
 * What an agent does to a ticket in one click.
 */
import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { store as departmentStore } from '../../../store/departments';
import type { Ticket } from '../../../types/schema';
import { can } from '../../site';
import type { Changes } from './hooks';
import { statusesAfter } from './statuses';

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
	const choices = statusesAfter( ticket.status, useTransitions( ticket ) );
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

/**
 * @param ticket               Ticket.
 * @param ticket.department_id
 * @return The graph of its department; undefined until it is there.
 */
function useTransitions( { department_id: department }: Ticket ) {
	const departments = useSelect(
		( select ) => select( departmentStore ).getAll(),
		[]
	);
	return departments?.find( ( { id } ) => id === department )?.transitions;
}

const said = ( label: string ): string =>
	sprintf(
		/* translators: %s: status of a ticket */
		__( 'Status: %s', 'smart-support-guest' ),
		label
	);
