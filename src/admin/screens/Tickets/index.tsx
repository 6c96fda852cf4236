import { DataViews, type View } from '@wordpress/dataviews';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../components/AppLink';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ScreenHeading } from '../../../components/ScreenHeading';
import type { Ticket } from '../../../types/schema';
import { useArgs } from '../../router';
import { actionsOf } from './actions';
import { useFields, useTickets, useView } from './hooks';
import { isFiltered, PAGE_SIZES, queryFromView } from './query';

const TITLE = __( 'Tickets', 'smart-support-guest' );

const LAYOUTS = { table: {}, list: {} };

/** The list of tickets; all of its state is in the address. */
export function Tickets() {
	const args = useArgs();
	const [ view, setView ] = useView();
	const query = useMemo( () => queryFromView( view ), [ view ] );
	const { page, isLoading, error, retry } = useTickets( query );
	const { fields, error: namesError } = useFields( view );

	return (
		<>
			<ScreenHeading title={ TITLE }>{ TITLE }</ScreenHeading>
			<ErrorNotice error={ error } onRetry={ retry } />
			<ErrorNotice error={ namesError } />
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
					empty={ ! error && <Empty view={ view } /> }
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

function Empty( { view }: { view: View } ) {
	if ( view.search?.trim() ) {
		return (
			<p>
				{ __(
					'No ticket matches your search.',
					'smart-support-guest'
				) }
			</p>
		);
	}
	return (
		<p>
			{ isFiltered( view )
				? __(
						'No ticket matches these filters.',
						'smart-support-guest'
					)
				: __(
						'No tickets yet. They come here as soon as somebody asks for help.',
						'smart-support-guest'
					) }
		</p>
	);
}
