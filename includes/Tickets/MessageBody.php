<?php
/**
 * Text of a message, made safe.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * A message is stored twice: as safe HTML for showing, as plain text for search and text mail.
 * One allow-list for every channel; sanitising is the last step before storing.
 */
final class MessageBody {

	private const MAX_BYTES = 1048576;

	private const ALLOWED = array(
		'a'          => array(
			'href'  => true,
			'title' => true,
		),
		'b'          => array(),
		'blockquote' => array(),
		'br'         => array(),
		'code'       => array(),
		'del'        => array(),
		'div'        => array(),
		'em'         => array(),
		'h1'         => array(),
		'h2'         => array(),
		'h3'         => array(),
		'h4'         => array(),
		'hr'         => array(),
		'i'          => array(),
		'li'         => array(),
		'ol'         => array(),
		'p'          => array(),
		'pre'        => array(),
		's'          => array(),
		'span'       => array(),
		'strong'     => array(),
		'sub'        => array(),
		'sup'        => array(),
		'table'      => array(),
		'tbody'      => array(),
		'td'         => array(),
		'th'         => array(),
		'thead'      => array(),
		'tr'         => array(),
		'u'          => array(),
		'ul'         => array(),
	);

	/** Elements whose content is no text. */
	private const DROPPED = array( 'SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'HEAD', 'TITLE', 'TEXTAREA', 'XMP', 'NOEMBED', 'NOFRAMES' );

	/** Above these no person wrote the message, and reading its markup would take seconds. */
	private const MAX_TAGS  = 20000;
	private const MAX_DEPTH = 1000;

	/** A character that is neither space nor control nor format, such as the zero-width space. */
	private const VISIBLE = '/[^\p{Z}\p{Cc}\p{Cf}]/u';

	private function __construct( public readonly string $html, public readonly string $text ) {}

	/**
	 * @param string $html What came in as HTML.
	 * @throws \InvalidArgumentException When nothing visible is left or it is too long.
	 */
	public static function fromHtml( string $html ): self {
		$html = trim( wp_kses( self::withoutDropped( wp_scrub_utf8( $html ) ), self::ALLOWED, array( 'http', 'https', 'mailto', 'tel' ) ) );
		return self::checked( $html, self::plain( $html ) );
	}

	/**
	 * @param string $text What came in as plain text: nothing in it is markup.
	 * @throws \InvalidArgumentException When nothing visible is left or it is too long.
	 */
	public static function fromText( string $text ): self {
		$text = trim( str_replace( array( "\r\n", "\r", "\0" ), array( "\n", "\n", '' ), wp_scrub_utf8( $text ) ) );
		// Not esc_html(), which leaves entities that somebody typed.
		return self::checked( wpautop( make_clickable( htmlspecialchars( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) ), $text );
	}

	/** A message of files without words. */
	public static function none(): self {
		return new self( '', '' );
	}

	/** Whether nobody could see anything of a text. */
	public static function isBlank( string $text ): bool {
		return 1 !== preg_match( self::VISIBLE, $text );
	}

	private static function checked( string $html, string $text ): self {
		if ( self::isBlank( $text ) ) {
			throw new \InvalidArgumentException( esc_html__( 'Please enter a message.', 'smart-support-guest' ) );
		}
		if ( strlen( $html ) > self::MAX_BYTES ) {
			throw new \InvalidArgumentException( esc_html__( 'The message may have at most 1 MiB.', 'smart-support-guest' ) );
		}
		return new self( $html, $text );
	}

	/** Removes elements with their content, which wp_kses() would keep as text, and comments. */
	private static function withoutDropped( string $html ): string {
		$processor = substr_count( $html, '<' ) > self::MAX_TAGS ? null : \WP_HTML_Processor::create_fragment( $html );
		$kept      = '';
		$dropped   = 0;
		while ( null !== $processor && $processor->get_current_depth() <= self::MAX_DEPTH && $processor->next_token() ) {
			// Depth of the element that is being dropped; 0 outside of one.
			$dropped = $processor->get_current_depth() < $dropped ? 0 : $dropped;
			if ( 0 === $dropped && ! $processor->is_tag_closer() && in_array( $processor->get_tag(), self::DROPPED, true ) ) {
				$dropped = true === $processor->expects_closer() ? $processor->get_current_depth() : 0;
			} elseif ( 0 === $dropped && in_array( $processor->get_token_type(), array( '#tag', '#text' ), true ) ) {
				$kept .= $processor->serialize_token();
			}
		}
		$isRead = null !== $processor && $processor->get_current_depth() <= self::MAX_DEPTH && null === $processor->get_last_error();
		// What core's parser cannot follow is taken as text: safe, and nothing is lost.
		return $isRead ? $kept : esc_html( wp_strip_all_tags( $html ) );
	}

	private static function plain( string $html ): string {
		$html = (string) preg_replace( '#<br\s*/?>\n?#i', "\n", $html );
		$html = (string) preg_replace( '#</(?:p|div|h[1-6]|blockquote|pre|table|ul|ol)>#i', "$0\n\n", $html );
		$html = (string) preg_replace( '#</(?:li|tr)>#i', "$0\n", $html );
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return trim( (string) preg_replace( "/\n{3,}/", "\n\n", $text ) );
	}
}
