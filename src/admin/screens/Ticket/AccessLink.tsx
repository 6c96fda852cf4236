import { Button } from '@wordpress/components';
import { dateI18n, getSettings, humanTimeDiff } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';

import { CopyButton } from '../../../components/CopyButton';
import { RelativeTime } from '../../../components/RelativeTime';
import type { AccessLink as Link } from '../../../types/schema';

const DAY = 24 * 60 * 60 * 1000;

const STATUS_LABELS: Record< Link[ 'status' ], string > = {
	active: __( 'Active', 'smart-support-guest' ),
	expired: __( 'Expired', 'smart-support-guest' ),
	revoked: __( 'Revoked', 'smart-support-guest' ),
};

const REMARKS: Record< Link[ 'status' ], string > = {
	active: __(
		'It opens the ticket, but cannot be shown: the secret keys of this site have changed or are missing. Make a new link to see one.',
		'smart-support-guest'
	),
	expired: __(
		'It opens nothing any more. The next e-mail to the customer renews it.',
		'smart-support-guest'
	),
	revoked: __(
		'It opens nothing any more. The next e-mail to the customer brings a new one.',
		'smart-support-guest'
	),
};

interface Props {
	link: Link;
	/** Whether it is not the customer's. */
	isOther: boolean;
	onRevoke: () => void;
}

/**
 * An access link: where it leads, until when, and when it was used.
 *
 * @param props          Properties.
 * @param props.link     Link.
 * @param props.isOther  Whether it is not the customer's.
 * @param props.onRevoke Called when it is to end.
 */
export function AccessLink( { link, isOther, onRevoke }: Props ) {
	const { status, url } = link;
	return (
		<div className="smart-support-link">
			{ status === 'active' && url !== null ? (
				<Url url={ url } />
			) : (
				<p>{ REMARKS[ status ] }</p>
			) }
			<Facts link={ link } isOther={ isOther } />
			{ status !== 'revoked' && (
				<Button
					variant="tertiary"
					size="compact"
					isDestructive
					onClick={ onRevoke }
				>
					{ __( 'Revoke', 'smart-support-guest' ) }
				</Button>
			) }
		</div>
	);
}

function Facts( { link, isOther }: Pick< Props, 'link' | 'isOther' > ) {
	const { status, customer, last_used_at: used } = link;
	return (
		<dl className="smart-support-facts">
			<dt>{ __( 'Link', 'smart-support-guest' ) }</dt>
			<dd>
				<span className={ `smart-support-badge is-link-${ status }` }>
					{ STATUS_LABELS[ status ] }
				</span>
			</dd>
			{ isOther && (
				<>
					<dt>{ __( 'For', 'smart-support-guest' ) }</dt>
					<dd>{ customer.email }</dd>
				</>
			) }
			<End link={ link } />
			<dt>{ __( 'Last used', 'smart-support-guest' ) }</dt>
			<dd>
				{ used ? (
					<RelativeTime time={ used } />
				) : (
					__( 'Not yet', 'smart-support-guest' )
				) }
			</dd>
		</dl>
	);
}

function Url( { url }: { url: string } ) {
	return (
		<div className="smart-support-link__url">
			<input
				type="text"
				readOnly
				dir="ltr"
				value={ url }
				aria-label={ __( 'Access link', 'smart-support-guest' ) }
				onFocus={ ( event ) => {
					event.currentTarget.select();
				} }
			/>
			<CopyButton
				text={ url }
				label={ __( 'Copy the access link', 'smart-support-guest' ) }
				isIcon
			/>
		</div>
	);
}

function End( { link }: { link: Link } ) {
	const { status, expires_at: end, revoked_at: revoked } = link;
	if ( status === 'revoked' ) {
		return revoked ? (
			<>
				<dt>{ __( 'Revoked', 'smart-support-guest' ) }</dt>
				<dd>
					<RelativeTime time={ revoked } />
				</dd>
			</>
		) : null;
	}
	return (
		<>
			<dt>
				{ status === 'active'
					? __( 'Expires', 'smart-support-guest' )
					: __( 'Expired', 'smart-support-guest' ) }
			</dt>
			<dd>
				{ status === 'active' ? inDays( end ) : humanTimeDiff( end ) }
				<br />
				<time dateTime={ end }>
					{ dateI18n( getSettings().formats.date, end ) }
				</time>
			</dd>
		</>
	);
}

/**
 * How long it is until a time, in days: "in a month" would be too rough for what ends after 30 days.
 *
 * @param time Time to come.
 */
function inDays( time: string ): string {
	const days = Math.round( ( Date.parse( time ) - Date.now() ) / DAY );
	return days < 1
		? humanTimeDiff( time )
		: sprintf(
				/* translators: %d: number of days */
				_n( 'in %d day', 'in %d days', days, 'smart-support-guest' ),
				days
			);
}
