import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { DataViews, type View } from '@wordpress/dataviews';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../../components/AppLink';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useAction } from '../../../../components/useAction';
import { store } from '../../../../store/departments';
import type { Department } from '../../../../types/schema';
import { actionsOf } from './actions';
import { type Dialog, Dialogs } from './dialogs';
import { fields } from './fields';

const LAYOUTS = { table: {}, list: {} };

/** A table needs room that phones do not have. */
const usualView = (): View => ( {
	type: window.matchMedia( '(max-width: 782px)' ).matches ? 'list' : 'table',
	titleField: 'name',
	fields: [ 'slug', 'is_default', 'portal' ],
} );

interface Props {
	departments: Department[];
}

/**
 * The list of departments, and what can be done with them.
 *
 * @param props             Properties.
 * @param props.departments All of them.
 */
export function List( { departments }: Props ) {
	const [ dialog, setDialog ] = useState< Dialog >();
	return (
		<section className="smart-support-section is-wide">
			<div className="smart-support-section__heading">
				<h2>{ __( 'Departments', 'smart-support-guest' ) }</h2>
				<Button
					variant="primary"
					onClick={ () => {
						setDialog( { type: 'add' } );
					} }
				>
					{ __( 'Add department', 'smart-support-guest' ) }
				</Button>
			</div>
			<Table departments={ departments } onOpen={ setDialog } />
			<Dialogs
				dialog={ dialog }
				departments={ departments }
				onClose={ () => {
					setDialog( undefined );
				} }
			/>
		</section>
	);
}

interface TableProps extends Props {
	onOpen: ( dialog: Dialog ) => void;
}

function Table( { departments, onOpen }: TableProps ) {
	const [ view, setView ] = useState( usualView );
	const { makeDefault, error } = useMakeDefault();
	return (
		<>
			<ErrorNotice error={ error } />
			<div className="smart-support-list">
				<DataViews< Department >
					view={ view }
					onChangeView={ setView }
					fields={ fields }
					search={ false }
					actions={ actionsOf( onOpen, makeDefault ) }
					data={ departments }
					getItemId={ ( { id } ) => String( id ) }
					// Sites have few: they all stand on one page.
					paginationInfo={ {
						totalItems: departments.length,
						totalPages: 1,
					} }
					defaultLayouts={ LAYOUTS }
					renderItemLink={ ( { item, ref, ...props } ) => (
						<AppLink
							{ ...props }
							to={ {
								section: 'departments',
								department: String( item.id ),
							} }
						/>
					) }
				/>
			</div>
		</>
	);
}

function useMakeDefault() {
	const { updateDepartment } = useDispatch( store );
	const { run, error } = useAction( async ( { id }: Department ) => {
		await updateDepartment( id, { is_default: true } );
		speak( __( 'The default has changed.', 'smart-support-guest' ) );
	} );
	return {
		makeDefault: ( department: Department ) => void run( department ),
		error,
	};
}
