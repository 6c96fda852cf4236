import { render, screen } from '@testing-library/react';

import { CustomerName } from '../../../src/components/CustomerName';
import { ticket } from '../fixtures';

const { customer } = ticket();

test( 'shows a guest with the badge', () => {
	render( <CustomerName customer={ customer } /> );
	expect( screen.getByText( 'Gesa Guest' ) ).toBeVisible();
	expect( screen.getByText( 'Guest' ) ).toBeVisible();
} );

test( 'shows the address of someone without a name, and no badge for an account', () => {
	render(
		<CustomerName
			customer={ { ...customer, name: '', is_guest: false, user_id: 3 } }
		/>
	);
	expect( screen.getByText( 'guest@example.com' ) ).toBeVisible();
	expect( screen.queryByText( 'Guest' ) ).not.toBeInTheDocument();
} );
