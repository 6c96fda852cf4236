/**
 * The fields of a ticket that an agent changes.
 */
import { DropdownMenu, MenuItemsChoice } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { optionsOf, PRIORITY_LABELS } from '../../../components/labels';
import { store as agentStore } from '../../../store/agents';
import { store as departmentStore } from '../../../store/departments';
import type { Ticket } from '../../../types/schema';
import { can } from '../../site';
import type { Changes } from './hooks';

const UNASSIGNED = __( 'Unassigned', 'smart-support-guest' );

interface Option {
	value: string;
	label: string;
}

interface ChoiceProps {
	label: string;
	options: Option[] | undefined;
	/** What is chosen, and its name for when the options are not there. */
	value: Option;
	isBusy: boolean;
	isDisabled: boolean;
	onChange: ( option: Option ) => void;
}

/**
 * A field to choose one of some. A menu, because in a select the arrow keys would set, and save, each value on the way.
 *
 * @param props            Properties.
 * @param props.label      Name of the field.
 * @param props.options    What there is to choose; undefined until it is known.
 * @param props.value      What is chosen.
 * @param props.isBusy     Whether the choice is being saved.
 * @param props.isDisabled Whether it cannot be changed now.
 * @param props.onChange   Gets what was chosen.
 */
function Choice( props: ChoiceProps ) {
	const { label, options, value, isBusy, isDisabled, onChange } = props;
	const choose = ( chosen: string ) => {
		const option = options?.find( ( each ) => each.value === chosen );
		if ( option && chosen !== value.value ) {
			onChange( option );
		}
	};
	return (
		<div className="smart-support-choice">
			<span aria-hidden="true">{ label }</span>
			<DropdownMenu
				icon={ chevronDown }
				text={ value.label }
				label={ `${ label }: ${ value.label }` }
				popoverProps={ { placement: 'bottom-end' } }
				toggleProps={ {
					iconPosition: 'right',
					isBusy,
					disabled: isDisabled || ! options,
					accessibleWhenDisabled: true,
					showTooltip: false,
				} }
			>
				{ ( { onClose } ) => (
					<MenuItemsChoice
						choices={ options ?? [] }
						value={ value.value }
						onHover={ () => undefined }
						onSelect={ ( chosen ) => {
							onClose();
							choose( chosen );
						} }
					/>
				) }
			</DropdownMenu>
		</div>
	);
}

interface Props {
	ticket: Ticket;
	changes: Changes;
}

/**
 * Priority, department and agent of a ticket.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket.
 * @param props.changes What is being changed.
 */
export function Fields( { ticket, changes }: Props ) {
	const { isBusy, wanted, errorAt } = changes;
	const fields = useFields( ticket );
	return (
		<>
			{ fields.map( ( { name, capability, inputOf, ...field } ) => (
				<Choice
					key={ name }
					{ ...field }
					isBusy={ name in wanted }
					isDisabled={ isBusy || ! can( capability ) }
					onChange={ ( { value, label } ) =>
						void changes.change(
							'fields',
							{ [ name ]: inputOf( value ) },
							`${ field.label }: ${ label }`
						)
					}
				/>
			) ) }
			<ErrorNotice error={ errorAt( 'fields' ) } />
		</>
	);
}

const option = ( { id, name }: { id: number; name: string } ): Option => ( {
	value: String( id ),
	label: name,
} );

const NOBODY: Option = { value: '', label: UNASSIGNED };

/**
 * @param ticket Ticket.
 * @return What each field is and may become; `inputOf` makes an option the API's value.
 */
function useFields( { priority, department, agent }: Ticket ) {
	const { departments, agents } = useSelect(
		( select ) => ( {
			departments: select( departmentStore ).getAll(),
			agents: select( agentStore ).getAll(),
		} ),
		[]
	);
	return [
		{
			name: 'priority',
			label: __( 'Priority', 'smart-support-guest' ),
			capability: 'edit_tickets',
			options: optionsOf( PRIORITY_LABELS ),
			value: { value: priority, label: PRIORITY_LABELS[ priority ] },
			inputOf: ( value: string ) => value,
		},
		{
			name: 'department_id',
			label: __( 'Department', 'smart-support-guest' ),
			capability: 'edit_tickets',
			options: departments?.map( option ),
			value: option( department ),
			inputOf: Number,
		},
		{
			name: 'agent_id',
			label: __( 'Agent', 'smart-support-guest' ),
			capability: 'assign',
			options: agents && [ NOBODY, ...agents.map( option ) ],
			value: agent ? option( agent ) : NOBODY,
			inputOf: ( value: string ) => ( value ? Number( value ) : null ),
		},
	];
}
