import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { useDepartments } from './hooks';

interface Props {
	chosen: number[];
	onChange: ( chosen: number[] ) => void;
}

/**
 * The departments that a key is limited to; none chosen means all. A site with one has nothing to choose.
 *
 * @param props          Properties.
 * @param props.chosen   Ids of those that are chosen.
 * @param props.onChange Gets the ids that are chosen now.
 */
export function DepartmentsField( { chosen, onChange }: Props ) {
	const departments = useDepartments();
	if ( departments.length < 2 && chosen.length === 0 ) {
		return null;
	}
	return (
		<fieldset className="smart-support-choices">
			<legend>
				{ __( 'Only these departments', 'smart-support-guest' ) }
			</legend>
			<p>{ __( 'None chosen: all.', 'smart-support-guest' ) }</p>
			{ departments.map( ( { id, name } ) => (
				<CheckboxControl
					key={ id }
					label={ name }
					checked={ chosen.includes( id ) }
					onChange={ ( isChosen ) => {
						const others = chosen.filter( ( each ) => each !== id );
						onChange( isChosen ? [ ...others, id ] : others );
					} }
				/>
			) ) }
		</fieldset>
	);
}
