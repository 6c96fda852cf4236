import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';

import { CopyButton } from '../../../../components/CopyButton';
import { apiUrl } from '../../../site';

const KEY = '-H "X-Smart-Support-API-Key: YOUR_KEY"';

interface Example {
	label: string;
	command: string;
}

/**
 * @param api Address of the API.
 */
export const examplesOf = ( api: string ): Example[] => [
	{
		label: __( 'Does the key work?', 'smart-support-guest' ),
		command: `curl ${ KEY } \\\n  "${ api }/ping"`,
	},
	{
		label: __( 'Open tickets', 'smart-support-guest' ),
		command: `curl ${ KEY } \\\n  "${ addQueryArgs( `${ api }/tickets`, { status: 'open', per_page: 5 } ) }"`,
	},
	{
		label: __( 'A new ticket', 'smart-support-guest' ),
		command: [
			`curl -X POST ${ KEY }`,
			'  -H "Content-Type: application/json"',
			`  -d '{"email":"customer@example.com","subject":"Hello","message":"It works."}'`,
			`  "${ api }/tickets"`,
		].join( ' \\\n' ),
	},
];

/** Commands to begin with, for this very site. */
export function Examples() {
	return (
		<section className="smart-support-section is-wide">
			<h2>{ __( 'First steps', 'smart-support-guest' ) }</h2>
			<p>
				{ __(
					'Put your key in the place of YOUR_KEY. Keep keys on servers: whoever opens a page can read what is in its scripts.',
					'smart-support-guest'
				) }
			</p>
			{ examplesOf( apiUrl() ).map( ( { label, command } ) => (
				<figure key={ label } className="smart-support-example">
					<figcaption>{ label }</figcaption>
					<pre
						dir="ltr"
						// Long lines scroll; the keyboard must reach that.
						tabIndex={ 0 }
						role="region"
						aria-label={ label }
					>
						<code>{ command }</code>
					</pre>
					<CopyButton
						text={ command }
						label={ `${ __( 'Copy', 'smart-support-guest' ) }: ${ label }` }
					/>
				</figure>
			) ) }
		</section>
	);
}
