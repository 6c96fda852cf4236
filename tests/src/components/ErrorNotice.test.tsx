import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { ErrorNotice } from '../../../src/components/ErrorNotice';
import { ApiError } from '../../../src/store/envelope';

const content = () => document.querySelector( '.components-notice__content' );

test( 'shows nothing while nothing is wrong', () => {
	const { container } = render( <ErrorNotice error={ undefined } /> );
	expect( container ).toBeEmptyDOMElement();
} );

test.each( [
	[ new ApiError( 'forbidden', 'You may not.' ), 'You may not.' ],
	[
		{ code: 'offline_error', message: 'You are offline.' },
		'You are offline.',
	],
	[ {}, 'Something went wrong.' ],
] )( 'says what is wrong: %s', ( error, text ) => {
	render( <ErrorNotice error={ error } /> );
	expect( content() ).toHaveTextContent( text );
} );

test( 'offers to try again', async () => {
	const onRetry = jest.fn();
	render( <ErrorNotice error={ new Error( 'No.' ) } onRetry={ onRetry } /> );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Try again' } )
	);
	expect( onRetry ).toHaveBeenCalledTimes( 1 );
} );
