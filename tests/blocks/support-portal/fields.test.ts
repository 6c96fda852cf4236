import { controls, faults } from '../../../blocks/support-portal/fields';
import { makeForm } from './form';

const WORDS = {
	missing: {
		email: 'No e-mail.',
		subject: 'No subject.',
		message: 'No text.',
	},
	invalid: { email: 'Bad e-mail.' },
};

function fill( form: HTMLFormElement, values: Record< string, string > ) {
	for ( const [ name, value ] of Object.entries( values ) ) {
		( controls( form ).get( name ) as HTMLInputElement ).value = value;
	}
}

it( 'knows fields by their short names', () => {
	expect( [ ...controls( makeForm() ).keys() ] ).toEqual( [
		'email',
		'subject',
		'message',
		'website',
		'token',
	] );
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
