import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';

interface Props {
	isDirty: boolean;
	isSaved: boolean;
	isBusy: boolean;
	/** How many fields are wrong. */
	faults: number;
}

/**
 * The button that saves a form, and what has become of it.
 *
 * @param props State of the form.
 */
export function SaveBar( props: Props ) {
	const { isDirty, isBusy } = props;
	return (
		<div
			className={
				isDirty
					? 'smart-support-save-bar is-dirty'
					: 'smart-support-save-bar'
			}
		>
			<Button
				type="submit"
				variant="primary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy || ! isDirty }
				accessibleWhenDisabled
			>
				{ __( 'Save changes', 'smart-support-guest' ) }
			</Button>
			<p className={ props.faults ? 'is-faulty' : '' } role="status">
				{ textOf( props ) }
			</p>
		</div>
	);
}

function textOf( { isDirty, isSaved, faults }: Props ): string {
	if ( faults > 0 ) {
		return sprintf(
			/* translators: %d: number of fields */
			_n(
				'%d field needs your attention. Nothing has been saved.',
				'%d fields need your attention. Nothing has been saved.',
				faults,
				'smart-support-guest'
			),
			faults
		);
	}
	if ( isDirty ) {
		return __( 'Not saved yet.', 'smart-support-guest' );
	}
	return isSaved ? __( 'Saved.', 'smart-support-guest' ) : '';
}
