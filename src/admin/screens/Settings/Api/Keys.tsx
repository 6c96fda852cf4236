import { Button } from '@wordpress/components';
import { DataViews, type View } from '@wordpress/dataviews';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../../components/AppLink';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import type { ApiKey } from '../../../../types/schema';
import { type Args, navigate, useArgs } from '../../../router';
import { actionsOf } from './actions';
import { type Dialog, Dialogs } from './dialogs';
import { fields } from './fields';
import { useApiKeys } from './hooks';
import {
	argsFromView,
	type Layout,
	PAGE_SIZES,
	queryFromView,
	viewFromArgs,
} from './query';

const LAYOUTS = { table: {}, list: {} };

/** A table needs room that phones do not have. */
const usualLayout = (): Layout =>
	window.matchMedia( '(max-width: 782px)' ).matches ? 'list' : 'table';

/** The list of keys, and what can be done with them. */
export function Keys() {
	const [ dialog, setDialog ] = useState< Dialog >();
	return (
		<section className="smart-support-section is-wide">
			<div className="smart-support-section__heading">
				<h2>{ __( 'API keys', 'smart-support-guest' ) }</h2>
				<Button
					variant="primary"
					onClick={ () => {
						setDialog( { type: 'create' } );
					} }
				>
					{ __( 'Create key', 'smart-support-guest' ) }
				</Button>
			</div>
			<List onOpen={ setDialog } />
			<Dialogs dialog={ dialog } onChange={ setDialog } />
		</section>
	);
}

function List( { onOpen }: { onOpen: ( dialog: Dialog ) => void } ) {
	const args = useArgs();
	const [ view, setView ] = useView( args );
	const query = useMemo( () => queryFromView( view ), [ view ] );
	const { page, isLoading, error, retry } = useApiKeys( query );
	return (
		<>
			<ErrorNotice error={ error } onRetry={ retry } />
			<div className="smart-support-list">
				<DataViews< ApiKey >
					view={ view }
					onChangeView={ setView }
					fields={ fields }
					search={ false }
					actions={ actionsOf( args, onOpen ) }
					data={ error ? [] : page.items }
					getItemId={ ( { id } ) => String( id ) }
					isLoading={ isLoading }
					paginationInfo={ page }
					defaultLayouts={ LAYOUTS }
					config={ { perPageSizes: PAGE_SIZES } }
					empty={
						! error && (
							<p>
								{ __( 'No keys yet.', 'smart-support-guest' ) }
							</p>
						)
					}
					renderItemLink={ ( { item, ref, ...props } ) => (
						<AppLink
							{ ...props }
							to={ { ...args, key: String( item.id ) } }
						/>
					) }
				/>
			</div>
		</>
	);
}

/**
 * The view of the address; what the address has no words for lives as long as the screen.
 *
 * @param args Query arguments of the page.
 */
function useView( args: Args ): [ View, ( view: View ) => void ] {
	const [ chosen, setChosen ] = useState< Partial< View > >( {} );
	const view = useMemo(
		() => ( {
			...viewFromArgs( args, usualLayout() ),
			...chosen,
		} ),
		[ args, chosen ]
	);
	return [
		view,
		( next ) => {
			const { page, perPage, ...rest } = next;
			setChosen( rest );
			navigate( { ...args, ...argsFromView( next ) } );
		},
	];
}
