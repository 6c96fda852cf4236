import { dateI18n, getSettings, humanTimeDiff } from '@wordpress/date';

/**
 * A time as people say it ("5 minutes ago"), with the exact one in the site's format on hover.
 *
 * @param props      Properties.
 * @param props.time Time as the API gives it (UTC).
 */
export function RelativeTime( { time }: { time: string } ) {
	return (
		<time
			dateTime={ time }
			title={ dateI18n( getSettings().formats.datetime, time ) }
		>
			{ humanTimeDiff( time ) }
		</time>
	);
}
