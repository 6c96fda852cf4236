import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { useArgs } from '../../../router';
import { Examples } from './Examples';
import { Keys } from './Keys';
import { Switch } from './Switch';
import { Usage } from './Usage';

/** Advanced → API: the switch, the keys, how they are used, and how to begin. */
export function Api() {
	const { key } = useArgs();
	if ( key ) {
		return <Usage key={ key } id={ Number( key ) } />;
	}
	return (
		<>
			<HttpWarning />
			<Switch />
			<Keys />
			<Examples />
		</>
	);
}

/** Over plain http a key can be read on the way. */
function HttpWarning() {
	if ( window.location.protocol === 'https:' ) {
		return null;
	}
	return (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'This page came over plain http. Whoever listens on the way can read API keys, when you create them and each time they are used. Please use https.',
				'smart-support-guest'
			) }
		</Notice>
	);
}
