import { RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { optionsOf } from '../../../../components/labels';
import type { Department } from '../../../../types/schema';
import { REPLY_CHECK_DESCRIPTIONS, REPLY_CHECK_LABELS } from './labels';

type ReplyCheck = Department[ 'reply_check' ];

const OPTIONS = optionsOf( REPLY_CHECK_LABELS ).map( ( option ) => ( {
	...option,
	description: REPLY_CHECK_DESCRIPTIONS[ option.value ],
} ) );

interface Props {
	value: ReplyCheck;
	onChange: ( value: ReplyCheck ) => void;
}

/**
 * What a typed address is worth on the public page.
 *
 * @param props          Properties.
 * @param props.value    The choice.
 * @param props.onChange Gets another.
 */
export function ReplyCheckField( { value, onChange }: Props ) {
	return (
		<RadioControl
			label={ __( 'Replies on the public page', 'smart-support-guest' ) }
			selected={ value }
			options={ OPTIONS }
			onChange={ ( chosen ) => {
				onChange( chosen as ReplyCheck );
			} }
		/>
	);
}
