import { addToTimeline } from '../../../blocks/support-portal/timeline';

const REPLY = {
	message: '<p>Safe &lt;b&gt;</p>',
	time: '2026-05-07T12:00:00Z',
	date: 'Just now',
};

it( 'adds a reply of the visitor at the end', () => {
	document.body.innerHTML = `
		<ol id="smart-support-timeline"><li>First</li></ol>
		<template id="smart-support-blank">
			<li><strong>You</strong><time></time><div class="smart-support-text"></div></li>
		</template>`;
	addToTimeline( REPLY );
	const items = document.querySelectorAll( 'ol > li' );
	expect( items ).toHaveLength( 2 );
	expect( items[ 1 ] ).toHaveTextContent( 'YouJust nowSafe <b>' );
	expect( items[ 1 ]?.querySelector( 'time' )?.dateTime ).toBe( REPLY.time );
} );

it( 'does nothing on a page without one', () => {
	document.body.innerHTML = '';
	expect( () => {
		addToTimeline( REPLY );
	} ).not.toThrow();
} );
