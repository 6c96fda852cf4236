import { dateI18n, getSettings } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';

import type { ApiKeyUsage } from '../../../../types/schema';

type Days = ApiKeyUsage[ 'days' ];

const WIDTH = 600;
const HEIGHT = 120;

/**
 * Calls of each day as bars, errors at their feet; the same as a table for those who do not see them.
 *
 * @param props      Properties.
 * @param props.days The last 30 days.
 */
export function Chart( { days }: { days: Days } ) {
	return (
		<section className="smart-support-section is-wide">
			<h3>
				{ __( 'Calls in the last 30 days', 'smart-support-guest' ) }
			</h3>
			<p className="smart-support-chart__words">
				{ summaryOf( days ) }
				<Legend />
			</p>
			<Bars days={ days } />
			<Ends days={ days } />
			<Numbers days={ days } />
		</section>
	);
}

/**
 * @param days The last 30 days.
 */
const mostOf = ( days: Days ): number =>
	Math.max( ...days.map( ( { calls } ) => calls ), 0 );

/**
 * @param days The last 30 days.
 */
function summaryOf( days: Days ): string {
	const total = days.reduce( ( sum, { calls } ) => sum + calls, 0 );
	return sprintf(
		/* translators: 1: number of calls in all, 2: number of calls on the busiest day */
		_n(
			'%1$d call in all; %2$d on the busiest day.',
			'%1$d calls in all; %2$d on the busiest day.',
			total,
			'smart-support-guest'
		),
		total,
		mostOf( days )
	);
}

function Bars( { days }: { days: Days } ) {
	const scale = HEIGHT / Math.max( mostOf( days ), 1 );
	return (
		<svg
			className="smart-support-chart"
			viewBox={ `0 0 ${ WIDTH } ${ HEIGHT }` }
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{ days.map( ( day, index ) => (
				<Bar
					key={ day.date }
					day={ day }
					left={ ( index * WIDTH ) / days.length }
					width={ WIDTH / days.length - 2 }
					scale={ scale }
				/>
			) ) }
		</svg>
	);
}

interface BarProps {
	day: Days[ number ];
	left: number;
	width: number;
	/** Height of one call. */
	scale: number;
}

function Bar( { day, left, width, scale }: BarProps ) {
	const { date, calls, errors } = day;
	const rect = ( count: number, className: string ) => (
		<rect
			className={ className }
			x={ left }
			y={ HEIGHT - count * scale }
			width={ width }
			height={ count * scale }
		/>
	);
	return (
		<g>
			<title>{ `${ dayText( date ) }: ${ calls } / ${ errors }` }</title>
			{ rect( calls, 'is-calls' ) }
			{ rect( errors, 'is-errors' ) }
		</g>
	);
}

function Legend() {
	return (
		<span className="smart-support-chart__legend" aria-hidden="true">
			<span className="is-calls">
				{ __( 'Calls', 'smart-support-guest' ) }
			</span>
			<span className="is-errors">
				{ __( 'Errors', 'smart-support-guest' ) }
			</span>
		</span>
	);
}

function Ends( { days }: { days: Days } ) {
	return (
		<div className="smart-support-chart__ends" aria-hidden="true">
			<span>{ dayText( days[ 0 ]?.date ) }</span>
			<span>{ dayText( days.at( -1 )?.date ) }</span>
		</div>
	);
}

function Numbers( { days }: { days: Days } ) {
	return (
		<table className="screen-reader-text">
			<caption>
				{ __( 'Calls in the last 30 days', 'smart-support-guest' ) }
			</caption>
			<thead>
				<tr>
					<th scope="col">{ __( 'Day', 'smart-support-guest' ) }</th>
					<th scope="col">
						{ __( 'Calls', 'smart-support-guest' ) }
					</th>
					<th scope="col">
						{ __( 'Errors', 'smart-support-guest' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ days.map( ( { date, calls, errors } ) => (
					<tr key={ date }>
						<th scope="row">{ dayText( date ) }</th>
						<td>{ calls }</td>
						<td>{ errors }</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

/**
 * @param date Day of UTC: no time zone moves it.
 */
const dayText = ( date = '' ): string =>
	dateI18n( getSettings().formats.date, `${ date }T12:00:00Z`, 'UTC' );
