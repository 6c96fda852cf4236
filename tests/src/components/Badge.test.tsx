import { render, screen } from '@testing-library/react';

import {
	GuestBadge,
	PriorityBadge,
	RegisteredBadge,
	StatusBadge,
} from '../../../src/components/Badge';

test( 'says in words and colour who is a guest', () => {
	render( <GuestBadge /> );
	expect( screen.getByText( 'Guest' ) ).toHaveClass( 'is-guest' );
} );

test( 'says who has an account', () => {
	render( <RegisteredBadge /> );
	expect( screen.getByText( 'Registered' ) ).not.toHaveClass( 'is-guest' );
} );

test( 'names a status', () => {
	render( <StatusBadge status="pending" /> );
	expect( screen.getByText( 'Pending' ) ).toHaveClass( 'is-pending' );
} );

test( 'names a priority', () => {
	render( <PriorityBadge priority="urgent" /> );
	expect( screen.getByText( 'Urgent' ) ).toHaveClass( 'is-urgent' );
} );
