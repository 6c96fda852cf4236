import type { Field } from '@wordpress/dataviews';

import { type ControlProps } from './controls';
import type { Draft } from './values';

/**
 * A field of a form of settings.
 *
 * @param id    Path of the setting, e.g. `guests.link_days`.
 * @param Edit  Control that edits it.
 * @param label Its name.
 * @param more  What else is to be said of it.
 */
export const fieldOf = (
	id: string,
	Edit: ( props: ControlProps ) => React.JSX.Element,
	label: string,
	more: string | Omit< Field< Draft >, 'id' | 'Edit' | 'label' > = {}
): Field< Draft > => ( {
	id,
	Edit,
	label,
	...( typeof more === 'string' ? { description: more } : more ),
} );
