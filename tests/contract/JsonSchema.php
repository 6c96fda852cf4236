<?php
/**
 * Holds a JSON value to a schema of the contract.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Contract;

use SmartSupport\Schema\SchemaFile;

/**
 * Stricter than core's validator, which takes "2" for a number: a value has the very type its schema names.
 * Knows the keywords that the schema files use.
 */
final class JsonSchema {

	/** Times out, as the contract writes them. */
	private const TIME = '/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/D';

	/**
	 * @param array<string, mixed> $schema
	 * @param mixed                $value  Decoded with objects as objects.
	 * @return list<string> What is wrong, each with its path.
	 */
	public static function faults( array $schema, mixed $value, string $path = 'data' ): array {
		$type = self::type( $value );
		if ( ! in_array( $type, (array) ( $schema['type'] ?? array() ), true ) ) {
			return array( "$path: $type is not its type" );
		}
		$faults = self::values( $schema, $value, $path );
		if ( is_object( $value ) ) {
			$faults = array( ...$faults, ...self::properties( $schema, (array) $value, $path ) );
		}
		foreach ( is_array( $value ) ? $value : array() as $key => $entry ) {
			$faults = array( ...$faults, ...self::faults( SchemaFile::map( $schema['items'] ?? array() ), $entry, "{$path}[$key]" ) );
		}
		return $faults;
	}

	/**
	 * @param array<string, mixed> $schema
	 * @return list<string>
	 */
	private static function values( array $schema, mixed $value, string $path ): array {
		$faults = array();
		if ( is_array( $schema['enum'] ?? null ) && null !== $value && ! in_array( $value, $schema['enum'], true ) ) {
			$faults[] = "$path: not one of its words";
		}
		if ( is_int( $value ) && is_int( $schema['minimum'] ?? null ) && $value < $schema['minimum'] ) {
			$faults[] = "$path: below its minimum";
		}
		if ( is_string( $value ) && 'date-time' === ( $schema['format'] ?? '' ) && 1 !== preg_match( self::TIME, $value ) ) {
			$faults[] = "$path: no time of the contract";
		}
		return $faults;
	}

	/**
	 * @param array<string, mixed>    $schema
	 * @param array<array-key, mixed> $value
	 * @return list<string>
	 */
	private static function properties( array $schema, array $value, string $path ): array {
		$faults     = array();
		$properties = SchemaFile::properties( $schema );
		$unknown    = true === ( $schema['additionalProperties'] ?? false ) ? array() : array_diff( array_map( strval( ... ), array_keys( $value ) ), array_keys( $properties ) );
		foreach ( $unknown as $name ) {
			$faults[] = "$path.$name: the contract does not name it";
		}
		foreach ( array_diff( SchemaFile::required( $schema ), array_keys( $value ) ) as $name ) {
			$faults[] = "$path.$name: missing";
		}
		foreach ( array_intersect_key( $properties, $value ) as $name => $property ) {
			$faults = array( ...$faults, ...self::faults( $property, $value[ $name ], "$path.$name" ) );
		}
		return $faults;
	}

	private static function type( mixed $value ): string {
		return match ( true ) {
			null === $value => 'null',
			is_bool( $value ) => 'boolean',
			is_int( $value ) => 'integer',
			is_float( $value ) => 'number',
			is_string( $value ) => 'string',
			is_array( $value ) => 'array',
			default => 'object',
		};
	}
}
