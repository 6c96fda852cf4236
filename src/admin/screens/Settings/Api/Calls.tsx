import { dateI18n, getSettings } from '@wordpress/date';
import { __ } from '@wordpress/i18n';

import type { ApiKeyUsage } from '../../../../types/schema';

/**
 * The last calls of a key.
 *
 * @param props       Properties.
 * @param props.calls Newest first.
 */
export function Calls( { calls }: Pick< ApiKeyUsage, 'calls' > ) {
	const title = __( 'Last calls', 'smart-support-guest' );
	return (
		<section className="smart-support-section is-wide">
			<h3>{ title }</h3>
			{ calls.length === 0 && (
				<p>{ __( 'No calls yet.', 'smart-support-guest' ) }</p>
			) }
			{ calls.length > 0 && (
				<div
					className="smart-support-calls"
					// It scrolls on small screens; the keyboard must reach that.
					tabIndex={ 0 }
					role="region"
					aria-label={ title }
				>
					<Table calls={ calls } />
				</div>
			) }
		</section>
	);
}

function Table( { calls }: Pick< ApiKeyUsage, 'calls' > ) {
	const format = getSettings().formats.datetimeAbbreviated;
	return (
		<table className="widefat striped">
			<thead>
				<tr>
					<th scope="col">{ __( 'Time', 'smart-support-guest' ) }</th>
					<th scope="col">{ __( 'Call', 'smart-support-guest' ) }</th>
					<th scope="col">
						{ __( 'Answer', 'smart-support-guest' ) }
					</th>
					<th scope="col">
						{ __( 'Address', 'smart-support-guest' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ calls.map( ( call, index ) => (
					<tr key={ index }>
						<td>
							<time dateTime={ call.called_at }>
								{ dateI18n( format, call.called_at ) }
							</time>
						</td>
						<td>
							<code>{ `${ call.method } ${ call.route }` }</code>
						</td>
						<td className={ call.status >= 400 ? 'is-error' : '' }>
							{ call.status }
						</td>
						<td>{ call.ip }</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}
