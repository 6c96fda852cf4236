<?php
/**
 * Quoted mail and signatures.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * Cuts what a mail program added to a message: the mails before it, with their senders, and the signature (P-20). A public
 * page shows those mails themselves, as far as they are public.
 */
final class QuotedHistory {

	/** What stands in the place of what is cut. */
	public const MARK = '[…]';

	/** A line after which nothing is the author's: the signature's, or that of a forwarded mail. */
	private const END = '/^(--|-{3,}\s*\p{L}[\p{L}\p{M}\s\'’.]*-{3,})$/Du';

	/** "On 5 May 2026, Ann wrote:" in the usual languages; always with a date. */
	private const INTRODUCTION = '/^(On|Am|Le|El|Il|Op|Em|Den|Dnia|W dniu)\s.{0,300}\d.{0,300}\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisała?|pisze)\b.{0,200}:$/Duis';
	private const BEGINNING    = '/^(On|Am|Le|El|Il|Op|Em|Den|Dnia|W dniu)\s/ui';

	/** The head of a mail as Outlook repeats it. */
	private const SENDER = '/^(From|Von|De|Da|Van|Od|Från|Fra)\s?:\s?\S/u';
	private const HEADER = '/^(Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Wysłano|Do|Temat)\s?:/u';

	/**
	 * @param list<MessagePiece> $pieces Of a message.
	 * @return list<MessagePiece> Without what is quoted.
	 */
	public static function cut( array $pieces ): array {
		$lines = self::lines( $pieces );
		$isCut = self::judge( $lines );
		$marks = true;
		$kept  = array();
		foreach ( $lines as $i => $line ) {
			if ( $isCut[ $i ] ) {
				array_push( $kept, ...( $marks ? array( new MessagePiece( '', self::MARK ) ) : array() ), ...self::frame( $line ) );
				$marks = false;
				continue;
			}
			array_push( $kept, ...$line['pieces'] );
			$marks = $marks || '' !== $line['text'];
		}
		return in_array( true, $isCut, true ) ? self::withoutEmpty( $kept ) : $pieces;
	}

	/**
	 * @param list<MessagePiece> $pieces
	 * @return list<array{text: string, isQuote: bool, pieces: list<MessagePiece>}>
	 */
	private static function lines( array $pieces ): array {
		$lines = array();
		$line  = array();
		$depth = 0;
		foreach ( $pieces as $piece ) {
			$isQuote = 'BLOCKQUOTE' === $piece->tag;
			if ( $isQuote && ! $piece->isCloser && 0 === $depth ) {
				$lines[] = self::line( $line );
				$line    = array();
			}
			$line[] = $piece;
			$depth  = $isQuote ? max( 0, $depth + ( $piece->isCloser ? -1 : 1 ) ) : $depth;
			if ( 0 === $depth && $piece->breaks() ) {
				$lines[] = self::line( $line, $isQuote );
				$line    = array();
			}
		}
		// A quote that does not end is one to the end.
		$lines[] = self::line( $line, $depth > 0 );
		return $lines;
	}

	/**
	 * @param list<MessagePiece> $pieces
	 * @return array{text: string, isQuote: bool, pieces: list<MessagePiece>}
	 */
	private static function line( array $pieces, bool $isQuote = false ): array {
		$text = implode( '', array_map( static fn( MessagePiece $piece ): string => $piece->text, $pieces ) );
		return array(
			'text'    => trim( (string) preg_replace( '/[\s\p{Z}\p{Cf}]+/u', ' ', $text ) ),
			'isQuote' => $isQuote,
			'pieces'  => $pieces,
		);
	}

	/**
	 * @param list<array{text: string, isQuote: bool, pieces: list<MessagePiece>}> $lines
	 * @return array<int, bool> Which lines go.
	 */
	private static function judge( array $lines ): array {
		$isCut = array_map( static fn( array $line ): bool => $line['isQuote'] || str_starts_with( $line['text'], '>' ), $lines );
		// Blank lines say nothing about what follows what.
		$words = array_keys( array_filter( $lines, static fn( array $line ): bool => $line['isQuote'] || '' !== $line['text'] ) );
		$texts = array_map( static fn( int $i ): string => $lines[ $i ]['text'], $words );
		foreach ( $words as $n => $i ) {
			if ( $isCut[ $i ] ) {
				continue;
			}
			$length = self::introduces( $texts, $n );
			if ( $length > 0 && ( $isCut[ $words[ $n + $length ] ?? -1 ] ?? false ) ) {
				$isCut[ $i ]                         = true;
				$isCut[ $words[ $n + $length - 1 ] ] = true;
			} elseif ( $length > 0 || self::ends( $texts, $n ) ) {
				return array_map( static fn( int $line, bool $was ): bool => $was || $line >= $i, array_keys( $isCut ), $isCut );
			}
		}
		return $isCut;
	}

	/**
	 * @param list<string> $texts
	 * @return int Lines, from this one, that say who wrote what follows; 0 for none.
	 */
	private static function introduces( array $texts, int $n ): int {
		$isBegun = 1 === preg_match( self::BEGINNING, $texts[ $n ] );
		return match ( true ) {
			1 === preg_match( self::INTRODUCTION, $texts[ $n ] ) => 1,
			// Mail programs wrap it.
			$isBegun && 1 === preg_match( self::INTRODUCTION, $texts[ $n ] . ' ' . ( $texts[ $n + 1 ] ?? '' ) ) => 2,
			default => 0,
		};
	}

	/** @param list<string> $texts */
	private static function ends( array $texts, int $n ): bool {
		if ( 1 === preg_match( self::END, $texts[ $n ] ) ) {
			return true;
		}
		return 1 === preg_match( self::SENDER, $texts[ $n ] ) && count( (array) preg_grep( self::HEADER, array_slice( $texts, $n + 1, 4 ) ) ) > 1;
	}

	/**
	 * What stays of a line that goes: tags that other lines need.
	 *
	 * @param array{text: string, isQuote: bool, pieces: list<MessagePiece>} $line
	 * @return list<MessagePiece>
	 */
	private static function frame( array $line ): array {
		return $line['isQuote'] ? array() : array_values( array_filter( $line['pieces'], static fn( MessagePiece $piece ): bool => ! $piece->isText() && ! $piece->isVoid() ) );
	}

	/**
	 * @param list<MessagePiece> $pieces
	 * @return list<MessagePiece> Without elements that hold nothing any more.
	 */
	private static function withoutEmpty( array $pieces ): array {
		$kept = array();
		foreach ( $pieces as $piece ) {
			$last = count( $kept ) - 1;
			while ( $piece->isCloser && $last >= 0 && $kept[ $last ]->isText() && '' === trim( $kept[ $last ]->text ) ) {
				--$last;
			}
			$isEmpty = $piece->isCloser && $last >= 0 && $kept[ $last ]->tag === $piece->tag && ! $kept[ $last ]->isCloser;
			// A cell holds the place of its column.
			if ( $isEmpty && 'TD' !== $piece->tag && 'TH' !== $piece->tag ) {
				array_splice( $kept, $last );
				continue;
			}
			$kept[] = $piece;
		}
		return $kept;
	}
}
