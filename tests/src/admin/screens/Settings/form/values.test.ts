import {
	changesOf,
	draftOf,
	faultsOf,
	valueOf,
	withEdits,
} from '../../../../../../src/admin/screens/Settings/form/values';
import { settings } from '../../../../fixtures';

const DAYS = 'guests.link_days';

const draft = ( group: string, key: string, value: unknown ) =>
	withEdits( draftOf( settings() ), { [ group ]: { [ key ]: value } } );

test( 'numbers and lists are edited as text', () => {
	const shown = draftOf(
		settings( {
			guests: { link_days: 60, blocklist: [ 'a@x.test', 'b.test' ] },
		} )
	);
	expect( shown.guests?.link_days ).toBe( '60' );
	expect( shown.guests?.blocklist ).toBe( 'a@x.test\nb.test' );
	expect( shown.guests?.has_captcha_secret ).toBe( false );
	expect( shown.attachments?.types ).toContain( 'pdf' );
} );

test.each( [
	[ '1', 1, true ],
	[ ' 365 ', 365, true ],
	[ '030', 30, true ],
	[ '0', 0, false ],
	[ '366', 366, false ],
	[ '-1', -1, false ],
	[ '1.5', 1.5, false ],
	[ '30d', NaN, false ],
	[ '1e2', NaN, false ],
	[ '', NaN, false ],
] )( 'a lifetime of "%s" days', ( typed, value, isTaken ) => {
	const typedDraft = draft( 'guests', 'link_days', typed );
	expect( valueOf( typedDraft, DAYS ) ).toBe( value );
	expect( faultsOf( typedDraft, [ DAYS ] ) ).toEqual(
		isTaken ? {} : { [ DAYS ]: 'Enter a whole number from 1 to 365.' }
	);
} );

test.each( [
	[ '0', true ],
	[ '1', true ],
	[ '0.55', true ],
	[ '0,55', true ],
	[ '1.01', false ],
	[ '-0.1', false ],
	[ 'a', false ],
] )( 'a score of "%s"', ( typed, isTaken ) => {
	const path = 'guests.captcha_score';
	expect(
		faultsOf( draft( 'guests', 'captcha_score', typed ), [ path ] )
	).toEqual( isTaken ? {} : { [ path ]: 'Enter a number from 0 to 1.' } );
} );

test( 'texts, colours and lists have their limits', () => {
	const faults = ( group: string, key: string, value: unknown ) =>
		faultsOf( draft( group, key, value ), [ `${ group }.${ key }` ] )[
			`${ group }.${ key }`
		];
	expect(
		faults( 'branding', 'footer', '€'.repeat( 1000 ) )
	).toBeUndefined();
	expect(
		faults( 'branding', 'footer', '😀'.repeat( 1000 ) )
	).toBeUndefined();
	expect( faults( 'branding', 'footer', 'a'.repeat( 1001 ) ) ).toBe(
		'At most 1000 characters.'
	);
	expect( faults( 'branding', 'accent_color', '#A1b2C3' ) ).toBeUndefined();
	expect( faults( 'branding', 'accent_color', 'red' ) ).toBeTruthy();
	expect( faults( 'branding', 'from_name', 'Müller & Co' ) ).toBeUndefined();
	expect( faults( 'branding', 'from_name', 'a\nb' ) ).toBeTruthy();
	expect( faults( 'attachments', 'types', [] ) ).toBe(
		'Choose at least one.'
	);
	const many = Array.from( { length: 101 }, ( _, i ) => `10.0.0.${ i }` );
	expect( faults( 'general', 'trusted_proxies', many.join( '\n' ) ) ).toBe(
		'At most 100 entries.'
	);
} );

test( 'what is as it was is not sent', () => {
	const saved = draftOf(
		settings( { guests: { blocklist: [ 'a.test' ] } } )
	);
	const paths = [ DAYS, 'guests.blocklist', 'guests.captcha_secret' ];
	expect( changesOf( saved, saved, paths ) ).toEqual( {} );
	const same = withEdits( saved, {
		guests: { link_days: '030', blocklist: '\n a.test\n\n' },
	} );
	expect( changesOf( same, saved, paths ) ).toEqual( {} );
	const other = withEdits( saved, {
		guests: {
			link_days: '31',
			blocklist: 'b.test, a.test\nb.test',
			captcha_secret: '',
			field_priority: true,
		},
		branding: { footer: 'Acme' },
	} );
	expect( changesOf( other, saved, paths ) ).toEqual( {
		guests: {
			link_days: 31,
			blocklist: [ 'b.test', 'a.test' ],
			captcha_secret: '',
		},
	} );
} );
