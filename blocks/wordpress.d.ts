// Scripts of WordPress that ship without types; the two functions we use.
declare module '@wordpress/block-editor' {
	export function useBlockProps(): Record< string, unknown >;
}

declare module '@wordpress/blocks' {
	export function registerBlockType(
		name: string,
		settings: { edit: () => React.JSX.Element }
	): void;
}
