import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	error: unknown;
	/** Offers to try again. */
	onRetry?: () => void;
}

/**
 * Says, also to screen readers, what went wrong, in the words of the API.
 *
 * @param props         Properties.
 * @param props.error   What was thrown; nothing shows without it.
 * @param props.onRetry Offers to try again.
 */
export function ErrorNotice( { error, onRetry }: Props ) {
	if ( ! error ) {
		return null;
	}
	const label = __( 'Try again', 'smart-support-guest' );
	return (
		<Notice
			status="error"
			isDismissible={ false }
			actions={ onRetry ? [ { label, onClick: onRetry } ] : [] }
		>
			{ messageOf( error ) }
		</Notice>
	);
}

/**
 * @param error What was thrown: our ApiError, or api-fetch's plain object.
 */
function messageOf( error: unknown ): string {
	const { message } = error as { message?: string };
	return message ?? __( 'Something went wrong.', 'smart-support-guest' );
}
