// Scripts of WordPress that ship without types; what we use of them.
declare module '@wordpress/block-editor' {
	export function useBlockProps( props?: {
		style?: React.CSSProperties;
	} ): Record< string, unknown >;

	export function InspectorControls( props: {
		children: React.ReactNode;
	} ): React.JSX.Element;
}

declare module '@wordpress/blocks' {
	// The editor hands a block the attributes that its block.json names.
	export function registerBlockType(
		name: string,
		settings: { edit: ( props: never ) => React.JSX.Element }
	): void;
}

declare module '@wordpress/server-side-render' {
	export default function ServerSideRender( props: {
		block: string;
		attributes: Record< string, unknown >;
		/** Leaves out what the editor's own wrapper has: colours, spacing, typography. */
		skipBlockSupportAttributes?: boolean;
	} ): React.JSX.Element;
}
