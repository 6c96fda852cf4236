import { Spinner } from '@wordpress/components';
import { DataForm, type Field } from '@wordpress/dataviews';
import { useId, useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import type { Settings } from '../../../../types/schema';
import { useSettings } from '../hooks';
import { LeaveDialog } from './LeaveDialog';
import { SaveBar } from './SaveBar';
import { useDraft } from './useDraft';
import { useLeaving } from './useLeaving';
import { useSubmit } from './useSubmit';
import type { Draft, Faults } from './values';

/** Fields that belong together; the id of a field is the path of its setting. */
export interface Section {
	title: string;
	description?: ReactNode;
	fields: Field< Draft >[];
}

interface Props {
	sections: Section[];
	/** What stands beside the form, of the values as they are typed. */
	aside?: ( draft: Draft ) => ReactNode;
}

/**
 * A form of settings: loads them, lets people change them, saves what they changed, and shows what is wrong with a field
 * at the field.
 *
 * @param props Sections and what stands beside them.
 */
export function SettingsForm( props: Props ) {
	const { settings, error, retry } = useSettings();
	return (
		<>
			<ErrorNotice error={ error } onRetry={ retry } />
			{ settings && <Loaded { ...props } settings={ settings } /> }
			{ ! settings && ! error && <Spinner /> }
		</>
	);
}

function Loaded( {
	sections,
	aside,
	settings,
}: Props & { settings: Settings } ) {
	const form = useDraft( settings, ( draft ) => shownIn( sections, draft ) );
	const { leave, stay } = useLeaving( form.isDirty );
	const { element, onSubmit } = useSubmit( form.save );
	return (
		<form
			ref={ element }
			className="smart-support-settings-form"
			noValidate
			onSubmit={ onSubmit }
		>
			<div className="smart-support-settings-form__columns">
				<div className="smart-support-settings-form__fields">
					{ sections.map( ( section ) => (
						<Fields
							key={ section.title }
							section={ section }
							draft={ form.draft }
							faults={ form.faults }
							onChange={ form.edit }
						/>
					) ) }
					<ErrorNotice error={ form.error } />
					<SaveBar
						{ ...form }
						faults={ Object.keys( form.faults ).length }
					/>
				</div>
				{ aside?.( form.draft ) }
			</div>
			{ leave && <LeaveDialog onLeave={ leave } onStay={ stay } /> }
		</form>
	);
}

interface FieldsProps {
	section: Section;
	draft: Draft;
	faults: Faults;
	onChange: ( edits: Draft ) => void;
}

function Fields( { section, draft, faults, onChange }: FieldsProps ) {
	const { title, description, fields } = section;
	const id = useId();
	const form = useMemo(
		() => ( { fields: fields.map( ( field ) => field.id ) } ),
		[ fields ]
	);
	return (
		<section className="smart-support-card" aria-labelledby={ id }>
			<h2 id={ id }>{ title }</h2>
			{ description && <p>{ description }</p> }
			<DataForm
				data={ draft }
				fields={ fields }
				form={ form }
				validity={ validityOf( faults ) }
				onChange={ ( edits ) => {
					onChange( edits as Draft );
				} }
			/>
		</section>
	);
}

/**
 * @param sections Of the form.
 * @param draft    Values that some fields depend on.
 * @return Paths of the settings that are shown.
 */
const shownIn = ( sections: Section[], draft: Draft ): string[] =>
	sections
		.flatMap( ( { fields } ) => fields )
		.filter( ( { isVisible } ) => isVisible?.( draft ) ?? true )
		.map( ( { id } ) => id );

const validityOf = ( faults: Faults ) =>
	Object.fromEntries(
		Object.entries( faults ).map( ( [ path, message ] ) => [
			path,
			{ custom: { type: 'invalid' as const, message } },
		] )
	);
