import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';

import { AppLink } from '../../../components/AppLink';
import { ScreenHeading } from '../../../components/ScreenHeading';
import { useArgs } from '../../router';
import { Api } from './Api';

interface Section {
	id: string;
	label: string;
	Content: ComponentType;
}

const SECTIONS: [ Section, ...Section[] ] = [
	{
		id: 'api',
		label: __( 'Advanced → API', 'smart-support-guest' ),
		Content: Api,
	},
];

/** Settings, a section at a time; the address says which. */
export function Settings() {
	const { section } = useArgs();
	const title = __( 'Settings', 'smart-support-guest' );
	const { id, Content } =
		SECTIONS.find( ( each ) => each.id === section ) ?? SECTIONS[ 0 ];
	return (
		<div className="smart-support-settings">
			<ScreenHeading title={ title }>{ title }</ScreenHeading>
			<nav
				className="nav-tab-wrapper"
				aria-label={ __( 'Settings', 'smart-support-guest' ) }
			>
				{ SECTIONS.map( ( each ) => (
					<AppLink
						key={ each.id }
						to={ { section: each.id } }
						className={
							each.id === id
								? 'nav-tab nav-tab-active'
								: 'nav-tab'
						}
						aria-current={ each.id === id ? 'page' : undefined }
					>
						{ each.label }
					</AppLink>
				) ) }
			</nav>
			<Content />
		</div>
	);
}
