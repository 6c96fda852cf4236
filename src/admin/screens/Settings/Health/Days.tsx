import { dateI18n, getSettings } from '@wordpress/date';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { CAUSES } from './causes';
import { type Row, sum } from './counts';

interface Props {
	rows: Row[];
	days: string[];
}

/**
 * How often each cause occurred on each day, the newest first; days on which nothing was refused are left out.
 *
 * @param props      Properties.
 * @param props.rows A cause each.
 * @param props.days Days of UTC, today last.
 */
export function Days( { rows, days }: Props ) {
	const id = useId();
	return (
		<>
			<h3 id={ id }>{ __( 'By day', 'smart-support-guest' ) }</h3>
			<div
				className="smart-support-calls"
				// It scrolls on small screens; the keyboard must reach that.
				tabIndex={ 0 }
				role="region"
				aria-labelledby={ id }
			>
				<table className="widefat striped">
					<Head rows={ rows } />
					<tbody>
						{ days
							.map( ( day, index ) => (
								<DayRow
									key={ day }
									day={ day }
									counts={ rows.map(
										( { counts } ) => counts[ index ] ?? 0
									) }
								/>
							) )
							.reverse() }
					</tbody>
				</table>
			</div>
		</>
	);
}

function Head( { rows }: Pick< Props, 'rows' > ) {
	return (
		<thead>
			<tr>
				<th scope="col">{ __( 'Day', 'smart-support-guest' ) }</th>
				{ rows.map( ( { cause } ) => (
					<th scope="col" key={ cause } className="is-count">
						{ CAUSES[ cause ].label }
					</th>
				) ) }
				<th scope="col" className="is-count">
					{ __( 'All', 'smart-support-guest' ) }
				</th>
			</tr>
		</thead>
	);
}

function DayRow( { day, counts }: { day: string; counts: number[] } ) {
	const total = sum( counts );
	if ( total === 0 ) {
		return null;
	}
	return (
		<tr>
			<th scope="row">{ dayText( day ) }</th>
			{ counts.map( ( count, index ) => (
				<td key={ index } className="is-count">
					{ count }
				</td>
			) ) }
			<td className="is-count">{ total }</td>
		</tr>
	);
}

/**
 * @param day Day of UTC: no time zone moves it.
 */
const dayText = ( day: string ): string =>
	dateI18n( getSettings().formats.date, `${ day }T12:00:00Z`, 'UTC' );
