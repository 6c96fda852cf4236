import { __, sprintf } from '@wordpress/i18n';

import type { ApiKey } from '../../../../types/schema';
import { PRESET_LABELS, presetOf } from './scopes';

export const KEY_STATUS_LABELS: Record< ApiKey[ 'status' ], string > = {
	active: __( 'Active', 'smart-support-guest' ),
	rotated: __( 'Rotated', 'smart-support-guest' ),
	expired: __( 'Expired', 'smart-support-guest' ),
	revoked: __( 'Revoked', 'smart-support-guest' ),
};

/**
 * What a key may do, in a few words.
 *
 * @param scopes Of the key.
 */
export function scopesText( scopes: ApiKey[ 'scopes' ] ): string {
	const preset = presetOf( scopes );
	if ( preset ) {
		return PRESET_LABELS[ preset ];
	}
	return scopes.length <= 3
		? scopes.join( ', ' )
		: sprintf(
				/* translators: 1: names of two scopes of an API key, 2: number of further ones */
				__( '%1$s and %2$d more', 'smart-support-guest' ),
				scopes.slice( 0, 2 ).join( ', ' ),
				scopes.length - 2
			);
}
