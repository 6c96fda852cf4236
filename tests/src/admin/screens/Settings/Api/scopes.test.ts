import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	type Preset,
	PRESET_LABELS,
	presetOf,
	SCOPES,
	scopesOf,
} from '../../../../../../src/admin/screens/Settings/Api/scopes';
import { scopesText } from '../../../../../../src/admin/screens/Settings/Api/labels';

interface Schema {
	item: { properties: { scopes: { items: { enum: string[] } } } };
}

const PRESETS = Object.keys( PRESET_LABELS ) as Preset[];

test( 'every scope of the contract can be chosen, once', () => {
	const file = join(
		__dirname,
		'../../../../../../includes/Schema/api-key.json'
	);
	const { item } = JSON.parse( readFileSync( file, 'utf8' ) ) as Schema;
	expect( [ ...SCOPES ].sort() ).toEqual(
		[ ...item.properties.scopes.items.enum ].sort()
	);
} );

test( 'a preset is known by its scopes, in any order', () => {
	for ( const preset of PRESETS ) {
		expect( presetOf( scopesOf( preset ).reverse() ) ).toBe( preset );
		expect( new Set( scopesOf( preset ) ).size ).toBe(
			scopesOf( preset ).length
		);
	}
	expect( presetOf( [ 'tickets:read' ] ) ).toBeUndefined();
	expect( presetOf( [] ) ).toBeUndefined();
} );

test( 'reading is no writing, and full access is all', () => {
	expect(
		scopesOf( 'read' ).every( ( scope ) => scope.endsWith( ':read' ) )
	).toBe( true );
	expect( scopesOf( 'full' ) ).toEqual( SCOPES );
	for ( const preset of [ 'read', 'ticketing', 'import' ] as const ) {
		expect( scopesOf( preset ) ).not.toContain( 'keys:manage' );
		expect( scopesOf( preset ) ).not.toContain( 'settings:write' );
	}
} );

test( 'says in a few words what a key may do', () => {
	expect( scopesText( scopesOf( 'inbound' ) ) ).toBe( 'Inbound e-mail' );
	expect( scopesText( [ 'tickets:read', 'export' ] ) ).toBe(
		'tickets:read, export'
	);
	expect(
		scopesText( [ 'tickets:read', 'notes:read', 'export', 'import' ] )
	).toBe( 'tickets:read, notes:read and 2 more' );
} );
