/**
 * Files on their way into a message.
 */
import { speak } from '@wordpress/a11y';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

import { store } from '../../../store/attachments';

export interface Upload {
	key: number;
	name: string;
	size: number;
	/** The part that has been sent, from 0 to 1. */
	progress: number;
	/** Id of the attachment, once the server has it. */
	id?: number;
	/** Why the server does not take it. */
	fault?: string;
}

let lastKey = 0;

/** Files that were picked for a message, each uploaded at once. */
export function useUploads() {
	const [ files, setFiles ] = useState< Upload[] >( [] );
	const { start, stop } = useSending( ( key, changes ) => {
		setFiles( ( all ) =>
			all.map( ( each ) =>
				each.key === key ? { ...each, ...changes } : each
			)
		);
	} );
	return {
		files,
		ids: files.flatMap( ( { id } ) => id ?? [] ),
		add: ( picked: File[] ) => {
			for ( const file of picked ) {
				const key = ++lastKey;
				const { name, size } = file;
				setFiles( ( all ) => [
					...all,
					{ key, name, size, progress: 0 },
				] );
				void start( key, file );
			}
		},
		remove: ( key: number ) => {
			stop( key );
			setFiles( ( all ) => all.filter( ( each ) => each.key !== key ) );
		},
		clear: () => {
			setFiles( [] );
		},
	};
}

/**
 * Sends files, all at once; on leaving it stops.
 *
 * @param onChange Gets what has become of one.
 */
function useSending(
	onChange: ( key: number, changes: Partial< Upload > ) => void
) {
	const { uploadFile } = useDispatch( store );
	const running = useRef( new Map< number, AbortController >() );

	useEffect( () => {
		const uploads = running.current;
		return () => {
			uploads.forEach( ( each ) => {
				each.abort();
			} );
		};
	}, [] );

	const start = async ( key: number, file: File ) => {
		const { signal } = startOf( running.current, key );
		const onProgress = ( progress: number ) => {
			onChange( key, { progress } );
		};
		try {
			const { id } = await uploadFile( file, { signal, onProgress } );
			onChange( key, { id } );
			speak( said( file.name ) );
		} catch ( error ) {
			if ( ! signal.aborted ) {
				const { message: fault } = error as Error;
				onChange( key, { fault } );
				speak( `${ file.name }: ${ fault }`, 'assertive' );
			}
		}
		running.current.delete( key );
	};
	const stop = ( key: number ) => running.current.get( key )?.abort();
	return { start, stop };
}

function startOf( running: Map< number, AbortController >, key: number ) {
	const controller = new AbortController();
	running.set( key, controller );
	return controller;
}

export type Uploads = ReturnType< typeof useUploads >;

const said = ( name: string ): string =>
	sprintf(
		/* translators: %s: name of a file */
		__( '%s is uploaded.', 'smart-support-guest' ),
		name
	);
