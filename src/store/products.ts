/**
 * Store of the products.
 */
import type { Product } from '../types/schema';
import { createListStore } from './list';

export const store = createListStore< Product >( 'products' );
