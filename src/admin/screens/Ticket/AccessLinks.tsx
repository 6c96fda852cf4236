import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { useAction } from '../../../components/useAction';
import { store } from '../../../store/access-links';
import type { AccessLink as Link, Ticket } from '../../../types/schema';
import { AccessLink } from './AccessLink';
import { type Dialog, Dialogs } from './dialogs';

interface Props {
	ticket: Ticket;
	/** Called when the ticket's history has become longer. */
	onEvent: () => void;
}

/**
 * The customer's access link. Whoever has it acts as the customer, and each look is recorded: it is not asked for before
 * somebody wants to see it.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket.
 * @param props.onEvent Called when the ticket's history has become longer.
 */
export function AccessLinks( { ticket, onEvent }: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );
	const [ dialog, setDialog ] = useState< Dialog >();
	const onDone = () => {
		// What was pressed may be gone; what is new comes next.
		heading.current?.focus();
		onEvent();
	};
	const { links, show } = useLinks( ticket.id, onDone );
	return (
		<div className="smart-support-links">
			<h3 ref={ heading } tabIndex={ -1 }>
				{ __( 'Access link', 'smart-support-guest' ) }
			</h3>
			<Links links={ links } ticket={ ticket } onRevoke={ setDialog } />
			<ErrorNotice error={ show.error } />
			<div className="smart-support-links__buttons">
				{ ! links && <Show { ...show } /> }
				<Button
					variant="secondary"
					size="compact"
					onClick={ () => {
						setDialog( { type: 'regenerate' } );
					} }
				>
					{ __( 'Make a new link', 'smart-support-guest' ) }
				</Button>
			</div>
			<Dialogs
				dialog={ dialog }
				ticket={ ticket }
				onDone={ onDone }
				onClose={ () => {
					setDialog( undefined );
				} }
			/>
		</div>
	);
}

interface ShowProps {
	run: () => Promise< unknown >;
	isBusy: boolean;
}

function Show( { run, isBusy }: ShowProps ) {
	return (
		<Button
			variant="secondary"
			size="compact"
			onClick={ () => void run() }
			isBusy={ isBusy }
			disabled={ isBusy }
			accessibleWhenDisabled
		>
			{ __( 'Show link', 'smart-support-guest' ) }
		</Button>
	);
}

interface LinksProps {
	links: Link[] | undefined;
	ticket: Ticket;
	onRevoke: ( dialog: Dialog ) => void;
}

/**
 * The links that open the ticket; without any the one that did last.
 *
 * @param props          Properties.
 * @param props.links    All of them, youngest first; undefined until they are looked at.
 * @param props.ticket   Ticket.
 * @param props.onRevoke Asks before one is revoked.
 */
function Links( { links, ticket, onRevoke }: LinksProps ) {
	if ( ! links ) {
		return (
			<p>
				{ __(
					'Whoever has it acts as the customer. Each look is recorded in the ticket.',
					'smart-support-guest'
				) }
			</p>
		);
	}
	const live = links.filter( ( { status } ) => status === 'active' );
	const shown = live.length > 0 ? live : links.slice( 0, 1 );
	if ( shown.length === 0 ) {
		return (
			<p>
				{ __(
					'There is no access link to this ticket.',
					'smart-support-guest'
				) }
			</p>
		);
	}
	return shown.map( ( link ) => (
		<AccessLink
			key={ link.id }
			link={ link }
			isOther={ link.customer_id !== ticket.customer_id }
			onRevoke={ () => {
				onRevoke( { type: 'revoke', link } );
			} }
		/>
	) );
}

/**
 * The links once they have been looked at, and what shows them; forgotten on leaving.
 *
 * @param id      Ticket id.
 * @param onEvent Called when the look was recorded.
 */
function useLinks( id: number, onEvent: () => void ) {
	const links = useSelect(
		( select ) => select( store ).getAccessLinks( id ),
		[ id ]
	);
	const { showAccessLinks, forgetAccessLinks } = useDispatch( store );
	const show = useAction( async () => {
		await showAccessLinks( id );
		onEvent();
	} );
	useEffect(
		() => () => {
			void forgetAccessLinks( id );
		},
		[ id, forgetAccessLinks ]
	);
	return { links, show };
}
