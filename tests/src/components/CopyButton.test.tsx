import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { CopyButton } from '../../../src/components/CopyButton';

const page = document as unknown as {
	execCommand?: ( command: string ) => boolean;
};

/**
 * Presses the button in a browser that does or does not let pages write to the clipboard.
 *
 * @param hasClipboard Whether it does.
 */
const press = async ( hasClipboard: boolean ) => {
	const user = userEvent.setup();
	const written = jest.fn();
	Object.defineProperty( navigator, 'clipboard', {
		configurable: true,
		value: hasClipboard
			? {
					writeText: ( text: string ) => {
						written( text );
						return Promise.resolve();
					},
				}
			: undefined,
	} );
	render( <CopyButton text="secret" label="Copy the key" /> );
	await user.click( screen.getByRole( 'button', { name: 'Copy the key' } ) );
	return written;
};

afterEach( () => {
	delete page.execCommand;
} );

test( 'copies, and says so', async () => {
	const written = await press( true );
	expect( written ).toHaveBeenCalledWith( 'secret' );
	expect(
		await screen.findByRole( 'button', { name: 'Copied' } )
	).toBeVisible();
} );

test( 'copies on plain http too, and leaves nothing behind', async () => {
	let selected = '';
	page.execCommand = ( command ) => {
		const area = document.querySelector( 'textarea' );
		selected = command === 'copy' ? ( area?.value ?? '' ) : '';
		return true;
	};
	await press( false );
	const button = await screen.findByRole( 'button', { name: 'Copied' } );
	expect( button ).toHaveFocus();
	expect( selected ).toBe( 'secret' );
	expect( document.querySelector( 'textarea' ) ).toBeNull();
} );

test( 'does not say what is not true', async () => {
	page.execCommand = () => false;
	await press( false );
	expect(
		screen.getByRole( 'button', { name: 'Copy the key' } )
	).toBeVisible();
} );

test( 'is named also where it shows no words', async () => {
	Object.defineProperty( navigator, 'clipboard', {
		configurable: true,
		value: { writeText: () => Promise.resolve() },
	} );
	render( <CopyButton text="secret" label="Copy the link" isIcon /> );
	const button = screen.getByRole( 'button', { name: 'Copy the link' } );
	expect( button ).toHaveTextContent( '' );
	await userEvent.click( button );
	expect( screen.getByRole( 'button', { name: 'Copied' } ) ).toBe( button );
} );
