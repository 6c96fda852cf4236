import { render, screen } from '@testing-library/react';

import { SafeHtml } from '../../../src/components/SafeHtml';

test( 'shows HTML, in the direction of its words', () => {
	render( <SafeHtml html="<p>It is <strong>safe</strong>.</p>" /> );
	expect( screen.getByText( 'safe' ).tagName ).toBe( 'STRONG' );
	expect( screen.getByText( 'safe' ).closest( '[dir=auto]' ) ).not.toBeNull();
} );

test( 'leaves out what would run', () => {
	const { container } = render(
		<SafeHtml html='<p onclick="alert(1)">Text<script>alert(2)</script></p>' />
	);
	expect( container.innerHTML ).toContain( '<p>Text</p>' );
} );
