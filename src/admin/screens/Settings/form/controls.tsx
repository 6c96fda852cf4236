import {
	SelectControl,
	TextareaControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import type { DataFormControlProps } from '@wordpress/dataviews';
import { useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';

import type { Draft } from './values';

export type ControlProps = DataFormControlProps< Draft >;

/**
 * What every control needs of its field.
 *
 * @param props As DataForm gives them.
 */
export function controlOf( { data, field, onChange, validity }: ControlProps ) {
	const value = field.getValue( { item: data } ) as unknown;
	return {
		label: field.label,
		description: field.description,
		fault: validity?.custom?.message,
		value,
		/** The value of what is edited as text. */
		text: typeof value === 'string' ? value : '',
		set: ( next: unknown ) => {
			onChange( field.setValue( { item: data, value: next } ) );
		},
	};
}

interface ControlFieldProps {
	fault: string | undefined;
	children: ReactNode;
}

/**
 * What surrounds a control, and by which one that is wrong is found.
 *
 * @param props          Properties.
 * @param props.fault    What is wrong.
 * @param props.children The control.
 */
export function ControlField( { fault, children }: ControlFieldProps ) {
	return <div { ...( fault && { 'data-fault': '' } ) }>{ children }</div>;
}

/**
 * What is wrong with a field, and what it is for: the control's description, so that screen readers read both.
 *
 * @param fault       What is wrong.
 * @param description What it is for.
 * @return Nothing where there is nothing to say.
 */
export function helpOf(
	fault: string | undefined,
	description?: ReactNode
): ReactNode {
	if ( ! fault ) {
		return description;
	}
	return (
		<>
			<span className="smart-support-fault">{ fault }</span>
			{ description }
		</>
	);
}

export function SwitchField( props: ControlProps ) {
	const { label, description, fault, value, set } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<ToggleControl
				label={ label }
				help={ helpOf( fault, description ) }
				checked={ value === true }
				onChange={ set }
			/>
		</ControlField>
	);
}

export function TextField( props: ControlProps ) {
	return <OneLine { ...props } />;
}

/**
 * A number is typed as text: nothing is dropped of it, and no wheel changes it by chance.
 *
 * @param props As DataForm gives them.
 */
export function NumberField( props: ControlProps ) {
	return <OneLine { ...props } className="is-number" inputMode="decimal" />;
}

interface OneLineProps extends ControlProps {
	className?: string;
	inputMode?: 'decimal';
}

function OneLine( { className = '', inputMode, ...props }: OneLineProps ) {
	const { label, description, fault, text, set } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<TextControl
				className={ className }
				label={ label }
				help={ helpOf( fault, description ) }
				value={ text }
				aria-invalid={ Boolean( fault ) }
				autoComplete="off"
				{ ...( inputMode && { inputMode } ) }
				onChange={ set }
			/>
		</ControlField>
	);
}

/**
 * Several lines: text, or a list with an entry in each line.
 *
 * @param props As DataForm gives them.
 */
export function LinesField( props: ControlProps ) {
	const { label, description, fault, text, set } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<TextareaControl
				label={ label }
				help={ helpOf( fault, description ) }
				value={ text }
				rows={ 4 }
				aria-invalid={ Boolean( fault ) }
				onChange={ set }
			/>
		</ControlField>
	);
}

/**
 * One of the field's elements.
 *
 * @param props As DataForm gives them.
 */
export function ChoiceField( props: ControlProps ) {
	const { label, description, fault, text, set } = controlOf( props );
	const { elements } = props.field;
	const options = useMemo(
		() => ( elements ?? [] ) as { value: string; label: string }[],
		[ elements ]
	);
	return (
		<ControlField fault={ fault }>
			<SelectControl
				label={ label }
				help={ helpOf( fault, description ) }
				value={ text }
				options={ options }
				aria-invalid={ Boolean( fault ) }
				onChange={ set }
			/>
		</ControlField>
	);
}
