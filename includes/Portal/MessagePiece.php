<?php
/**
 * A piece of a message.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * A tag or a stretch of text of a stored message, in the order they come.
 */
final class MessagePiece {

	/** Tags that begin another line. */
	private const BLOCKS = array( 'BLOCKQUOTE', 'BR', 'DIV', 'H1', 'H2', 'H3', 'H4', 'HR', 'LI', 'OL', 'P', 'PRE', 'TABLE', 'TBODY', 'TD', 'TH', 'THEAD', 'TR', 'UL' );

	/** @param array<string, string> $attributes Of an opening tag. */
	public function __construct(
		/** Name in upper case, empty for text. */
		public readonly string $tag,
		public string $text = '',
		public readonly bool $isCloser = false,
		public array $attributes = array(),
	) {}

	/**
	 * @param string $html A message as it is stored: safe, and its elements closed.
	 * @return list<self>
	 */
	public static function read( string $html ): array {
		$pieces    = array();
		$isPre     = 0;
		$processor = new \WP_HTML_Tag_Processor( $html );
		while ( $processor->next_token() ) {
			$tag = $processor->get_tag();
			if ( '#text' === $processor->get_token_type() ) {
				array_push( $pieces, ...self::lines( $processor->get_modifiable_text(), $isPre > 0 ) );
			} elseif ( null !== $tag ) {
				$isPre   += 'PRE' === $tag ? ( $processor->is_tag_closer() ? -1 : 1 ) : 0;
				$pieces[] = new self( $tag, '', $processor->is_tag_closer(), self::attributesOf( $processor ) );
			}
		}
		return $pieces;
	}

	/** @param list<self> $pieces */
	public static function write( array $pieces ): string {
		return implode( '', array_map( static fn( self $piece ): string => $piece->html(), $pieces ) );
	}

	public function isText(): bool {
		return '' === $this->tag;
	}

	/** Whether what follows is on another line. */
	public function breaks(): bool {
		return in_array( $this->tag, self::BLOCKS, true ) || ( $this->isText() && str_ends_with( $this->text, "\n" ) && '' !== trim( $this->text ) );
	}

	/** Whether it is an element without an inside. */
	public function isVoid(): bool {
		return 'BR' === $this->tag || 'HR' === $this->tag;
	}

	private function html(): string {
		if ( $this->isText() ) {
			// Not esc_html(), which leaves entities that somebody typed.
			return htmlspecialchars( $this->text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		}
		$attributes = '';
		foreach ( $this->attributes as $name => $value ) {
			$attributes .= " $name=\"" . htmlspecialchars( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) . '"';
		}
		return '<' . ( $this->isCloser ? '/' : '' ) . strtolower( $this->tag ) . "$attributes>";
	}

	/** @return list<self> One for each line where line breaks count, else one. */
	private static function lines( string $text, bool $isPre ): array {
		$lines = $isPre ? (array) preg_split( '/(?<=\n)/', $text ) : array( str_replace( "\n", ' ', $text ) );
		return array_map( static fn( string $line ): self => new self( '', $line ), array_values( array_filter( $lines, is_string( ... ) ) ) );
	}

	/** @return array<string, string> Those that a stored message may have. */
	private static function attributesOf( \WP_HTML_Tag_Processor $processor ): array {
		$all = array(
			'href'  => $processor->get_attribute( 'href' ),
			'title' => $processor->get_attribute( 'title' ),
		);
		return $processor->is_tag_closer() ? array() : array_filter( $all, is_string( ... ) );
	}
}
