/**
 * The dialogs of the list of departments, one at a time.
 */
import type { Department } from '../../../../types/schema';
import { Add } from './Add';
import { Delete } from './Delete';

export type Dialog =
	{ type: 'add' } | { type: 'delete'; department: Department };

interface Props {
	dialog: Dialog | undefined;
	departments: Department[];
	onClose: () => void;
}

/**
 * @param props             Properties.
 * @param props.dialog      The one that is open.
 * @param props.departments All there are.
 * @param props.onClose     Closes it.
 */
export function Dialogs( { dialog, departments, onClose }: Props ) {
	switch ( dialog?.type ) {
		case 'add':
			return <Add onClose={ onClose } />;
		case 'delete':
			return (
				<Delete
					department={ dialog.department }
					others={ departments.filter(
						( { id } ) => id !== dialog.department.id
					) }
					onClose={ onClose }
				/>
			);
		default:
			return null;
	}
}
