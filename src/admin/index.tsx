/**
 * The app of Smart Support's screens in wp-admin.
 */
import apiFetch from '@wordpress/api-fetch';
import { register } from '@wordpress/data';
import { createRoot } from '@wordpress/element';

import { store as apiKeys } from '../store/api-keys';
import { store as departments } from '../store/departments';
import { envelopeMiddleware } from '../store/envelope';
import { store as replies } from '../store/replies';
import { store as settings } from '../store/settings';
import { store as tickets } from '../store/tickets';
import { App } from './App';
import { ROOT } from './site';
import './style.scss';

// Last of all, so that it is the outermost.
apiFetch.use( envelopeMiddleware );
register( tickets );
register( replies );
register( settings );
register( apiKeys );
register( departments );

const root = document.getElementById( ROOT );
if ( root ) {
	createRoot( root ).render( <App /> );
}
