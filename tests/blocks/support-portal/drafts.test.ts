import {
	forgetDraft,
	keepDraft,
	restoreDraft,
} from '../../../blocks/support-portal/drafts';
import { controls } from '../../../blocks/support-portal/fields';
import { PRIORITY, makeForm } from './form';

const field = ( form: HTMLFormElement, name: string ) =>
	controls( form ).get( name ) as HTMLInputElement;

beforeEach( () => {
	sessionStorage.clear();
} );

it( 'survives a reload', () => {
	const before = makeForm();
	field( before, 'email' ).value = 'a@example.com';
	field( before, 'message' ).value = 'Text';
	keepDraft( before );

	const after = makeForm();
	restoreDraft( after );
	expect( field( after, 'email' ).value ).toBe( 'a@example.com' );
	expect( field( after, 'message' ).value ).toBe( 'Text' );
} );

it( 'gives way to what the page brought', () => {
	const before = makeForm();
	field( before, 'subject' ).value = 'Draft';
	keepDraft( before );

	const after = makeForm();
	field( after, 'subject' ).value = 'From the server';
	restoreDraft( after );
	expect( field( after, 'subject' ).value ).toBe( 'From the server' );
} );

it( 'holds no hidden field', () => {
	const form = makeForm();
	field( form, 'website' ).value = 'x';
	field( form, 'subject' ).value = 'A';
	keepDraft( form );
	expect( sessionStorage.getItem( 'smart-support-draft-ticket' ) ).toBe(
		'{"subject":"A"}'
	);
} );

it( 'keeps choices, but none that nobody made', () => {
	const before = makeForm( PRIORITY );
	keepDraft( before );
	expect( sessionStorage.getItem( 'smart-support-draft-ticket' ) ).toBe(
		'{}'
	);
	field( before, 'priority' ).value = 'low';
	keepDraft( before );

	const after = makeForm( PRIORITY );
	restoreDraft( after );
	expect( field( after, 'priority' ).value ).toBe( 'low' );
} );

it( 'leaves a list alone that has a choice no longer', () => {
	const before = makeForm( PRIORITY );
	field( before, 'priority' ).value = 'low';
	keepDraft( before );

	const after = makeForm( PRIORITY.replaceAll( 'low', 'lowest' ) );
	restoreDraft( after );
	expect( field( after, 'priority' ).value ).toBe( 'medium' );
} );

it( 'is forgotten once it is sent', () => {
	const form = makeForm();
	field( form, 'subject' ).value = 'A';
	keepDraft( form );
	forgetDraft( form );
	expect( sessionStorage ).toHaveLength( 0 );
} );

it( 'belongs to its form', () => {
	const form = makeForm();
	field( form, 'subject' ).value = 'A';
	keepDraft( form );
	const other = makeForm();
	other.dataset.draft = 'reply-7';
	restoreDraft( other );
	expect( field( other, 'subject' ).value ).toBe( '' );
} );

it( 'does without storage', () => {
	const refuse = () => {
		throw new DOMException( 'forbidden' );
	};
	const spies = ( [ 'getItem', 'setItem', 'removeItem' ] as const ).map(
		( name ) =>
			jest.spyOn( Storage.prototype, name ).mockImplementation( refuse )
	);
	const form = makeForm();
	expect( () => {
		keepDraft( form );
		restoreDraft( form );
		forgetDraft( form );
	} ).not.toThrow();
	spies.forEach( ( spy ) => {
		spy.mockRestore();
	} );
} );
