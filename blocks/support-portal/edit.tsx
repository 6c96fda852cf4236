/**
 * The block in the editor: its settings in the sidebar, and the very form that visitors get, without function.
 */
import { useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { Disabled } from '@wordpress/components';
import ServerSideRender from '@wordpress/server-side-render';

import metadata from './block.json';
import { type Attributes, Settings } from './settings';
import './style.scss';

interface EditProps {
	attributes: Attributes & Record< string, unknown >;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}

export function Edit( { attributes, setAttributes }: EditProps ) {
	return (
		<div { ...useBlockProps( { style: gapOf( attributes ) } ) }>
			<Settings
				attributes={ attributes }
				setAttributes={ setAttributes }
			/>
			<Disabled>
				<ServerSideRender
					block={ metadata.name }
					attributes={ attributes }
					skipBlockSupportAttributes
				/>
			</Disabled>
		</div>
	);
}

/**
 * The distance between fields that the author has chosen, as render.php hands it to the style.
 *
 * @param attributes Of the block.
 */
function gapOf( attributes: EditProps[ 'attributes' ] ): React.CSSProperties {
	const { spacing } = ( attributes.style ?? {} ) as {
		spacing?: { blockGap?: string };
	};
	const gap = spacing?.blockGap?.replace(
		/^var:preset\|spacing\|/,
		'var(--wp--preset--spacing--'
	);
	return {
		'--smart-support-gap': gap?.startsWith( 'var(--wp--preset' )
			? `${ gap })`
			: gap,
	} as React.CSSProperties;
}

registerBlockType( metadata.name, { edit: Edit } );
