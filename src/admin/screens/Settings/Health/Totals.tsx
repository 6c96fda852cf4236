import { __ } from '@wordpress/i18n';

import { CAUSES } from './causes';
import { type Row, sum } from './counts';

const HEIGHT = 24;
const STEP = 4;

interface Props {
	rows: Row[];
	days: string[];
}

/**
 * How often each cause occurred, today and in all, and what it means.
 *
 * @param props      Properties.
 * @param props.rows The most frequent first.
 * @param props.days Days of UTC, today last.
 */
export function Totals( { rows, days }: Props ) {
	return (
		<table className="widefat striped smart-support-refusals">
			<caption className="screen-reader-text">
				{ __( 'Refused by cause', 'smart-support-guest' ) }
			</caption>
			<thead>
				<tr>
					<th scope="col">
						{ __( 'Cause', 'smart-support-guest' ) }
					</th>
					<th scope="col" className="is-count">
						{ __( 'Today', 'smart-support-guest' ) }
					</th>
					<th scope="col" className="is-count">
						{ __( '30 days', 'smart-support-guest' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ rows.map( ( row ) => (
					<CauseRow key={ row.cause } row={ row } days={ days } />
				) ) }
			</tbody>
			<tfoot>
				<tr>
					<th scope="row">{ __( 'All', 'smart-support-guest' ) }</th>
					<td className="is-count">
						{ sum(
							rows.map( ( row ) => row.counts.at( -1 ) ?? 0 )
						) }
					</td>
					<td className="is-count">
						{ sum( rows.map( ( { total } ) => total ) ) }
					</td>
				</tr>
			</tfoot>
		</table>
	);
}

function CauseRow( { row, days }: { row: Row; days: string[] } ) {
	const { label, meaning } = CAUSES[ row.cause ];
	return (
		<tr>
			<th scope="row">
				<span className="smart-support-refusals__cause">{ label }</span>
				<Bars counts={ row.counts } days={ days } />
				<p className="smart-support-help">{ meaning }</p>
			</th>
			<td className="is-count">{ row.counts.at( -1 ) }</td>
			<td className="is-count">{ row.total }</td>
		</tr>
	);
}

/**
 * The days as bars; the table below has the same in numbers.
 *
 * @param props        Properties.
 * @param props.counts Of each day.
 * @param props.days   Days of UTC.
 */
function Bars( { counts, days }: { counts: number[]; days: string[] } ) {
	const scale = HEIGHT / Math.max( ...counts, 1 );
	return (
		<svg
			className="smart-support-refusals__bars"
			viewBox={ `0 0 ${ days.length * STEP } ${ HEIGHT }` }
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{ counts.map( ( count, index ) => (
				<rect
					key={ days[ index ] }
					x={ index * STEP }
					y={ HEIGHT - Math.max( count * scale, 1 ) }
					width={ STEP - 1 }
					height={ Math.max( count * scale, 1 ) }
				/>
			) ) }
		</svg>
	);
}
