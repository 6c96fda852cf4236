import { speak } from '@wordpress/a11y';
import {
	Button,
	Spinner,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useAction } from '../../../../components/useAction';
import { ApiError } from '../../../../store/envelope';
import { store } from '../../../../store/settings';
import type { Settings } from '../../../../types/schema';
import { ControlField, helpOf } from '../form/controls';
import { useApiSettings } from './hooks';

type ApiSettings = Settings[ 'api' ];

/** Path of the setting that depends on others, by which the API names its fault. */
const PUBLIC = 'api.public_creation';

/** Switches the API, and limits how often a key may call. */
export function Switch() {
	const { settings, error, retry } = useApiSettings();
	return (
		<section className="smart-support-section">
			<h2>{ __( 'REST API', 'smart-support-guest' ) }</h2>
			<ErrorNotice error={ error } onRetry={ retry } />
			{ settings && <Fields settings={ settings } /> }
			{ ! settings && ! error && <Spinner /> }
		</section>
	);
}

function Fields( { settings }: { settings: ApiSettings } ) {
	const { updateSettings } = useDispatch( store );
	const save = async ( api: Partial< ApiSettings > ) => {
		await updateSettings( { api } );
		speak( __( 'Settings saved.', 'smart-support-guest' ) );
	};
	const { run, isBusy, error } = useAction( save );
	const fault =
		error instanceof ApiError ? error.errors[ PUBLIC ] : undefined;
	return (
		<>
			<ToggleControl
				label={ __( 'Enable REST API', 'smart-support-guest' ) }
				help={ __(
					'Programs use it with a key. Off: every key is refused; people and guests go on.',
					'smart-support-guest'
				) }
				checked={ settings.enabled }
				disabled={ isBusy }
				onChange={ ( enabled ) => void run( { enabled } ) }
			/>
			<RateLimit
				limit={ settings.rate_limit }
				isBusy={ isBusy }
				onSave={ ( limit ) => void run( { rate_limit: limit } ) }
			/>
			<PublicCreation
				isOn={ settings.public_creation }
				isBusy={ isBusy }
				fault={ fault }
				onChange={ ( isOn ) => void run( { public_creation: isOn } ) }
			/>
			{ ! fault && <ErrorNotice error={ error } /> }
		</>
	);
}

interface PublicCreationProps {
	isOn: boolean;
	isBusy: boolean;
	fault: string | undefined;
	onChange: ( isOn: boolean ) => void;
}

function PublicCreation( props: PublicCreationProps ) {
	const { isOn, isBusy, fault, onChange } = props;
	return (
		<ControlField fault={ fault }>
			<ToggleControl
				label={ __(
					'Programs without a key may write tickets',
					'smart-support-guest'
				) }
				help={ helpOf(
					fault,
					__(
						'As guests do, and under the same guards. It needs a CAPTCHA, which you choose under Guests. Off: only the support page takes tickets of guests.',
						'smart-support-guest'
					)
				) }
				checked={ isOn }
				disabled={ isBusy }
				onChange={ onChange }
			/>
		</ControlField>
	);
}

interface RateLimitProps {
	limit: number;
	isBusy: boolean;
	onSave: ( limit: number ) => void;
}

function RateLimit( { limit, isBusy, onSave }: RateLimitProps ) {
	const [ text, setText ] = useState( String( limit ) );
	const submit = ( event: FormEvent ) => {
		event.preventDefault();
		onSave( Number( text ) );
	};
	return (
		<form className="smart-support-rate-limit" onSubmit={ submit }>
			<TextControl
				type="number"
				label={ __(
					'Calls a minute that each key may make',
					'smart-support-guest'
				) }
				value={ text }
				min={ 1 }
				max={ 1_000_000 }
				step={ 1 }
				required
				onChange={ setText }
			/>
			<Button
				type="submit"
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy || text === String( limit ) }
				accessibleWhenDisabled
			>
				{ __( 'Save', 'smart-support-guest' ) }
			</Button>
		</form>
	);
}
