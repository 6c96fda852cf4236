import { Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import type { Department } from '../../../../types/schema';
import { useArgs } from '../../../router';
import { Edit } from './Edit';
import { useDepartments } from './hooks';
import { List } from './List';

/** Settings → Departments: the list, or the one that the address names. */
export function Departments() {
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
	if ( ! wanted ) {
		return <List departments={ departments } />;
	}
	const found = departments.find( ( { id } ) => String( id ) === wanted );
	return found ? (
		<Edit key={ found.id } department={ found } />
	) : (
		<Notice status="error" isDismissible={ false }>
			{ __( 'There is no such department.', 'smart-support-guest' ) }
		</Notice>
	);
}
