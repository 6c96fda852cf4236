import { useDispatch } from '@wordpress/data';
import { useMemo, useState } from '@wordpress/element';

import { useAction } from '../../../../components/useAction';
import { ApiError } from '../../../../store/envelope';
import { store } from '../../../../store/settings';
import type { Settings, SettingsUpdateInput } from '../../../../types/schema';
import {
	changesOf,
	type Draft,
	draftOf,
	type Faults,
	faultsOf,
	withEdits,
} from './values';

/**
 * Settings as a form edits them.
 *
 * @param settings As they are saved.
 * @param pathsOf  Settings that the form shows for a draft.
 */
export function useDraft(
	settings: Settings,
	pathsOf: ( draft: Draft ) => string[]
) {
	const saved = useMemo( () => draftOf( settings ), [ settings ] );
	const [ edits, setEdits ] = useState< Draft >( {} );
	const [ faults, setFaults ] = useState< Faults >( {} );
	const [ isSaved, setSaved ] = useState( false );
	const draft = withEdits( saved, edits );
	const paths = pathsOf( draft );
	const changes = changesOf( draft, saved, paths );
	const isDirty = Object.keys( changes ).length > 0;
	const { send, ...sending } = useSending( setFaults );
	return {
		draft,
		faults,
		isDirty,
		isSaved: isSaved && ! isDirty,
		...sending,
		edit: ( changed: Draft ) => {
			setEdits( withEdits( edits, changed ) );
			const next = withEdits( draft, changed );
			setFaults( remaining( faults, next, changed ) );
			setSaved( false );
		},
		/** Answers whether it went well. */
		save: async () => {
			const went = await send( changes, faultsOf( draft, paths ), paths );
			if ( went ) {
				setEdits( {} );
				setSaved( true );
			}
			return went;
		},
	};
}

/**
 * Sends changes, unless something is known to be wrong with them.
 *
 * @param onFaults Gets what is wrong with fields.
 */
function useSending( onFaults: ( faults: Faults ) => void ) {
	const { updateSettings } = useDispatch( store );
	const { run, isBusy, error } = useAction(
		async (
			changes: SettingsUpdateInput,
			known: Faults,
			paths: string[]
		) => {
			onFaults( known );
			if ( Object.keys( known ).length > 0 ) {
				throw new FaultyFields();
			}
			try {
				await updateSettings( changes );
			} catch ( failure ) {
				const named = faultsOfAnswer( failure, paths );
				onFaults( named );
				throw Object.keys( named ).length > 0
					? new FaultyFields()
					: failure;
			}
		}
	);
	return {
		send: run,
		isBusy,
		// What is wrong with a field is said there.
		error: error instanceof FaultyFields ? undefined : error,
	};
}

/** Something is wrong with fields, and is said there. */
class FaultyFields extends Error {}

/**
 * The faults that an edit leaves: what was edited is looked at again.
 *
 * @param faults  Before.
 * @param draft   After the edit.
 * @param changed The edit.
 */
function remaining( faults: Faults, draft: Draft, changed: Draft ): Faults {
	const edited = Object.entries( changed ).flatMap( ( [ group, values ] ) =>
		Object.keys( values ).map( ( key ) => `${ group }.${ key }` )
	);
	const again = edited.filter( ( path ) => path in faults );
	const others = Object.entries( faults ).filter(
		( [ path ] ) => ! again.includes( path )
	);
	return { ...Object.fromEntries( others ), ...faultsOf( draft, again ) };
}

/**
 * What the API says of fields that the form shows.
 *
 * @param failure What was thrown.
 * @param paths   Settings that the form shows.
 * @return Nothing where it says something of others too: that belongs above the form.
 */
function faultsOfAnswer( failure: unknown, paths: string[] ): Faults {
	const errors = failure instanceof ApiError ? failure.errors : {};
	const named = Object.entries( errors ).map( ( [ path, fault ] ) => [
		// An entry of a list is at the list's field.
		path.replace( /\[.*$/, '' ),
		fault,
	] );
	return named.every( ( [ path = '' ] ) => paths.includes( path ) )
		? ( Object.fromEntries( named ) as Faults )
		: {};
}
