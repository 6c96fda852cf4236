import { DropdownMenu, MenuItemsChoice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';

import { optionsOf, STATUS_LABELS } from '../../../components/labels';
import type { Ticket } from '../../../types/schema';

type Status = Ticket[ 'status' ];

export const statusText = ( status: Status ): string =>
	sprintf(
		/* translators: %s: status of a ticket */
		__( 'Status: %s', 'smart-support-guest' ),
		STATUS_LABELS[ status ]
	);

interface Props {
	status: Status;
	isBusy: boolean;
	onChange: ( status: Status ) => void;
}

/**
 * Shows and sets the status. A menu, because in a select the arrow keys would set, and save, each status on the way.
 *
 * @param props          Properties.
 * @param props.status   Present status.
 * @param props.isBusy   Whether a change is being saved.
 * @param props.onChange Gets the chosen status.
 */
export function StatusMenu( { status, isBusy, onChange }: Props ) {
	const text = statusText( status );
	// No ticket becomes new again.
	const choices = optionsOf( STATUS_LABELS ).filter(
		( { value } ) => value !== 'new' || status === 'new'
	);
	return (
		<DropdownMenu
			className="smart-support-status"
			icon={ chevronDown }
			text={ text }
			label={ text }
			toggleProps={ {
				iconPosition: 'right',
				isBusy,
				disabled: isBusy,
				accessibleWhenDisabled: true,
				showTooltip: false,
			} }
		>
			{ ( { onClose } ) => (
				<MenuItemsChoice
					choices={ choices }
					value={ status }
					onHover={ () => undefined }
					onSelect={ ( value ) => {
						onClose();
						onChange( value as Status );
					} }
				/>
			) }
		</DropdownMenu>
	);
}
