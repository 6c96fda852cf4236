import { contrast } from '../../../../../../src/admin/screens/Settings/Branding/colors';

test.each( [
	[ '#000000', '#ffffff', 21 ],
	[ '#767676', '#FFFFFF', 4.54 ],
	[ '#ff0000', '#ffffff', 4.0 ],
	[ '#2145e6', '#2145E6', 1 ],
] )( 'contrast of %s and %s', ( one, other, expected ) => {
	expect( contrast( one, other ) ).toBeCloseTo( expected, 2 );
	expect( contrast( other, one ) ).toBeCloseTo( expected, 2 );
} );

test( 'what is no colour has no contrast', () => {
	expect( contrast( 'red', '#ffffff' ) ).toBeNaN();
	expect( contrast( '#fff', '#ffffff' ) ).toBeNaN();
} );
