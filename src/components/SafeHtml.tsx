import { safeHTML } from '@wordpress/dom';
import { RawHTML } from '@wordpress/element';

/**
 * The text of a message. The server gives nothing but HTML it has put through an allow-list, which is what protects agents;
 * taking scripts and event handlers away once more costs nothing and would blunt a fault there.
 *
 * @param props      Properties.
 * @param props.html Safe HTML from the API.
 */
export function SafeHtml( { html }: { html: string } ) {
	return (
		<RawHTML className="smart-support-text" dir="auto">
			{ safeHTML( html ) }
		</RawHTML>
	);
}
