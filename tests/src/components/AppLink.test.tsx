import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { AppLink } from '../../../src/components/AppLink';

beforeEach( () => {
	window.history.replaceState( null, '', '/admin.php?page=smart-support' );
	render( <AppLink to={ { ticket: '7' } }>Open</AppLink> );
} );

test( 'has an address, and a click stays in the page', async () => {
	const link = screen.getByRole( 'link', { name: 'Open' } );
	expect( link ).toHaveAttribute(
		'href',
		'/admin.php?page=smart-support&ticket=7'
	);
	await userEvent.click( link );
	expect( window.location.search ).toBe( '?page=smart-support&ticket=7' );
} );

test.each( [ { ctrlKey: true }, { metaKey: true }, { shiftKey: true } ] )(
	'leaves a click with a key to the browser: %o',
	( keys ) => {
		const link = screen.getByRole( 'link', { name: 'Open' } );
		// The test's browser knows no tabs and complains when it should open one.
		link.removeAttribute( 'href' );
		const click = createEvent.click( link, keys );
		fireEvent( link, click );
		expect( click.defaultPrevented ).toBe( false );
		expect( window.location.search ).toBe( '?page=smart-support' );
	}
);
