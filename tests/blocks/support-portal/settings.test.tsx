import apiFetch from '@wordpress/api-fetch';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Settings } from '../../../blocks/support-portal/settings';

jest.mock( '@wordpress/api-fetch' );
jest.mock(
	'@wordpress/block-editor',
	() => ( {
		InspectorControls: ( { children }: { children: React.ReactNode } ) => (
			<>{ children }</>
		),
	} ),
	{ virtual: true }
);

const fetchMock = jest.mocked( apiFetch );
const setAttributes = jest.fn();

function show( department = 0 ): void {
	render(
		<Settings
			attributes={ { department, showLogIn: true } }
			setAttributes={ setAttributes }
		/>
	);
}

beforeEach( () => {
	setAttributes.mockReset();
	fetchMock.mockResolvedValue( {
		data: [
			{ id: 1, name: 'General' },
			{ id: 2, name: 'Billing' },
		],
	} );
} );

it( 'offers the departments', async () => {
	show();
	const control = await screen.findByRole( 'combobox', {
		name: 'Department',
	} );
	expect( control ).toHaveDisplayValue( 'None' );
	await userEvent.selectOptions( control, 'Billing' );
	expect( setAttributes ).toHaveBeenCalledWith( { department: 2 } );
} );

it( 'says when the chosen one is gone', async () => {
	show( 9 );
	expect(
		await screen.findByRole( 'combobox', { name: 'Department' } )
	).toHaveDisplayValue( 'Deleted (9): the default department' );
} );

it( 'goes without them for who may not know them', async () => {
	fetchMock.mockRejectedValue( { code: 'forbidden' } );
	show();
	await userEvent.click( screen.getByLabelText( 'Offer to log in' ) );
	expect( setAttributes ).toHaveBeenCalledWith( { showLogIn: false } );
	expect( screen.queryByRole( 'combobox' ) ).not.toBeInTheDocument();
} );
