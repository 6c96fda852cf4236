/**
 * Words for the scopes of API keys, and the sets of them that people want most.
 */
import { __ } from '@wordpress/i18n';

import type { ApiKey } from '../../../../types/schema';

export type Scope = ApiKey[ 'scopes' ][ number ];

interface Group {
	label: string;
	scopes: readonly ( readonly [ Scope, string ] )[];
}

const READ = __( 'Read', 'smart-support-guest' );
const WRITE = __( 'Write', 'smart-support-guest' );

export const GROUPS: readonly Group[] = [
	{
		label: __( 'Tickets', 'smart-support-guest' ),
		scopes: [
			[ 'tickets:read', READ ],
			[ 'tickets:write', WRITE ],
		],
	},
	{
		label: __( 'Replies', 'smart-support-guest' ),
		scopes: [
			[ 'replies:read', READ ],
			[ 'replies:write', WRITE ],
		],
	},
	{
		label: __( 'Internal notes', 'smart-support-guest' ),
		scopes: [
			[ 'notes:read', READ ],
			[ 'notes:write', WRITE ],
		],
	},
	{
		label: __( 'Customers', 'smart-support-guest' ),
		scopes: [
			[ 'customers:read', READ ],
			[ 'customers:write', WRITE ],
			[
				'participants:write',
				__( 'Write participants', 'smart-support-guest' ),
			],
		],
	},
	{
		label: __( 'Attachments', 'smart-support-guest' ),
		scopes: [
			[ 'attachments:read', READ ],
			[ 'attachments:write', WRITE ],
		],
	},
	{
		label: __( 'Settings', 'smart-support-guest' ),
		scopes: [
			[ 'settings:read', READ ],
			[ 'settings:write', WRITE ],
			[ 'keys:manage', __( 'Manage API keys', 'smart-support-guest' ) ],
		],
	},
	{
		label: __( 'Exchange of data', 'smart-support-guest' ),
		scopes: [
			[
				'import',
				__( 'Import: earlier dates, no mails', 'smart-support-guest' ),
			],
			[ 'export', __( 'Export', 'smart-support-guest' ) ],
			[
				'inbound',
				__( 'Deliver inbound e-mail', 'smart-support-guest' ),
			],
		],
	},
];

/** Every scope, in the order of the groups. */
export const SCOPES: readonly Scope[] = GROUPS.flatMap( ( { scopes } ) =>
	scopes.map( ( [ scope ] ) => scope )
);

const PRESETS = {
	read: [
		'tickets:read',
		'replies:read',
		'customers:read',
		'attachments:read',
	],
	ticketing: [
		'tickets:read',
		'tickets:write',
		'replies:read',
		'replies:write',
		'customers:read',
		'participants:write',
		'attachments:read',
		'attachments:write',
	],
	full: SCOPES,
	import: [
		'tickets:read',
		'tickets:write',
		'replies:read',
		'replies:write',
		'notes:write',
		'customers:read',
		'customers:write',
		'participants:write',
		'attachments:write',
		'import',
	],
	inbound: [ 'inbound' ],
} as const satisfies Record< string, readonly Scope[] >;

export type Preset = keyof typeof PRESETS;

export const PRESET_LABELS: Record< Preset, string > = {
	read: __( 'Read only', 'smart-support-guest' ),
	ticketing: __( 'Ticketing', 'smart-support-guest' ),
	full: __( 'Full access', 'smart-support-guest' ),
	import: __( 'Import', 'smart-support-guest' ),
	inbound: __( 'Inbound e-mail', 'smart-support-guest' ),
};

/**
 * @param preset Which.
 * @return Its scopes.
 */
export const scopesOf = ( preset: Preset ): Scope[] => [ ...PRESETS[ preset ] ];

/**
 * The preset that has these scopes and no other.
 *
 * @param scopes In any order.
 */
export const presetOf = ( scopes: readonly Scope[] ): Preset | undefined =>
	( Object.keys( PRESETS ) as Preset[] ).find( ( preset ) => {
		const all: readonly Scope[] = PRESETS[ preset ];
		return (
			all.length === scopes.length &&
			all.every( ( scope ) => scopes.includes( scope ) )
		);
	} );
