/**
 * Store of the agents.
 */
import type { Agent } from '../types/schema';
import { createListStore } from './list';

export const store = createListStore< Agent >( 'agents' );
