import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { check, copy as copyIcon } from '@wordpress/icons';

const COPIED = __( 'Copied', 'smart-support-guest' );
const REFUSED = __(
	'The browser does not let us copy. Please select the text and copy it yourself.',
	'smart-support-guest'
);

interface Props {
	text: string;
	/** What it copies, for those who do not see what is beside it. */
	label: string;
	variant?: 'primary' | 'secondary';
	/** Whether it shows no words, for places beside the text it copies. */
	isIcon?: boolean;
}

/**
 * Copies a text, and says whether that went well.
 *
 * @param props         Properties.
 * @param props.text    What to copy.
 * @param props.label   Name of the button.
 * @param props.variant How it looks.
 * @param props.isIcon  Whether it shows no words.
 */
export function CopyButton( { text, label, isIcon, variant }: Props ) {
	const button = useRef< HTMLButtonElement >( null );
	const [ isCopied, setCopied ] = useState( false );
	const copy = async () => {
		const isDone = await copyText( text, button.current );
		setCopied( isDone );
		speak( isDone ? COPIED : REFUSED, 'assertive' );
	};
	if ( isIcon ) {
		return (
			<Button
				ref={ button }
				size="small"
				icon={ isCopied ? check : copyIcon }
				label={ isCopied ? COPIED : label }
				onClick={ copy }
			/>
		);
	}
	return (
		<Button
			ref={ button }
			variant={ variant ?? 'secondary' }
			onClick={ copy }
			aria-label={ isCopied ? undefined : label }
		>
			{ isCopied ? COPIED : __( 'Copy', 'smart-support-guest' ) }
		</Button>
	);
}

/**
 * @param text   What to copy.
 * @param button What was pressed.
 * @return Whether it is in the clipboard.
 */
async function copyText(
	text: string,
	button: HTMLElement | null
): Promise< boolean > {
	try {
		await navigator.clipboard.writeText( text );
		return true;
	} catch {
		// Pages on plain http have no clipboard.
		return copyBySelection( text, button );
	}
}

/**
 * @param text   What to copy.
 * @param button What was pressed; gets the focus back.
 */
function copyBySelection( text: string, button: HTMLElement | null ): boolean {
	const area = document.createElement( 'textarea' );
	area.value = text;
	area.readOnly = true;
	area.className = 'screen-reader-text';
	// A dialog takes the focus back from all that is outside.
	( button?.parentElement ?? document.body ).append( area );
	area.select();
	// On its way out of the standard, and the one way that works without https.
	const page: { execCommand: ( command: string ) => boolean } = document;
	const isDone = page.execCommand( 'copy' );
	area.remove();
	button?.focus();
	return isDone;
}
