import { CheckboxControl, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { optionsOf } from '../../../../components/labels';
import {
	GROUPS,
	PRESET_LABELS,
	presetOf,
	type Scope,
	SCOPES,
	scopesOf,
} from './scopes';

const CUSTOM = 'custom';

interface Props {
	scopes: Scope[];
	onChange: ( scopes: Scope[] ) => void;
}

/**
 * What a key may do: a preset, or scopes one by one.
 *
 * @param props          Properties.
 * @param props.scopes   The chosen ones.
 * @param props.onChange Gets the scopes that are chosen now.
 */
export function ScopesField( { scopes, onChange }: Props ) {
	const toggle = ( scope: Scope, isChosen: boolean ) => {
		onChange(
			SCOPES.filter( ( each ) =>
				each === scope ? isChosen : scopes.includes( each )
			)
		);
	};
	return (
		<>
			<PresetField scopes={ scopes } onChange={ onChange } />
			<div className="smart-support-scopes">
				{ GROUPS.map( ( group ) => (
					<fieldset key={ group.label }>
						<legend>{ group.label }</legend>
						{ group.scopes.map( ( [ scope, label ] ) => (
							<CheckboxControl
								key={ scope }
								label={ `${ label } (${ scope })` }
								checked={ scopes.includes( scope ) }
								onChange={ ( isChosen ) => {
									toggle( scope, isChosen );
								} }
							/>
						) ) }
					</fieldset>
				) ) }
			</div>
		</>
	);
}

function PresetField( { scopes, onChange }: Props ) {
	const own = __( 'Your own choice', 'smart-support-guest' );
	return (
		<SelectControl
			label={ __( 'What it may do', 'smart-support-guest' ) }
			value={ presetOf( scopes ) ?? CUSTOM }
			options={ [
				...optionsOf( PRESET_LABELS ),
				{ value: CUSTOM, label: own },
			] }
			onChange={ ( preset ) => {
				if ( preset !== CUSTOM ) {
					onChange( scopesOf( preset ) );
				}
			} }
		/>
	);
}
