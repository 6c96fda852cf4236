/**
 * The app of Smart Support's screens in wp-admin.
 */
import apiFetch from '@wordpress/api-fetch';
import { register } from '@wordpress/data';
import { createRoot } from '@wordpress/element';

import { envelopeMiddleware } from '../store/envelope';
import { store as replies } from '../store/replies';
import { store as tickets } from '../store/tickets';
import { App } from './App';
import './style.scss';

// Last of all, so that it is the outermost.
apiFetch.use( envelopeMiddleware );
register( tickets );
register( replies );

const root = document.getElementById( 'smart-support-admin' );
if ( root ) {
	createRoot( root ).render( <App /> );
}
