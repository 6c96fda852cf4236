import { Button, SelectControl, Spinner } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { faultsOf, type Draft, valueOf } from '../form/values';
import { MailFrame, WIDTHS } from './MailFrame';
import { TestMail } from './TestMail';
import { type MailInput, useMailPreview } from './useMailPreview';

type Kind = MailInput[ 'kind' ];

const KINDS: Record< Kind, string > = {
	reply_to_customer: __( 'Answer of an agent', 'smart-support-guest' ),
	ticket_confirmation: __(
		'Confirmation of a new ticket',
		'smart-support-guest'
	),
	new_link: __( 'New access link', 'smart-support-guest' ),
	guest_code: __( 'Code for “My tickets”', 'smart-support-guest' ),
	reply_confirmation: __(
		'Question whether a reply is genuine',
		'smart-support-guest'
	),
};

type Device = keyof typeof WIDTHS;

const DEVICES: [ Device, string ][] = [
	[ 'desktop', __( 'Desktop', 'smart-support-guest' ) ],
	[ 'phone', __( 'Phone', 'smart-support-guest' ) ],
];

interface Props {
	draft: Draft;
	/** Settings that mails are made of. */
	paths: string[];
}

/**
 * A mail as it would be with what is in the form, and the same mail to one's own address.
 *
 * @param props Values and which of them matter.
 */
export function Preview( { draft, paths }: Props ) {
	const id = useId();
	const [ kind, setKind ] = useState< Kind >( 'reply_to_customer' );
	const [ device, setDevice ] = useState< Device >( 'desktop' );
	const input = inputOf( kind, draft, paths );
	const { mail, error, retry } = useMailPreview( input );
	return (
		<section className="smart-support-preview" aria-labelledby={ id }>
			<h2 id={ id }>{ __( 'Preview', 'smart-support-guest' ) }</h2>
			<div className="smart-support-preview__tools">
				<SelectControl
					label={ __( 'Mail', 'smart-support-guest' ) }
					value={ kind }
					options={ Object.entries( KINDS ).map(
						( [ value, label ] ) => ( { value, label } )
					) }
					onChange={ ( chosen ) => {
						setKind( chosen as Kind );
					} }
				/>
				<Devices value={ device } onChange={ setDevice } />
			</div>
			<ErrorNotice error={ error } onRetry={ retry } />
			{ mail && <MailFrame mail={ mail } width={ WIDTHS[ device ] } /> }
			{ ! mail && ! error && <Spinner /> }
			<TestMail input={ input } />
		</section>
	);
}

interface DevicesProps {
	value: Device;
	onChange: ( device: Device ) => void;
}

function Devices( { value, onChange }: DevicesProps ) {
	return (
		<fieldset className="smart-support-choice">
			<legend>{ __( 'Width', 'smart-support-guest' ) }</legend>
			<div className="smart-support-devices">
				{ DEVICES.map( ( [ device, label ] ) => (
					<Button
						key={ device }
						variant="secondary"
						__next40pxDefaultSize
						isPressed={ device === value }
						onClick={ () => {
							onChange( device );
						} }
					>
						{ label }
					</Button>
				) ) }
			</div>
		</fieldset>
	);
}

/**
 * @param kind  Which mail.
 * @param draft Values of the form.
 * @param paths Settings that mails are made of.
 * @return Nothing while something is wrong with a value.
 */
function inputOf(
	kind: Kind,
	draft: Draft,
	paths: string[]
): MailInput | undefined {
	if ( Object.keys( faultsOf( draft, paths ) ).length > 0 ) {
		return undefined;
	}
	const branding = Object.fromEntries(
		paths.map( ( path ) => [
			path.replace( 'branding.', '' ),
			valueOf( draft, path ),
		] )
	) as MailInput[ 'branding' ];
	return { kind, branding };
}
