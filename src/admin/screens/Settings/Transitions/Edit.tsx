import { SelectControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { STATUS_LABELS } from '../../../../components/labels';
import type { Department } from '../../../../types/schema';
import { Card, Form } from '../Departments/Form';
import { type Form as Draft, useDraft } from '../Departments/useDraft';
import { ControlField, helpOf } from '../form/controls';
import { type Graph, wholeGraph } from './graph';
import { Grid } from './Grid';
import { FIELDS, faultsOf } from './values';

type SelfClose = NonNullable< Department[ 'self_close_status' ] >;

const NONE = '';

const SELF_CLOSE: { value: SelfClose | typeof NONE; label: string }[] = [
	{
		value: NONE,
		label: __( 'Customers cannot close', 'smart-support-guest' ),
	},
	{ value: 'resolved', label: STATUS_LABELS.resolved },
	{ value: 'closed', label: STATUS_LABELS.closed },
];

/**
 * The form of a department's transitions.
 *
 * @param props            Properties.
 * @param props.department As it is saved.
 */
export function Edit( { department }: { department: Department } ) {
	const form = useDraft( department, FIELDS, faultsOf );
	return (
		<Form form={ form }>
			<Card title={ __( 'Changes of status', 'smart-support-guest' ) }>
				<Changes
					form={ form }
					begin={ department.transitions ?? wholeGraph() }
				/>
			</Card>
			<Card title={ __( 'When customers close', 'smart-support-guest' ) }>
				<SelfCloseField form={ form } />
			</Card>
		</Form>
	);
}

interface ChangesProps {
	form: Draft;
	/** What the grid begins with. */
	begin: Department[ 'transitions' ];
}

function Changes( { form, begin }: ChangesProps ) {
	const { transitions } = form.draft;
	return (
		<>
			<ToggleControl
				label={ __( 'Every change is allowed', 'smart-support-guest' ) }
				help={ __(
					'But none leads back to New. Off: only the changes that you tick, for people, programs and customers alike.',
					'smart-support-guest'
				) }
				checked={ transitions === null }
				onChange={ ( isFree ) => {
					form.edit( { transitions: isFree ? null : begin } );
				} }
			/>
			{ transitions !== null && (
				<Grid
					graph={ transitions as Graph }
					fault={ form.faults.transitions }
					onChange={ ( graph ) => {
						form.edit( { transitions: graph } );
					} }
				/>
			) }
		</>
	);
}

function SelfCloseField( { form }: { form: Draft } ) {
	const fault = form.faults.self_close_status;
	return (
		<ControlField fault={ fault }>
			<SelectControl
				label={ __(
					'Status of the ticket then',
					'smart-support-guest'
				) }
				help={ helpOf(
					fault,
					__(
						'Customers, and who answers for them, close a ticket with this status, where the changes above allow it.',
						'smart-support-guest'
					)
				) }
				value={ form.draft.self_close_status ?? NONE }
				options={ SELF_CLOSE }
				aria-invalid={ Boolean( fault ) }
				onChange={ ( status ) => {
					form.edit( { self_close_status: status || null } );
				} }
			/>
		</ControlField>
	);
}
