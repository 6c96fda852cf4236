import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Confirm } from '../../../src/components/Confirm';

const onConfirm = jest.fn();
const onClose = jest.fn();

const dialog = () => {
	render(
		<Confirm
			title="Revoke the link?"
			button="Revoke"
			onConfirm={ onConfirm }
			onClose={ onClose }
		>
			<p>It stops working at once.</p>
		</Confirm>
	);
	return within( screen.getByRole( 'dialog', { name: 'Revoke the link?' } ) );
};

beforeEach( () => {
	onConfirm.mockReset();
	onClose.mockReset();
} );

test( 'does nothing before it is confirmed', async () => {
	const shown = dialog();
	expect( shown.getByText( 'It stops working at once.' ) ).toBeVisible();
	await userEvent.click( shown.getByRole( 'button', { name: 'Cancel' } ) );
	expect( onConfirm ).not.toHaveBeenCalled();
	expect( onClose ).toHaveBeenCalledTimes( 1 );
} );

test( 'stays open with what went wrong', async () => {
	onConfirm.mockRejectedValue( new Error( 'You may not do this.' ) );
	const shown = dialog();
	await userEvent.click( shown.getByRole( 'button', { name: 'Revoke' } ) );
	expect(
		( await shown.findAllByText( 'You may not do this.' ) )[ 0 ]
	).toBeVisible();
	expect( onClose ).not.toHaveBeenCalled();
} );
