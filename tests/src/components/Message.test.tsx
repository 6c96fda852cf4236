import { render, screen } from '@testing-library/react';

import { Message } from '../../../src/components/Message';

const props = {
	author: 'Ada Agent',
	part: 'agent',
	time: '2026-05-07T12:30:00Z',
	html: '<p>It is on its way.</p>',
} as const;

const WARNING = 'Internal note: never visible to the customer';

test( 'shows who wrote what, when, and what became of the mail', () => {
	render( <Message { ...props } delivery="failed" /> );
	const message = screen.getByRole( 'article', {
		name: 'Message by Ada Agent',
	} );
	expect( message ).toHaveTextContent(
		/Ada Agent.*Agent.*E-mail could not be delivered.*It is on its way/
	);
	expect( screen.getByText( /ago$/ ) ).toHaveAttribute(
		'datetime',
		props.time
	);
	expect( screen.queryByText( WARNING ) ).not.toBeInTheDocument();
} );

test( 'shows that nobody but staff sees a note, and no delivery', () => {
	render( <Message { ...props } isInternal delivery="none" /> );
	expect(
		screen.getByRole( 'article', { name: 'Internal note by Ada Agent' } )
	).toHaveClass( 'is-note' );
	expect( screen.getByText( WARNING ) ).toBeVisible();
	expect( screen.queryByText( /E-mail/ ) ).not.toBeInTheDocument();
} );

test( 'shows what came with it', () => {
	const file = {
		id: 3,
		filename: 'photo.png',
		mime: 'image/png',
		size: 2048,
		created_at: props.time,
		url: 'https://example.com/wp-json/smart-support/v1/attachments/3',
	};
	render( <Message { ...props } files={ [ file ] } /> );
	expect( screen.getByRole( 'article' ) ).toContainElement(
		screen.getByRole( 'link', { name: 'photo.png' } )
	);
} );

test.each( [ 'customer', 'participant', 'agent' ] as const )(
	'looks different when a %s wrote it',
	( part ) => {
		render( <Message { ...props } part={ part } /> );
		expect( screen.getByRole( 'article' ) ).toHaveClass( `is-${ part }` );
	}
);

test( 'says that its author has only typed an address', () => {
	render( <Message { ...props } part="customer" verification="claimed" /> );
	expect( screen.getByText( 'Unverified sender' ) ).toBeVisible();
	expect( screen.getByRole( 'article' ) ).toHaveClass( 'is-customer' );
} );

test( 'of a verified author says nothing', () => {
	render( <Message { ...props } verification="verified" /> );
	expect( screen.queryByText( /verified/ ) ).not.toBeInTheDocument();
} );

test( 'says that a held reply is for staff alone, and is no note', () => {
	render(
		<Message
			{ ...props }
			part="customer"
			isInternal
			verification="held"
			delivery="sent"
		/>
	);
	const message = screen.getByRole( 'article', {
		name: 'Held reply by Ada Agent',
	} );
	expect( message ).toHaveClass( 'is-note' );
	expect( message ).toHaveTextContent(
		/Held: visible to staff only.*Unverified sender.*E-mail sent/
	);
	expect( screen.queryByText( WARNING ) ).not.toBeInTheDocument();
} );
