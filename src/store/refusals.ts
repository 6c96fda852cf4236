/**
 * Store of what the guards in front of the form have refused.
 */
import type { Refusal } from '../types/schema';
import { createListStore } from './list';

export const store = createListStore< Refusal >( 'refusals' );
