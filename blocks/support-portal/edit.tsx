/**
 * The block in the editor: the form as visitors see it, without function.
 */
import { useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { Disabled } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import metadata from './block.json';
import './style.scss';

const BUTTON = 'wp-element-button smart-support-button';

function Choice( { text, button, className = BUTTON }: ChoiceProps ) {
	return (
		<li className="smart-support-choice">
			<p>{ text }</p>
			<span className={ className }>{ button }</span>
		</li>
	);
}

interface ChoiceProps {
	text: string;
	button: string;
	className?: string;
}

function Field( { label, isLong }: { label: string; isLong?: boolean } ) {
	const Control = isLong ? 'textarea' : 'input';
	return (
		<div className="smart-support-field">
			<span className="smart-support-label">{ label }</span>
			<Control aria-label={ label } readOnly />
		</div>
	);
}

function Choices() {
	return (
		<ul className="smart-support-choices">
			<Choice
				text={ __(
					'You need no account: your e-mail address is enough, and the answer comes to it.',
					'smart-support-guest'
				) }
				button={ __( 'Continue as Guest', 'smart-support-guest' ) }
			/>
			<Choice
				text={ __(
					'You have an account on this site? Write with it.',
					'smart-support-guest'
				) }
				button={ __( 'Log in', 'smart-support-guest' ) }
				className={ `${ BUTTON } is-quiet` }
			/>
		</ul>
	);
}

function Edit() {
	return (
		<div { ...useBlockProps() }>
			<Disabled>
				<div className="smart-support">
					<Choices />
					<div className="smart-support-form">
						<Field
							label={ __(
								'Email Address',
								'smart-support-guest'
							) }
						/>
						<Field
							label={ __( 'Subject', 'smart-support-guest' ) }
						/>
						<Field
							label={ __( 'Message', 'smart-support-guest' ) }
							isLong
						/>
						<p className="smart-support-actions">
							<span className={ BUTTON }>
								{ __( 'Submit Ticket', 'smart-support-guest' ) }
							</span>
						</p>
					</div>
				</div>
			</Disabled>
		</div>
	);
}

registerBlockType( metadata.name, { edit: Edit } );
