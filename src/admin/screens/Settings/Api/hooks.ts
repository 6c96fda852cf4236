import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef } from '@wordpress/element';

import { store as keyStore } from '../../../../store/api-keys';
import { store as departmentStore } from '../../../../store/departments';
import type { Page } from '../../../../store/page';
import type { ApiKey, ApiKeyListInput } from '../../../../types/schema';
import { useSettings } from '../hooks';

const NONE: Page< ApiKey > = { items: [], totalItems: 0, totalPages: 0 };

/**
 * The page of keys that a query asks for; the one before it until it is there.
 *
 * @param query Query of the list.
 */
export function useApiKeys( query: ApiKeyListInput ) {
	const { invalidateResolutionForStoreSelector } = useDispatch( keyStore );
	const { page, state } = useSelect(
		( select ) => ( {
			page: select( keyStore ).getApiKeys( query ),
			state: select( keyStore ).getResolutionState( 'getApiKeys', [
				query,
			] ),
		} ),
		[ query ]
	);
	const latest = useRef( NONE );
	useEffect( () => {
		latest.current = page ?? latest.current;
	}, [ page ] );

	const refresh = useCallback(
		() => void invalidateResolutionForStoreSelector( 'getApiKeys' ),
		[ invalidateResolutionForStoreSelector ]
	);
	// On leaving, so that coming back asks what is new.
	useEffect( () => refresh, [ refresh ] );

	return {
		page: page ?? latest.current,
		isLoading: ! page && state?.status !== 'error',
		error: state?.status === 'error' ? state.error : undefined,
		retry: refresh,
	};
}

/** The settings of the API; undefined until they are there. */
export function useApiSettings() {
	const { settings, ...state } = useSettings();
	return { settings: settings?.api, ...state };
}

/** Departments that a key may be limited to; none until they are there. */
export const useDepartments = () =>
	useSelect( ( select ) => select( departmentStore ).getAll(), [] ) ?? [];

/**
 * A key and how it is used; asked for anew each time it is opened.
 *
 * @param id Key id.
 */
export function useUsage( id: number ) {
	const { key, usage, failed } = useSelect(
		( select ) => ( {
			key: select( keyStore ).getApiKey( id ),
			usage: select( keyStore ).getApiKeyUsage( id ),
			failed: [
				select( keyStore ).getResolutionState( 'getApiKey', [ id ] ),
				select( keyStore ).getResolutionState( 'getApiKeyUsage', [
					id,
				] ),
			].find( ( state ) => state?.status === 'error' ),
		} ),
		[ id ]
	);
	const { invalidateResolution } = useDispatch( keyStore );
	const reload = useCallback( () => {
		void invalidateResolution( 'getApiKey', [ id ] );
		void invalidateResolution( 'getApiKeyUsage', [ id ] );
	}, [ id, invalidateResolution ] );
	useEffect( () => reload, [ reload ] );

	const error = failed && 'error' in failed ? failed.error : undefined;
	return { key, usage, error, reload };
}
