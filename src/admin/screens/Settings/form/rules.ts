/**
 * What the API asks of each setting: its own schema, so that limits stand in one place.
 */
import schema from '../../../../../includes/Schema/settings.json';

/** A part of JSON Schema. */
export interface Rule {
	type: string;
	minimum?: number;
	maximum?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	pattern?: string;
	enum?: string[];
	items?: { enum?: string[] };
}

const GROUPS = schema.inputs.update.properties as Record<
	string,
	{ properties: Record< string, Rule > }
>;

/**
 * The rule of a setting; none for what can only be read.
 *
 * @param path Group and key, e.g. `guests.link_days`, as the API names faults.
 */
export function findRule( path: string ): Rule | undefined {
	const [ group = '', key = '' ] = path.split( '.' );
	return GROUPS[ group ]?.properties[ key ];
}

/**
 * The rule of a setting that can be changed.
 *
 * @param path Group and key.
 */
export function ruleOf( path: string ): Rule {
	const rule = findRule( path );
	if ( ! rule ) {
		throw new Error( `There is no setting ${ path }.` );
	}
	return rule;
}

/**
 * Whether a setting is typed as a number.
 *
 * @param rule Its rule.
 */
export const isNumber = ( { type }: Rule ): boolean =>
	type === 'integer' || type === 'number';

/**
 * Whether a setting is a list that people write freely, one in a line.
 *
 * @param rule Its rule.
 */
export const isLines = ( { type, items }: Rule ): boolean =>
	type === 'array' && ! items?.enum;
