import { SelectControl, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import type { Department } from '../../../../types/schema';
import { navigate, useArgs } from '../../../router';
import { useDepartments } from '../Departments/hooks';
import { Edit } from './Edit';

/** Settings → Transitions: of the department that the address names, else of the default one. */
export function Transitions() {
	const { departments, error, retry } = useDepartments();
	return (
		<>
			<ErrorNotice error={ error } onRetry={ retry } />
			{ departments && <Loaded departments={ departments } /> }
			{ ! departments && ! error && <Spinner /> }
		</>
	);
}

function Loaded( { departments }: { departments: Department[] } ) {
	const { department: wanted } = useArgs();
	const department =
		departments.find( ( { id } ) => String( id ) === wanted ) ??
		departments.find( ( each ) => each.is_default );
	if ( ! department ) {
		return null;
	}
	return (
		<>
			<div className="smart-support-settings-form smart-support-of-department">
				<SelectControl
					label={ __( 'Department', 'smart-support-guest' ) }
					value={ String( department.id ) }
					options={ departments.map( ( { id, name } ) => ( {
						value: String( id ),
						label: name,
					} ) ) }
					onChange={ ( id ) => {
						navigate( { section: 'transitions', department: id } );
					} }
				/>
			</div>
			<Edit key={ department.id } department={ department } />
		</>
	);
}
