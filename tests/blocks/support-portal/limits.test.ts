import {
	faultOf,
	faultOfAll,
	inWords,
} from '../../../blocks/support-portal/limits';
import { LIMITS, makeFile } from './form';

it.each( [
	[ 'a.png', 10, '' ],
	[ 'A.PNG', 10, '' ],
	[ 'a.exe', 10, 'Other kind.' ],
	[ 'png', 10, '' ],
	[ 'no ending', 10, 'Other kind.' ],
	[ 'a.txt', 1000, '' ],
	[ 'a.txt', 1001, 'Too large.' ],
	[ 'a.txt', 0, 'Empty.' ],
] )( 'judges %s of %d bytes', ( name, size, fault ) => {
	expect( faultOf( makeFile( name, size ), LIMITS ) ).toBe( fault );
} );

it( 'judges all of them together', () => {
	const file = makeFile( 'a.png' );
	const large = makeFile( 'b.png', 70_000 );
	expect( faultOfAll( [ file, file ], LIMITS ) ).toBe( '' );
	expect( faultOfAll( [ file, file, file ], LIMITS ) ).toBe( 'Too many.' );
	expect( faultOfAll( [ large, large ], LIMITS ) ).toBe(
		'Too large together.'
	);
	expect( faultOfAll( [ large, large ], { ...LIMITS, total: 0 } ) ).toBe(
		''
	);
} );

it( 'says sizes as people read them', () => {
	document.documentElement.lang = 'de';
	expect( inWords( 1536 ) ).toBe( '1,5 kB' );
	expect( inWords( 2.5 * 1024 ** 2 ) ).toBe( '2,5 MB' );
	document.documentElement.lang = '';
	expect( inWords( 1023 ) ).toBe( '1,023 byte' );
	expect( inWords( 0 ) ).toBe( '0 byte' );
	expect( inWords( 3000 * 1024 ** 2 ) ).toBe( '3,000 MB' );
} );
