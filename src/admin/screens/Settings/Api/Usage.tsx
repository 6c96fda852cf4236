import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../../components/AppLink';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useArgs } from '../../../router';
import { Calls } from './Calls';
import { Chart } from './Chart';
import { Facts } from './Facts';
import { useUsage } from './hooks';

/**
 * How a key is used.
 *
 * @param props    Properties.
 * @param props.id Key id.
 */
export function Usage( { id }: { id: number } ) {
	const { key, ...list } = useArgs();
	const { key: apiKey, usage, error, reload } = useUsage( id );
	const isThere = apiKey && usage;
	return (
		<div className="smart-support-usage">
			<AppLink to={ list } className="smart-support-back">
				{ __( 'All API keys', 'smart-support-guest' ) }
			</AppLink>
			<ErrorNotice error={ error } onRetry={ reload } />
			{ isThere && (
				<>
					<h2>
						<bdi>{ apiKey.name }</bdi>{ ' ' }
						<code>{ apiKey.prefix }…</code>
					</h2>
					<Facts apiKey={ apiKey } />
					<Chart days={ usage.days } />
					<Calls calls={ usage.calls } />
				</>
			) }
			{ ! isThere && ! error && <Spinner /> }
		</div>
	);
}
