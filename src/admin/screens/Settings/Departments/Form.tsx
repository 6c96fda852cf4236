import type { ReactNode } from 'react';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { LeaveDialog } from '../form/LeaveDialog';
import { SaveBar } from '../form/SaveBar';
import { useLeaving } from '../form/useLeaving';
import { useSubmit } from '../form/useSubmit';
import type { Form as Draft } from './useDraft';

interface Props {
	form: Draft;
	children: ReactNode;
}

/**
 * A form of a department: what it shows, the button that saves it, and a question before anybody leaves it unsaved.
 *
 * @param props          Properties.
 * @param props.form     What it edits.
 * @param props.children Its fields.
 */
export function Form( { form, children }: Props ) {
	const { leave, stay } = useLeaving( form.isDirty );
	const { element, onSubmit } = useSubmit( form.save );
	return (
		<form
			ref={ element }
			className="smart-support-settings-form"
			noValidate
			onSubmit={ onSubmit }
		>
			<div className="smart-support-settings-form__fields">
				{ children }
				<ErrorNotice error={ form.error } />
				<SaveBar
					{ ...form }
					faults={ Object.keys( form.faults ).length }
				/>
			</div>
			{ leave && <LeaveDialog onLeave={ leave } onStay={ stay } /> }
		</form>
	);
}

interface CardProps {
	title: string;
	children: ReactNode;
}

/**
 * Fields that belong together.
 *
 * @param props          Properties.
 * @param props.title    What they are about.
 * @param props.children The fields.
 */
export function Card( { title, children }: CardProps ) {
	return (
		<section className="smart-support-card" aria-label={ title }>
			<h2>{ title }</h2>
			<div className="smart-support-fields">{ children }</div>
		</section>
	);
}
