/**
 * The block's settings in the sidebar.
 */
import apiFetch from '@wordpress/api-fetch';
import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody, SelectControl, ToggleControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

export interface Attributes {
	/** Id of the department that the block's tickets go to; 0 for none. */
	department: number;
	showLogIn: boolean;
}

interface Named {
	id: number;
	name: string;
}

/**
 * @param props
 * @param props.attributes    Of the block.
 * @param props.setAttributes
 */
export function Settings( {
	attributes: { department, showLogIn },
	setAttributes,
}: {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
} ) {
	return (
		<InspectorControls>
			<PanelBody title={ __( 'Settings', 'smart-support-guest' ) }>
				<DepartmentControl
					value={ department }
					onChange={ ( id ) => {
						setAttributes( { department: id } );
					} }
				/>
				<ToggleControl
					label={ __( 'Offer to log in', 'smart-support-guest' ) }
					help={ __(
						'Shows the two ways “Continue as Guest” and “Log in” above the form.',
						'smart-support-guest'
					) }
					checked={ showLogIn }
					onChange={ ( shows ) => {
						setAttributes( { showLogIn: shows } );
					} }
				/>
			</PanelBody>
		</InspectorControls>
	);
}

/**
 * @param props
 * @param props.value    Id of the department, 0 for none.
 * @param props.onChange
 */
function DepartmentControl( {
	value,
	onChange,
}: {
	value: number;
	onChange: ( id: number ) => void;
} ) {
	const departments = useDepartments();
	if ( ! departments ) {
		return null;
	}
	return (
		<SelectControl
			label={ __( 'Department', 'smart-support-guest' ) }
			help={ __(
				'Where the tickets of this block go. Without one the form asks, if the settings say so.',
				'smart-support-guest'
			) }
			value={ String( value ) }
			options={ optionsOf( departments, value ) }
			onChange={ ( id ) => {
				onChange( Number( id ) );
			} }
		/>
	);
}

/**
 * @param departments To choose from.
 * @param value       What is chosen: it may be gone.
 */
function optionsOf(
	departments: Named[],
	value: number
): { value: string; label: string }[] {
	const isGone = ! departments.some( ( { id } ) => id === value );
	const gone = sprintf(
		/* translators: %d: Id of a department. */
		__( 'Deleted (%d): the default department', 'smart-support-guest' ),
		value
	);
	return [
		{ id: 0, name: __( 'None', 'smart-support-guest' ) },
		...departments,
		...( value > 0 && isGone ? [ { id: value, name: gone } ] : [] ),
	].map( ( { id, name } ) => ( { value: String( id ), label: name } ) );
}

/** All departments; null until they are there, and for those who may not know them. */
function useDepartments(): Named[] | null {
	const [ departments, setDepartments ] = useState< Named[] | null >( null );
	useEffect( () => {
		apiFetch< { data: Named[] } >( {
			path: '/smart-support/v1/departments?per_page=100',
		} ).then(
			( { data } ) => {
				setDepartments( data );
			},
			() => {
				setDepartments( null );
			}
		);
	}, [] );
	return departments;
}
