import { useState } from '@wordpress/element';

/**
 * Runs something that talks to the server, once at a time, and keeps what went wrong.
 *
 * @param action What to run.
 * @return `run` answers whether it went well.
 */
export function useAction< Args extends unknown[] >(
	action: ( ...args: Args ) => Promise< unknown >
) {
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< unknown >();

	const run = async ( ...args: Args ): Promise< boolean > => {
		if ( isBusy ) {
			return false;
		}
		setBusy( true );
		setError( undefined );
		try {
			await action( ...args );
			return true;
		} catch ( failure ) {
			setError( failure );
			return false;
		} finally {
			setBusy( false );
		}
	};

	return { run, isBusy, error };
}
