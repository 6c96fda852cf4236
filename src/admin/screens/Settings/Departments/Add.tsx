import { Button, Modal, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useAction } from '../../../../components/useAction';
import { store } from '../../../../store/departments';
import { navigate } from '../../../router';
import { ControlField, helpOf } from '../form/controls';
import { faultsOfAnswer } from './values';

/**
 * Makes a department, and leads to its form.
 *
 * @param props         Properties.
 * @param props.onClose Closes the dialog.
 */
export function Add( { onClose }: { onClose: () => void } ) {
	const [ name, setName ] = useState( '' );
	const { createDepartment } = useDispatch( store );
	const { run, isBusy, error } = useAction( async () => {
		const { id } = await createDepartment( { name } );
		onClose();
		navigate( { section: 'departments', department: String( id ) } );
	} );
	const { name: fault } = faultsOfAnswer( error, [ 'name' ] );
	const submit = ( event: FormEvent ) => {
		event.preventDefault();
		void run();
	};
	return (
		<Modal
			title={ __( 'Add a department', 'smart-support-guest' ) }
			size="small"
			onRequestClose={ onClose }
		>
			<form className="smart-support-fields" onSubmit={ submit }>
				<ControlField fault={ fault }>
					<TextControl
						label={ __( 'Name', 'smart-support-guest' ) }
						help={ helpOf( fault ) }
						value={ name }
						maxLength={ 190 }
						autoComplete="off"
						required
						aria-invalid={ Boolean( fault ) }
						onChange={ setName }
					/>
				</ControlField>
				{ ! fault && <ErrorNotice error={ error } /> }
				<Buttons isBusy={ isBusy } onClose={ onClose } />
			</form>
		</Modal>
	);
}

interface ButtonsProps {
	isBusy: boolean;
	onClose: () => void;
}

function Buttons( { isBusy, onClose }: ButtonsProps ) {
	return (
		<div className="smart-support-buttons">
			<Button
				type="submit"
				variant="primary"
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
			>
				{ __( 'Add department', 'smart-support-guest' ) }
			</Button>
			<Button variant="tertiary" onClick={ onClose }>
				{ __( 'Cancel', 'smart-support-guest' ) }
			</Button>
		</div>
	);
}
