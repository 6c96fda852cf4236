/**
 * Store of the departments.
 */
import type { Department } from '../types/schema';
import { createListStore } from './list';

export const store = createListStore< Department >( 'departments' );
