import { addToTimeline } from '../../../blocks/support-portal/timeline';

const REPLY = {
	message: '<p>Safe &lt;b&gt;</p>',
	time: '2026-05-07T12:00:00Z',
	date: 'Just now',
	files: [],
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

it( 'lists the files that came with it', () => {
	document.body.innerHTML = `
		<ol id="smart-support-timeline"></ol>
		<template id="smart-support-blank">
			<li><time></time><div class="smart-support-text"></div></li>
		</template>`;
	const files = [
		{ name: '<b>.png', url: '/portal/attachments/7', size: 2048 },
	];
	addToTimeline( { ...REPLY, files } );
	const link = document.querySelector( 'ol a' );
	expect( link ).toHaveTextContent( '<b>.png' );
	expect( link ).toHaveAttribute( 'href', '/portal/attachments/7' );
	expect( link ).toHaveAttribute( 'download' );
	expect( link?.parentElement ).toHaveTextContent( '2 kB' );
} );

it( 'does nothing on a page without one', () => {
	document.body.innerHTML = '';
	expect( () => {
		addToTimeline( REPLY );
	} ).not.toThrow();
} );
