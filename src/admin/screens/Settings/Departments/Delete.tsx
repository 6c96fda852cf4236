import { speak } from '@wordpress/a11y';
import { SelectControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

import { Confirm } from '../../../../components/Confirm';
import { store } from '../../../../store/departments';
import { ApiError } from '../../../../store/envelope';
import type { Department } from '../../../../types/schema';

interface Props {
	department: Department;
	/** Those that can take its tickets. */
	others: Department[];
	onClose: () => void;
}

/**
 * Asks before a department is deleted, and, when it turns out to have tickets, which other one takes them.
 *
 * @param props            Properties.
 * @param props.department Which.
 * @param props.others     Those that can take its tickets.
 * @param props.onClose    Closes the dialog.
 */
export function Delete( { department, others, onClose }: Props ) {
	const { heir, setHeir, remove } = useDelete( department, others, onClose );
	return (
		<Confirm
			title={ __( 'Delete the department?', 'smart-support-guest' ) }
			button={
				heir === undefined
					? __( 'Delete', 'smart-support-guest' )
					: __( 'Move tickets and delete', 'smart-support-guest' )
			}
			isDestructive
			onConfirm={ remove }
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: %s: name of a department */
					__(
						'“%s” goes with its settings. This cannot be undone.',
						'smart-support-guest'
					),
					department.name
				) }
			</p>
			{ heir !== undefined && (
				<Heir heir={ heir } others={ others } onChange={ setHeir } />
			) }
		</Confirm>
	);
}

interface HeirProps {
	heir: number;
	others: Department[];
	onChange: ( heir: number ) => void;
}

function Heir( { heir, others, onChange }: HeirProps ) {
	return (
		<>
			<p role="alert">
				{ __( 'This department has tickets.', 'smart-support-guest' ) }
			</p>
			<SelectControl
				label={ __( 'Move its tickets to', 'smart-support-guest' ) }
				value={ String( heir ) }
				options={ others.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ) }
				onChange={ ( id ) => {
					onChange( Number( id ) );
				} }
			/>
		</>
	);
}

/**
 * Deletes a department; asks for another one when it turns out to have tickets.
 *
 * @param department Which.
 * @param others     Those that can take its tickets.
 * @param onDone     Hears that it is gone.
 */
function useDelete(
	{ id }: Department,
	others: Department[],
	onDone: () => void
) {
	const { deleteDepartment } = useDispatch( store );
	const [ heir, setHeir ] = useState< number >();
	const remove = async () => {
		try {
			await deleteDepartment(
				id,
				heir === undefined ? {} : { reassign_to: heir }
			);
		} catch ( failure ) {
			const usual = others.find( ( each ) => each.is_default );
			if ( ! usual || heir !== undefined || ! isConflict( failure ) ) {
				throw failure;
			}
			setHeir( usual.id );
			return;
		}
		speak( __( 'The department is deleted.', 'smart-support-guest' ) );
		onDone();
	};
	return { heir, setHeir, remove };
}

const isConflict = ( failure: unknown ): boolean =>
	failure instanceof ApiError && failure.code === 'conflict';
