/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/settings';
import { calls, serve, success } from '../server';

test( 'gets settings and changes some', async () => {
	const { register, resolveSelect, dispatch, select } = createRegistry();
	register( store );
	serve(
		success( { general: { delete_data_on_uninstall: false } } ),
		success( { general: { delete_data_on_uninstall: true } } )
	);
	expect( select( store ).getSettings() ).toBeNull();
	expect( await resolveSelect( store ).getSettings() ).toEqual( {
		general: { delete_data_on_uninstall: false },
	} );

	const changes = { general: { delete_data_on_uninstall: true } };
	await dispatch( store ).updateSettings( changes );
	expect( calls[ 1 ] ).toMatchObject( { method: 'PATCH', body: changes } );
	expect( select( store ).getSettings() ).toEqual( changes );
} );
