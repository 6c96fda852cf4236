import {
	controls,
	faults,
	values,
} from '../../../blocks/support-portal/fields';
import { FILES, PRIORITY, makeForm } from './form';

const WORDS = {
	missing: {
		email: 'No e-mail.',
		subject: 'No subject.',
		message: 'No text.',
	},
	invalid: { email: 'Bad e-mail.' },
};

function fill( form: HTMLFormElement, given: Record< string, string > ) {
	for ( const [ name, value ] of Object.entries( given ) ) {
		( controls( form ).get( name ) as HTMLInputElement ).value = value;
	}
}

it( 'knows fields by their short names', () => {
	expect( [ ...controls( makeForm( PRIORITY + FILES ) ).keys() ] ).toEqual( [
		'email',
		'subject',
		'message',
		'priority',
		'website',
		'form',
		'token',
		'preset',
	] );
} );

it( 'reads them as the API takes them', () => {
	const form = makeForm( PRIORITY + FILES );
	fill( form, { email: 'a@example.com', subject: 'A' } );
	expect( values( form ) ).toEqual( {
		email: 'a@example.com',
		subject: 'A',
		message: '',
		priority: 'medium',
		website: '',
		form_token: 't',
		preset: '2.x',
	} );
} );

it( 'needs no words where files come', () => {
	const form = makeForm( PRIORITY );
	fill( form, { email: 'a@example.com', subject: 'A' } );
	expect( faults( form, WORDS ).message ).toBe( 'No text.' );
	expect( Object.values( faults( form, WORDS, true ) ).join( '' ) ).toBe(
		''
	);
} );

it( 'names every empty field at once', () => {
	const form = makeForm();
	fill( form, { message: ' \n' } );
	expect( faults( form, WORDS ) ).toEqual( WORDS.missing );
} );

it( 'tells a wrong address from a missing one', () => {
	const form = makeForm();
	fill( form, { email: 'nobody', subject: 'A', message: 'B' } );
	expect( faults( form, WORDS ) ).toEqual( {
		email: 'Bad e-mail.',
		subject: '',
		message: '',
	} );
} );

it( 'finds nothing wrong with what is right', () => {
	const form = makeForm();
	fill( form, { email: 'a@example.com', subject: 'A', message: 'B' } );
	expect( Object.values( faults( form, WORDS ) ).join( '' ) ).toBe( '' );
} );
