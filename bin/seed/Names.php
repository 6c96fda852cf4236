<?php
/**
 * Names that are no words of any language.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * 60,000 names of products, makers and towns by Zipf's law: the long tail of words that only a few tickets have.
 * All have eight letters, so that none is part of another.
 */
final class Names {

	public const SIZE = 60000;

	/** Prime, so that it makes another name of each rank and names of neighbours look unlike. */
	private const STRIDE = 7919;

	private const HEADS = array(
		'Bal', 'Bor', 'Cal', 'Cor', 'Dal', 'Dor', 'Fal', 'Fer', 'Gal', 'Gor', 'Hal', 'Hel', 'Jal', 'Jor', 'Kal', 'Kel', 'Lar', 'Lin', 'Mal', 'Mer', 'Nal', 'Ner', 'Pal', 'Per', 'Quo',
		'Ral', 'Rin', 'Sal', 'Sel', 'Tal', 'Tor', 'Val', 'Vel', 'Wal', 'Wen', 'Xan', 'Yar', 'Yel', 'Zal', 'Zer', 'Bri', 'Cla', 'Dru', 'Flo', 'Gri', 'Kra', 'Plo', 'Sko', 'Tri', 'Vro',
	);
	private const MIDDLES = array(
		'ab', 'ad', 'ag', 'ak', 'al', 'am', 'an', 'ar', 'eb', 'ed', 'eg', 'ek', 'el', 'em', 'en', 'er', 'ib', 'id', 'ig', 'ik',
		'il', 'im', 'in', 'ir', 'ob', 'od', 'og', 'ok', 'ol', 'om', 'on', 'or', 'ub', 'ud', 'ug', 'uk', 'ul', 'um', 'un', 'ur',
	);
	private const TAILS = array(
		'bax', 'bel', 'bin', 'cor', 'dan', 'dex', 'don', 'fil', 'fon', 'gan', 'gel', 'gor', 'hem', 'jan', 'kel',
		'lin', 'lox', 'mar', 'mik', 'nel', 'nor', 'pan', 'ras', 'rix', 'sen', 'sol', 'tan', 'tex', 'vik', 'zen',
	);

	public static function draw(): string {
		return self::at( Dice::rank( self::SIZE ) );
	}

	/** @param int $rank The most frequent is 0. */
	public static function at( int $rank ): string {
		$place = ( $rank * self::STRIDE ) % self::SIZE;
		return self::HEADS[ $place % 50 ] . self::MIDDLES[ intdiv( $place, 50 ) % 40 ] . self::TAILS[ intdiv( $place, 2000 ) ];
	}
}
