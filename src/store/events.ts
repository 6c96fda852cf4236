/**
 * Store of what happened to tickets.
 */
import { createReduxStore } from '@wordpress/data';

import type { Event } from '../types/schema';
import { streamOf } from './stream';

export const store = createReduxStore(
	'smart-support/events',
	streamOf< Event >( 'events' )
);
