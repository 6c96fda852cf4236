import { RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { optionsOf } from '../../../../components/labels';
import type { Department } from '../../../../types/schema';
import { PORTAL_DESCRIPTIONS, PORTAL_LABELS } from './labels';
import { PortalDialog } from './PortalDialog';
import { ReplyCheckField } from './ReplyCheckField';
import type { Changes } from './values';

const OPTIONS = optionsOf( PORTAL_LABELS ).map( ( option ) => ( {
	...option,
	description: PORTAL_DESCRIPTIONS[ option.value ],
} ) );

interface Props {
	department: Department;
	onChange: ( changes: Changes ) => void;
}

/**
 * Whether tickets have a public page. To choose one takes a dialog, to choose none does not.
 *
 * @param props            Properties.
 * @param props.department As the form holds it.
 * @param props.onChange   Gets the choice.
 */
export function PortalField( { department, onChange }: Props ) {
	const { portal, reply_check: replyCheck } = department;
	const [ isAsking, setAsking ] = useState( false );
	return (
		<>
			<RadioControl
				label={ __( 'Ticket portal', 'smart-support-guest' ) }
				selected={ portal }
				options={ OPTIONS }
				onChange={ ( chosen ) => {
					if ( chosen === 'public' ) {
						setAsking( true );
					} else {
						onChange( { portal: 'none' } );
					}
				} }
			/>
			{ portal === 'public' && (
				<ReplyCheckField
					value={ replyCheck }
					onChange={ ( chosen ) => {
						onChange( { reply_check: chosen } );
					} }
				/>
			) }
			{ isAsking && (
				<PortalDialog
					replyCheck={ replyCheck }
					onAccept={ ( chosen ) => {
						onChange( { portal: 'public', reply_check: chosen } );
						setAsking( false );
					} }
					onClose={ () => {
						setAsking( false );
					} }
				/>
			) }
		</>
	);
}
