import { render, screen } from '@testing-library/react';

import { RelativeTime } from '../../../src/components/RelativeTime';

test( 'says how long ago, and exactly when', () => {
	const time = new Date( Date.now() - 5 * 60_000 ).toISOString();
	render( <RelativeTime time={ time } /> );
	const element = screen.getByText( '5 minutes ago' );
	expect( element ).toHaveAttribute( 'datetime', time );
	expect( element ).toHaveAttribute(
		'title',
		expect.stringMatching( /\d{4}.*\d:\d\d/ )
	);
} );
