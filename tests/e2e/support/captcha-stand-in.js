/**
 * Stands in for the browser scripts of all CAPTCHA providers: a box to tick, or nothing to see. Its tokens are those of
 * tests/env/captcha-server.php, with the play that the script's address asks for.
 */
( () => {
	const play = new URL( document.currentScript.src ).searchParams.get(
		'play'
	);
	const token = ( action ) =>
		[ play, window.location.hostname, action, crypto.randomUUID() ].join(
			'|'
		);
	const widgets = [];
	const api = {
		ready: ( callback ) => callback(),
		execute: ( key, { action } ) => Promise.resolve( token( action ) ),
		render( place, { action } ) {
			const label = document.createElement( 'label' );
			const box = document.createElement( 'input' );
			box.type = 'checkbox';
			label.append( box, 'I am a person' );
			place.append( label );
			return widgets.push( { box, action } ) - 1;
		},
		getResponse: ( id ) =>
			widgets[ id ].box.checked ? token( widgets[ id ].action ) : '',
		reset( id ) {
			widgets[ id ].box.checked = false;
		},
	};
	Object.assign( window, {
		grecaptcha: api,
		turnstile: api,
		hcaptcha: api,
	} );
} )();
