import {
	changesOf,
	faultsOf,
	faultsOfAnswer,
	FIELDS,
	remaining,
} from '../../../../../../src/admin/screens/Settings/Departments/values';
import { ApiError } from '../../../../../../src/store/envelope';
import { department } from '../../../../fixtures';

test( 'what is as it was is not sent', () => {
	const edits = { name: 'General', slug: 'all', transitions: null };
	expect( changesOf( edits, department() ) ).toEqual( { slug: 'all' } );
} );

test( 'a name and a slug are needed', () => {
	expect( faultsOf( department() ) ).toEqual( {} );
	expect( faultsOf( department( { name: ' ', slug: '' } ) ) ).toEqual( {
		name: 'Please enter a name.',
		slug: 'Please enter a slug.',
	} );
} );

test( 'what was edited is looked at again, the rest stays', () => {
	const faults = { slug: 'No slug.', reply_to: 'No address.', name: 'Old.' };
	const edited = { slug: 'billing' };
	expect( remaining( faults, {}, {}, edited ) ).toEqual( {
		reply_to: 'No address.',
		name: 'Old.',
	} );
	expect(
		remaining( faults, { name: 'Old.' }, { slug: 'Still none.' }, edited )
	).toEqual( { slug: 'Still none.', reply_to: 'No address.' } );
} );

test( 'says at fields what the API says of them, and nothing of others', () => {
	const refusal = ( errors: Record< string, string > ) =>
		new ApiError( 'validation_error', 'No.', errors );
	expect(
		faultsOfAnswer( refusal( { reply_to: 'No address.' } ), FIELDS )
	).toEqual( { reply_to: 'No address.' } );
	expect(
		faultsOfAnswer( refusal( { 'transitions[open]': 'No.' } ), [
			'transitions',
		] )
	).toEqual( { transitions: 'No.' } );
	expect(
		faultsOfAnswer( refusal( { reply_to: 'No.', other: 'No.' } ), FIELDS )
	).toEqual( {} );
	expect( faultsOfAnswer( new Error( 'Gone.' ), FIELDS ) ).toEqual( {} );
} );
