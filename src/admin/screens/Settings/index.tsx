import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';

import { AppLink } from '../../../components/AppLink';
import { ScreenHeading } from '../../../components/ScreenHeading';
import { urlOf, useArgs } from '../../router';
import { Api } from './Api';
import { Branding } from './Branding';
import { hasMedia } from './Branding/media';
import { Departments } from './Departments';
import { General } from './General';
import { Guests } from './Guests';
import { Health } from './Health';
import { Tickets } from './Tickets';
import { Transitions } from './Transitions';

interface Section {
	id: string;
	label: string;
	Content: ComponentType;
	/** Whether it needs the media library, which only its own page loads. */
	needsMedia?: true;
}

const SECTIONS: [ Section, ...Section[] ] = [
	{
		id: 'general',
		label: __( 'General', 'smart-support-guest' ),
		Content: General,
	},
	{
		id: 'tickets',
		label: __( 'Tickets', 'smart-support-guest' ),
		Content: Tickets,
	},
	{
		id: 'guests',
		label: __( 'Guests', 'smart-support-guest' ),
		Content: Guests,
	},
	{
		id: 'departments',
		label: __( 'Departments', 'smart-support-guest' ),
		Content: Departments,
	},
	{
		id: 'transitions',
		label: __( 'Transitions', 'smart-support-guest' ),
		Content: Transitions,
	},
	{
		id: 'branding',
		label: __( 'Branding', 'smart-support-guest' ),
		Content: Branding,
		needsMedia: true,
	},
	{
		id: 'api',
		label: __( 'Advanced → API', 'smart-support-guest' ),
		Content: Api,
	},
	{
		id: 'health',
		label: __( 'Advanced → Health', 'smart-support-guest' ),
		Content: Health,
	},
];

/** Settings, a section at a time; the address says which. */
export function Settings() {
	const { section } = useArgs();
	const title = __( 'Settings', 'smart-support-guest' );
	const present =
		SECTIONS.find( ( each ) => each.id === section ) ?? SECTIONS[ 0 ];
	const { id, Content } = present;
	return (
		<div className="smart-support-settings">
			<ScreenHeading title={ title }>{ title }</ScreenHeading>
			<nav
				className="nav-tab-wrapper"
				aria-label={ __( 'Settings', 'smart-support-guest' ) }
			>
				{ SECTIONS.map( ( each ) => (
					<Tab
						key={ each.id }
						section={ each }
						isPresent={ each === present }
					/>
				) ) }
			</nav>
			<Content key={ id } />
		</div>
	);
}

function Tab( {
	section,
	isPresent,
}: {
	section: Section;
	isPresent: boolean;
} ) {
	const to = { section: section.id };
	const props = {
		className: isPresent ? 'nav-tab nav-tab-active' : 'nav-tab',
		'aria-current': isPresent ? ( 'page' as const ) : undefined,
		children: section.label,
	};
	return section.needsMedia && ! hasMedia() ? (
		<a { ...props } href={ urlOf( to ) }>
			{ section.label }
		</a>
	) : (
		<AppLink { ...props } to={ to } />
	);
}
