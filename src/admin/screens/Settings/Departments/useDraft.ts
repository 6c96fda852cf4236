import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';

import { useAction } from '../../../../components/useAction';
import { store } from '../../../../store/departments';
import type { Department } from '../../../../types/schema';
import {
	type Changes,
	changesOf,
	type Faults,
	faultsOfAnswer,
	remaining,
} from './values';

/** Something is wrong with fields, and is said there. */
class FaultyFields extends Error {}

/**
 * A department as a form edits it.
 *
 * @param department As it is saved.
 * @param fields     Those that the form shows.
 * @param check      What is known to be wrong with what it holds.
 */
export function useDraft(
	department: Department,
	fields: readonly string[],
	check: ( draft: Department ) => Faults
) {
	const [ edits, setEdits ] = useState< Changes >( {} );
	const [ faults, setFaults ] = useState< Faults >( {} );
	const [ isSaved, setSaved ] = useState( false );
	const draft: Department = { ...department, ...edits };
	const changes = changesOf( edits, department );
	const isDirty = Object.keys( changes ).length > 0;
	const { send, ...sending } = useSending( fields, setFaults );
	return {
		draft,
		faults,
		isDirty,
		isSaved: isSaved && ! isDirty,
		...sending,
		edit: ( edited: Changes ) => {
			const next = { ...draft, ...edited };
			setEdits( { ...edits, ...edited } );
			setFaults(
				remaining( faults, check( draft ), check( next ), edited )
			);
			setSaved( false );
		},
		/** Answers whether it went well. */
		save: async () => {
			const went = await send( department.id, changes, check( draft ) );
			if ( went ) {
				setEdits( {} );
				setSaved( true );
			}
			return went;
		},
	};
}

export type Form = ReturnType< typeof useDraft >;

/**
 * Sends changes, unless something is known to be wrong with them.
 *
 * @param fields   Those that the form shows.
 * @param onFaults Gets what is wrong with them.
 */
function useSending(
	fields: readonly string[],
	onFaults: ( faults: Faults ) => void
) {
	const { updateDepartment } = useDispatch( store );
	const { run, isBusy, error } = useAction(
		async ( id: number, changes: Changes, known: Faults ) => {
			onFaults( known );
			if ( Object.keys( known ).length > 0 ) {
				throw new FaultyFields();
			}
			try {
				await updateDepartment( id, changes );
			} catch ( failure ) {
				const named = faultsOfAnswer( failure, fields );
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
