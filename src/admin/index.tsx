/**
 * The app of Smart Support's screens in wp-admin.
 */
import apiFetch from '@wordpress/api-fetch';
import { register } from '@wordpress/data';
import { createRoot } from '@wordpress/element';

import { store as accessLinks } from '../store/access-links';
import { store as agents } from '../store/agents';
import { store as apiKeys } from '../store/api-keys';
import { store as attachments } from '../store/attachments';
import { store as departments } from '../store/departments';
import { envelopeMiddleware } from '../store/envelope';
import { store as events } from '../store/events';
import { store as products } from '../store/products';
import { store as refusals } from '../store/refusals';
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
register( refusals );
register( departments );
register( agents );
register( products );
register( events );
register( accessLinks );
register( attachments );

const root = document.getElementById( ROOT );
if ( root ) {
	createRoot( root ).render( <App /> );
}
