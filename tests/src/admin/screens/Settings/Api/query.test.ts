import {
	argsFromView,
	queryFromView,
	viewFromArgs,
} from '../../../../../../src/admin/screens/Settings/Api/query';
import type { Args } from '../../../../../../src/admin/router';

const around = ( args: Args ) => argsFromView( viewFromArgs( args, 'table' ) );

test( 'the first page has a short address', () => {
	expect( around( {} ) ).toEqual( { paged: '', per_page: '' } );
	expect( queryFromView( viewFromArgs( {}, 'table' ) ) ).toEqual( {
		page: 1,
		per_page: 20,
	} );
} );

test( 'an address leads to the same page again', () => {
	expect( around( { paged: '3', per_page: '50' } ) ).toEqual( {
		paged: '3',
		per_page: '50',
	} );
	expect(
		queryFromView( viewFromArgs( { paged: '3', per_page: '50' }, 'list' ) )
	).toEqual( { page: 3, per_page: 50 } );
} );

test.each( [ '0', '-1', '1.5', 'x', '99999999999' ] )(
	'a page "%s" is the first',
	( paged ) => {
		expect( around( { paged, per_page: '7' } ) ).toEqual( {
			paged: '',
			per_page: '',
		} );
	}
);
