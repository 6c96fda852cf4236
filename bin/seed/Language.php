<?php
/**
 * What customers and agents write in one language.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Sentences of words/*.json, whose gaps are filled anew each time: {thing}, {fault} and {name} by Zipf's law.
 * The texts hold none of the characters that HTML escapes.
 *
 * @phpstan-type Frame list<string>
 */
final class Language {

	/** A few write a page. */
	private const LONG = 0.01;

	/** @var array<string, list<Frame>> Kind => sentences as text, name of a gap, text … */
	private array $frames = array();

	/** @var array<string, list<string>> */
	private array $words = array();

	/** @var array<string, list<array{string, string}>> First and last names: as written, and for an address. */
	private array $names = array();

	/**
	 * @param string $locale Of WordPress.
	 * @param int    $share  How many of a hundred customers speak it.
	 * @param string $space  What stands between words.
	 */
	private function __construct(
		public readonly string $locale,
		public readonly int $share,
		private readonly string $space,
	) {}

	/** @return list<self> The most spoken first. */
	public static function all(): array {
		$languages = array();
		foreach ( (array) glob( __DIR__ . '/words/*.json' ) as $file ) {
			/** @var array{locale: string, share: int, space?: string} $data */
			$data        = json_decode( (string) file_get_contents( (string) $file ), true, 9, JSON_THROW_ON_ERROR );
			$languages[] = ( new self( $data['locale'], $data['share'], $data['space'] ?? ' ' ) )->with( $data );
		}
		usort( $languages, static fn( self $one, self $other ) => $other->share <=> $one->share );
		return $languages;
	}

	/**
	 * @param int $number Any: the same number, the same name.
	 * @return array{string, string} As written, and as the local part of an address.
	 */
	public function person( int $number ): array {
		[ $first, $last ] = array( $this->names['first'], $this->names['last'] );
		[ $first, $last ] = array( $first[ $number % count( $first ) ], $last[ ( $number >> 8 ) % count( $last ) ] );
		return array( $first[0] . $this->space . $last[0], "$first[1].$last[1]" );
	}

	public function subject(): string {
		return mb_substr( $this->sentence( 'subject' ), 0, 255 );
	}

	/** What a customer writes first: a line or a page. */
	public function question( string $customer ): string {
		$sentences = Dice::chance( self::LONG ) ? mt_rand( 25, 90 ) : 1 + Dice::times( 3.5 );
		$greeting  = Dice::chance( 0.8 ) ? Dice::pick( $this->words['greeting'] ) . "\n\n" : '';
		$closing   = Dice::chance( 0.7 ) ? "\n\n" . Dice::pick( $this->words['closing'] ) . "\n" . $customer : '';
		return $greeting . $this->paragraphs( 'asking', $sentences ) . $closing;
	}

	/** What a customer writes back. */
	public function comment(): string {
		return $this->paragraphs( 'asking', 1 + Dice::times( 1 ) );
	}

	/** What an agent writes to a customer. */
	public function answer( string $customer, string $agent ): string {
		$greeting = $this->sentence( 'reopening', $customer );
		return "$greeting\n\n" . $this->paragraphs( 'answering', 2 + Dice::times( 1.5 ) ) . "\n\n" . Dice::pick( $this->words['closing'] ) . "\n$agent";
	}

	/** What an agent writes to colleagues. */
	public function note(): string {
		return $this->paragraphs( 'note', 1 + Dice::times( 0.3 ) );
	}

	/** The same as MessageBody::fromText() makes of it. */
	public static function html( string $text ): string {
		return '<p>' . strtr( $text, array( "\n\n" => "</p>\n<p>", "\n" => "<br />\n" ) ) . "</p>\n";
	}

	private function paragraphs( string $kind, int $sentences ): string {
		$text = $this->sentence( $kind );
		for ( $number = 1; $number < $sentences; $number++ ) {
			$text .= ( Dice::chance( 0.25 ) ? "\n\n" : $this->space ) . $this->sentence( $kind );
		}
		return $text;
	}

	private function sentence( string $kind, string $customer = '' ): string {
		$frame = Dice::pick( $this->frames[ $kind ] );
		$text  = $frame[0];
		$size  = count( $frame );
		for ( $gap = 1; $gap < $size; $gap += 2 ) {
			$text .= match ( $frame[ $gap ] ) {
				'thing', 'fault' => $this->words[ $frame[ $gap ] ][ Dice::rank( count( $this->words[ $frame[ $gap ] ] ) ) ],
				'name' => Names::draw(),
				'number' => (string) mt_rand( 10000, 9999999 ),
				'customer' => $customer,
				default => Dice::pick( $this->words[ $frame[ $gap ] ] ),
			};
			$text .= $frame[ $gap + 1 ];
		}
		return ucfirst( $text );
	}

	/** @param array<string, mixed> $data Of a file. */
	private function with( array $data ): self {
		foreach ( array( 'subject', 'asking', 'answering', 'note', 'reopening' ) as $kind ) {
			foreach ( self::texts( $data[ $kind ] ) as $text ) {
				$this->frames[ $kind ][] = explode( "\0", (string) preg_replace( '/\{(\w+)\}/', "\0$1\0", $text ) );
			}
		}
		foreach ( array( 'thing', 'fault', 'time', 'since', 'greeting', 'closing' ) as $kind ) {
			$this->words[ $kind ] = array_values( self::texts( $data[ $kind ] ) );
		}
		foreach ( array( 'first', 'last' ) as $kind ) {
			foreach ( self::texts( $data[ $kind ] ) as $plain => $name ) {
				$this->names[ $kind ][] = array( $name, is_string( $plain ) ? $plain : strtolower( remove_accents( $name ) ) );
			}
		}
		return $this;
	}

	/** @return array<array-key, string> */
	private static function texts( mixed $list ): array {
		return array_map( static fn( mixed $text ): string => is_string( $text ) ? $text : '', (array) $list );
	}
}
