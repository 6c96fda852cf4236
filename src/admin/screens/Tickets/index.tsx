import { DataViews } from '@wordpress/dataviews';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../components/AppLink';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ScreenHeading } from '../../../components/ScreenHeading';
import type { Ticket } from '../../../types/schema';
import { useArgs } from '../../router';
import { actionsOf } from './actions';
import { fields } from './fields';
import { useTickets, useView } from './hooks';
import { PAGE_SIZES, queryFromView } from './query';

const LAYOUTS = { table: {}, list: {} };

/** The list of tickets; all of its state is in the address. */
export function Tickets() {
	const args = useArgs();
	const [ view, setView ] = useView();
	const query = useMemo( () => queryFromView( view ), [ view ] );
	const { page, isLoading, error, retry } = useTickets( query );
	const title = __( 'Tickets', 'smart-support-guest' );

	return (
		<>
			<ScreenHeading title={ title }>{ title }</ScreenHeading>
			<ErrorNotice error={ error } onRetry={ retry } />
			<div className="smart-support-list">
				<DataViews< Ticket >
					view={ view }
					onChangeView={ setView }
					fields={ fields }
					actions={ actionsOf( args ) }
					data={ error ? [] : page.items }
					getItemId={ ( { id } ) => String( id ) }
					isLoading={ isLoading }
					paginationInfo={ page }
					defaultLayouts={ LAYOUTS }
					config={ { perPageSizes: PAGE_SIZES } }
					searchLabel={ __(
						'Search tickets',
						'smart-support-guest'
					) }
					empty={ ! error && <Empty isSearch={ !! query.search } /> }
					renderItemLink={ ( { item, ref, ...props } ) => (
						<AppLink
							{ ...props }
							to={ { ...args, ticket: String( item.id ) } }
						/>
					) }
				/>
			</div>
		</>
	);
}

function Empty( { isSearch }: { isSearch: boolean } ) {
	return (
		<p>
			{ isSearch
				? __( 'No ticket matches your search.', 'smart-support-guest' )
				: __( 'No tickets here.', 'smart-support-guest' ) }
		</p>
	);
}
