import { Files } from '../../../blocks/support-portal/files';
import {
	FILES,
	LIMITS,
	Transfer,
	fileField,
	listOf,
	makeFile,
	makeForm,
} from './form';

let form: HTMLFormElement;
let input: HTMLInputElement;
let files: Files;
let told: string;

beforeEach( () => {
	Object.assign( global, { DataTransfer: Transfer } );
	form = makeForm( FILES );
	input = fileField( form );
	told = 'untouched';
	files = new Files( input, form, LIMITS, ( fault ) => {
		told = fault;
	} );
} );

const names = () => files.all.map( ( { name } ) => name );
const list = () => form.querySelector( 'ul' ) as HTMLElement;
const status = () => form.querySelector( '[role="status"]' );

/**
 * @param chosen By the browser's own dialog.
 */
function pick( ...chosen: File[] ): void {
	input.files = listOf( chosen );
	input.dispatchEvent( new Event( 'change' ) );
}

/**
 * @param type  Of the event.
 * @param field In which the event has its files.
 * @param of    The files.
 * @param types Kinds of data.
 */
function happens(
	type: string,
	field: string,
	of: File[],
	types: string[] = [ 'Files' ]
): Event {
	const event = new Event( type, { bubbles: true, cancelable: true } );
	Object.assign( event, { [ field ]: { files: listOf( of ), types } } );
	form.querySelector( 'textarea' )?.dispatchEvent( event );
	return event;
}

it( 'says that files may be dropped where they may', () => {
	expect( form.querySelector( '.smart-support-lively' ) ).toBeVisible();
	expect( told ).toBe( 'untouched' );
} );

it( 'lists what is picked, one after the other, each once', () => {
	pick( makeFile( 'a.png' ) );
	pick( makeFile( 'b.txt' ) );
	pick( makeFile( 'b.txt' ) );
	expect( names() ).toEqual( [ 'a.png', 'b.txt' ] );
	expect( list() ).toBeVisible();
	expect( list() ).toHaveTextContent( 'a.png10 byte×b.txt10 byte×' );
	expect( input.files ).toHaveLength( 2 );
	expect( status() ).toHaveTextContent( 'Added: b.txt' );
} );

it( 'takes what is dropped anywhere on the form', () => {
	const field = form.querySelector( '.is-file' );
	expect( happens( 'dragover', 'dataTransfer', [] ).defaultPrevented ).toBe(
		true
	);
	expect( field ).toHaveClass( 'is-over' );
	happens( 'dragleave', 'dataTransfer', [] );
	expect( field ).not.toHaveClass( 'is-over' );
	const drop = happens( 'drop', 'dataTransfer', [ makeFile( 'a.png' ) ] );
	expect( drop.defaultPrevented ).toBe( true );
	expect( names() ).toEqual( [ 'a.png' ] );
} );

it( 'leaves texts that are dragged to the browser', () => {
	const over = happens( 'dragover', 'dataTransfer', [], [ 'text/plain' ] );
	const drop = happens( 'drop', 'dataTransfer', [], [ 'text/plain' ] );
	expect( over.defaultPrevented || drop.defaultPrevented ).toBe( false );
} );

it( 'takes pasted pictures, but no picture of a pasted text', () => {
	const picture = [ makeFile( 'image.png' ) ];
	const types = [ 'text/plain', 'Files' ];
	const text = happens( 'paste', 'clipboardData', picture, types );
	expect( text.defaultPrevented ).toBe( false );
	expect( names() ).toEqual( [] );
	happens( 'paste', 'clipboardData', picture );
	expect( names() ).toEqual( [ 'image.png' ] );
} );

it( 'tells what is wrong with each, before anything is sent', () => {
	pick( makeFile( 'a.exe' ), makeFile( 'b.png' ) );
	const [ first, second ] = list().children;
	expect( first ).toHaveTextContent( 'Other kind.' );
	expect( second ).not.toHaveTextContent( 'Other kind.' );
	expect( files.fault ).toBe( 'Look at the marked ones.' );
	expect( told ).toBe( '' );
	pick( makeFile( 'c.png' ) );
	expect( told ).toBe( 'Too many.' );
	expect( files.fault ).toBe( 'Too many.' );
} );

it( 'takes one out again', () => {
	pick( makeFile( 'a.exe' ), makeFile( 'b.png' ) );
	list()
		.querySelector< HTMLElement >( '[aria-label="Remove a.exe"]' )
		?.click();
	expect( names() ).toEqual( [ 'b.png' ] );
	expect( files.fault ).toBe( '' );
	expect( input ).toHaveFocus();
	expect( input.files ).toHaveLength( 1 );
} );

it( 'shows what only the server finds, until the list changes', () => {
	pick( makeFile( 'a.png' ), makeFile( 'b.png' ) );
	expect( files.tell( { 'attachments.1': 'No picture.' } ) ).toBe(
		'Look at the marked ones.'
	);
	expect( list().children[ 1 ] ).toHaveTextContent( 'No picture.' );
	expect( files.tell( { attachments: 'Full.' } ) ).toBe( 'Full.' );
	expect( files.tell( {} ) ).toBe( '' );
	expect( list() ).not.toHaveTextContent( 'No picture.' );
} );

it( 'keeps what the browser has kept over a reload', () => {
	form = makeForm( FILES );
	input = fileField( form );
	input.files = listOf( [ makeFile( 'a.png' ) ] );
	files = new Files( input, form, LIMITS, () => {} );
	expect( names() ).toEqual( [ 'a.png' ] );
} );

it( 'is empty once it is cleared', () => {
	pick( makeFile( 'a.png' ) );
	files.clear();
	expect( list() ).not.toBeVisible();
	expect( input.files ).toHaveLength( 0 );
} );
