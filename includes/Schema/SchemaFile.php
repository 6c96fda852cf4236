<?php
/**
 * Reader of the contract.
 */

declare(strict_types=1);

namespace SmartSupport\Schema;

defined( 'ABSPATH' ) || exit;

/**
 * One resource of the API: the schema of an item and of each input, as includes/Schema/<name>.json holds them.
 * TypeScript types come from the same files.
 *
 * @phpstan-type JsonSchema array<string, mixed>
 */
final class SchemaFile {

	/** @var array<string, self> */
	private static array $loaded = array();

	/** @param array<string, mixed> $content */
	private function __construct( private readonly array $content ) {}

	/** @throws \LogicException When the file is missing or broken: a fault of the installation. */
	public static function load( string $name ): self {
		return self::$loaded[ $name ] ??= new self( self::read( $name ) );
	}

	/** @return array<string, mixed> Schema of one item, for core's get_item_schema(). */
	public function item(): array {
		return array(
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => 'smart-support-' . $this->text( 'title' ),
			...self::map( $this->content['item'] ?? array() ),
		);
	}

	/**
	 * @param string $name Name of an input, e.g. list, create, update.
	 * @return array<string, mixed> Its object schema; one without properties if there is none.
	 */
	public function input( string $name ): array {
		$inputs = self::map( $this->content['inputs'] ?? array() );
		return self::map( $inputs[ $name ] ?? array() );
	}

	/**
	 * @param array<string, mixed> $schema An object schema.
	 * @return array<string, array<string, mixed>> Property name => its schema.
	 */
	public static function properties( array $schema ): array {
		return array_map( self::map( ... ), self::map( $schema['properties'] ?? array() ) );
	}

	/**
	 * @param array<string, mixed> $schema An object schema.
	 * @return list<string>
	 */
	public static function required( array $schema ): array {
		$required = $schema['required'] ?? array();
		return is_array( $required ) ? array_values( array_filter( $required, is_string( ... ) ) ) : array();
	}

	/** @return array<string, mixed> */
	public static function map( mixed $value ): array {
		$map = array();
		foreach ( is_array( $value ) ? $value : array() as $key => $entry ) {
			$map[ (string) $key ] = $entry;
		}
		return $map;
	}

	private function text( string $key ): string {
		$value = $this->content[ $key ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/** @return array<string, mixed> */
	private static function read( string $name ): array {
		$content = wp_json_file_decode( __DIR__ . "/$name.json", array( 'associative' => true ) );
		if ( ! is_array( $content ) ) {
			throw new \LogicException( sprintf( 'The schema %s is missing or broken.', esc_html( $name ) ) );
		}
		return self::map( $content );
	}
}
