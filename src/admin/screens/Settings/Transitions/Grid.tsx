import { useId } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

import { STATUS_LABELS } from '../../../../components/labels';
import { ControlField } from '../form/controls';
import {
	type Graph,
	isPossible,
	leads,
	type Status,
	STATUSES,
	stranded,
	withWay,
} from './graph';

interface Props {
	graph: Graph;
	fault: string | undefined;
	onChange: ( graph: Graph ) => void;
}

/**
 * Which status may follow which: a line for each one before, a column for each one after.
 *
 * @param props          Properties.
 * @param props.graph    As the form holds it.
 * @param props.fault    What is wrong with it.
 * @param props.onChange Gets it with a change.
 */
export function Grid( { graph, fault, onChange }: Props ) {
	const id = useId();
	const title = __( 'Allowed changes of status', 'smart-support-guest' );
	// Only what was refused is marked: nobody is told off in the middle of ticking.
	const faulty = fault === undefined ? [] : stranded( graph );
	return (
		<ControlField fault={ faulty.length > 0 ? undefined : fault }>
			{ fault !== undefined && (
				<p className="smart-support-fault" id={ id }>
					{ fault }
				</p>
			) }
			<div
				className="smart-support-transitions"
				// It scrolls on small screens; the keyboard must reach that.
				tabIndex={ 0 }
				role="region"
				aria-label={ title }
			>
				<table>
					<caption>{ title }</caption>
					<Head />
					<tbody>
						{ STATUSES.map( ( from ) => (
							<Line
								key={ from }
								from={ from }
								graph={ graph }
								faultId={
									faulty.includes( from ) ? id : undefined
								}
								onChange={ onChange }
							/>
						) ) }
					</tbody>
				</table>
			</div>
		</ControlField>
	);
}

function Head() {
	return (
		<thead>
			<tr>
				<th scope="col">
					{ __( 'From … to …', 'smart-support-guest' ) }
				</th>
				{ STATUSES.map( ( to ) => (
					<th key={ to } scope="col">
						{ STATUS_LABELS[ to ] }
					</th>
				) ) }
			</tr>
		</thead>
	);
}

interface LineProps {
	from: Status;
	graph: Graph;
	/** Id of what is wrong with the line. */
	faultId: string | undefined;
	onChange: ( graph: Graph ) => void;
}

function Line( { from, graph, faultId, onChange }: LineProps ) {
	return (
		<tr { ...( faultId && { 'data-fault': '' } ) }>
			<th scope="row">{ STATUS_LABELS[ from ] }</th>
			{ STATUSES.map( ( to ) => (
				<td key={ to }>
					{ isPossible( from, to ) && (
						<Way
							from={ from }
							to={ to }
							isOn={ leads( graph, from, to ) }
							faultId={ faultId }
							onChange={ ( isOn ) => {
								onChange( withWay( graph, from, to, isOn ) );
							} }
						/>
					) }
				</td>
			) ) }
		</tr>
	);
}

interface WayProps {
	from: Status;
	to: Status;
	isOn: boolean;
	faultId: string | undefined;
	onChange: ( isOn: boolean ) => void;
}

function Way( { from, to, isOn, faultId, onChange }: WayProps ) {
	const id = useId();
	return (
		<label htmlFor={ id }>
			<input
				id={ id }
				type="checkbox"
				checked={ isOn }
				{ ...( faultId && {
					'aria-invalid': true,
					'aria-describedby': faultId,
				} ) }
				onChange={ ( event ) => {
					onChange( event.target.checked );
				} }
			/>
			<span className="screen-reader-text">
				{ sprintf(
					/* translators: 1: status of a ticket, 2: status that may follow it */
					__( '%1$s to %2$s', 'smart-support-guest' ),
					STATUS_LABELS[ from ],
					STATUS_LABELS[ to ]
				) }
			</span>
		</label>
	);
}
