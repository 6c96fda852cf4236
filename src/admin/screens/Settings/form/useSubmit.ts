import { useEffect, useRef, useState } from '@wordpress/element';
import type { FormEvent } from 'react';

/**
 * @param form Whose first wrong field gets the focus; it may have a further control in front of the one that is wrong.
 */
function focusFault( form: HTMLFormElement | null ): void {
	const field = form?.querySelector( '[data-fault]' );
	const find = ( selector: string ) =>
		field?.querySelector< HTMLElement >( selector );
	(
		find( '[aria-invalid="true"]' ) ??
		find( 'input, select, textarea, button' )
	)?.focus();
}

/**
 * Sends the form, also by Ctrl or ⌘ and S, and leads to the first field that is wrong.
 *
 * @param save Answers whether it went well.
 */
export function useSubmit( save: () => Promise< boolean > ) {
	const element = useRef< HTMLFormElement >( null );
	const [ failures, setFailures ] = useState( 0 );
	const submit = async () => {
		if ( ! ( await save() ) ) {
			setFailures( ( count ) => count + 1 );
		}
	};
	// After the fields have said what is wrong.
	useEffect( () => {
		if ( failures > 0 ) {
			focusFault( element.current );
		}
	}, [ failures ] );
	useEffect( () => {
		const onKey = ( event: KeyboardEvent ) => {
			if ( ( event.ctrlKey || event.metaKey ) && event.key === 's' ) {
				event.preventDefault();
				element.current?.requestSubmit();
			}
		};
		document.addEventListener( 'keydown', onKey );
		return () => {
			document.removeEventListener( 'keydown', onKey );
		};
	}, [] );
	return {
		element,
		onSubmit: ( event: FormEvent ) => {
			event.preventDefault();
			void submit();
		},
	};
}
