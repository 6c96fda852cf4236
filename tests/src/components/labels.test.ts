import { optionsOf, STATUS_LABELS } from '../../../src/components/labels';

test( 'makes options of labels, in their order', () => {
	const options = optionsOf( STATUS_LABELS );
	expect( options ).toHaveLength( 6 );
	expect( options[ 0 ] ).toEqual( { value: 'new', label: 'New' } );
} );
