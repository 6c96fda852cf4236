import { act, render, screen } from '@testing-library/react';

import { navigate, useArgs } from '../../../src/admin/router';
import { ScreenHeading } from '../../../src/components/ScreenHeading';

function Screens() {
	const { ticket = '' } = useArgs();
	return (
		<ScreenHeading key={ ticket } title={ `Screen ${ ticket }` }>
			Heading { ticket }
		</ScreenHeading>
	);
}

test( 'names the tab; takes the focus when the screen changes, not when the page loads', () => {
	render( <Screens /> );
	expect( document.title ).toMatch( /^Screen/ );
	expect( screen.getByRole( 'heading' ) ).not.toHaveFocus();

	act( () => {
		navigate( { ticket: '7' } );
	} );
	expect( document.title ).toMatch( /^Screen 7 ‹/ );
	expect(
		screen.getByRole( 'heading', { name: 'Heading 7' } )
	).toHaveFocus();
} );
