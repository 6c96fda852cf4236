<?php
/**
 * Checks input against its schema.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Refusal;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * Core's validator, made strict: in JSON a value has the schema's own type, and unknown fields are refused.
 * Faults are named by the path of their field, e.g. guests.link_days.
 */
final class Input {

	/** @var array<string, string> */
	private array $unknown = array();

	/** @var array<string, string> */
	private array $missing = array();

	/** @var array<string, string> */
	private array $invalid = array();

	private function __construct( private readonly bool $isJson ) {}

	/**
	 * @param array<string, mixed>    $schema Object schema.
	 * @param array<array-key, mixed> $values Decoded JSON object, or the fields of a form.
	 * @return array<string, mixed> Trimmed, with defaults.
	 * @throws Refusal unknown_field, missing_field or validation_error, each with all faults of its kind.
	 */
	public static function body( array $schema, array $values ): array {
		$input  = new self( true );
		$result = $input->object( $schema, SchemaFile::map( self::trimmed( $values ) ) );
		$input->refuse();
		return $result;
	}

	/**
	 * @param array<string, mixed>    $schema Object schema.
	 * @param array<array-key, mixed> $values Fields of a form, all of them text; a choice that was left empty is none.
	 * @return array<string, mixed> With types and defaults.
	 * @throws Refusal unknown_field, missing_field or validation_error, each with all faults of its kind.
	 */
	public static function form( array $schema, array $values ): array {
		$input      = new self( false );
		$properties = SchemaFile::properties( $schema );
		$given      = array_filter(
			SchemaFile::map( self::trimmed( $values ) ),
			static fn( mixed $value, string $name ) => '' !== $value || ! isset( $properties[ $name ] ) || 'string' === ( $properties[ $name ]['type'] ?? '' ),
			ARRAY_FILTER_USE_BOTH
		);
		$result     = $input->object( $schema, $given );
		$input->refuse();
		return $result;
	}

	/**
	 * @param array<string, mixed>    $schema Object schema; lists may come separated by commas.
	 * @param array<array-key, mixed> $values Query parameters; unknown ones are ignored.
	 * @return array<string, mixed> With types and defaults.
	 * @throws Refusal validation_error.
	 */
	public static function query( array $schema, array $values ): array {
		$input  = new self( false );
		$known  = array_intersect_key( SchemaFile::map( self::trimmed( $values ) ), SchemaFile::properties( $schema ) );
		$result = $input->object( $schema, $known );
		$input->refuse();
		return $result;
	}

	private function refuse(): void {
		$faults = array(
			'unknown_field'    => $this->unknown,
			'missing_field'    => $this->missing,
			'validation_error' => $this->invalid,
		);
		foreach ( $faults as $reason => $errors ) {
			if ( array() !== $errors ) {
				throw Refusal::invalid( $errors, $reason );
			}
		}
	}

	/**
	 * @param array<string, mixed> $schema
	 * @param array<string, mixed> $values
	 * @return array<string, mixed>
	 */
	private function object( array $schema, array $values, string $prefix = '' ): array {
		$properties = SchemaFile::properties( $schema );
		foreach ( array_keys( array_diff_key( $values, $properties ) ) as $name ) {
			/* translators: %s: Name of a field. */
			$this->unknown[ $prefix . $name ] = sprintf( __( 'There is no field %s here.', 'smart-support-guest' ), $prefix . $name );
		}
		foreach ( array_diff( SchemaFile::required( $schema ), array_keys( $values ) ) as $name ) {
			/* translators: %s: Name of a field. */
			$this->missing[ $prefix . $name ] = sprintf( __( 'The field %s is required.', 'smart-support-guest' ), $prefix . $name );
		}
		$result = array();
		foreach ( $properties as $name => $property ) {
			if ( array_key_exists( $name, $values ) ) {
				$result[ $name ] = $this->value( $property, $values[ $name ], $prefix . $name );
			} elseif ( array_key_exists( 'default', $property ) ) {
				$result[ $name ] = $property['default'];
			}
		}
		return $result;
	}

	/** @param array<string, mixed> $schema */
	private function value( array $schema, mixed $value, string $name ): mixed {
		if ( ! $this->isJson && 'array' === ( $schema['type'] ?? '' ) && is_string( $value ) ) {
			$value = wp_parse_list( $value );
		}
		if ( ! $this->isJson && 'null' === $value && in_array( 'null', (array) ( $schema['type'] ?? array() ), true ) ) {
			return null;
		}
		$valid = $this->isJson ? self::hasType( $schema, $value, $name ) : true;
		if ( true === $valid && is_array( $value ) && 'object' === ( $schema['type'] ?? '' ) ) {
			return $this->object( $schema, SchemaFile::map( $value ), "$name." );
		}
		$valid = true === $valid ? rest_validate_value_from_schema( $value, $schema, $name ) : $valid;
		if ( is_wp_error( $valid ) ) {
			$this->invalid[ $name ] = $valid->get_error_message();
			return null;
		}
		return $this->isJson ? $value : rest_sanitize_value_from_schema( $value, $schema, $name );
	}

	/**
	 * Whether a JSON value has the very type its schema names: core takes "2" for a number and 1 for true.
	 *
	 * @param array<string, mixed> $schema
	 */
	private static function hasType( array $schema, mixed $value, string $name ): bool|\WP_Error {
		$types = array_filter( (array) ( $schema['type'] ?? array() ), is_string( ... ) );
		$type  = match ( true ) {
			null === $value => 'null',
			is_bool( $value ) => 'boolean',
			is_int( $value ) => 'integer',
			is_float( $value ) => 'number',
			is_string( $value ) => 'string',
			// An empty object and an empty list are the same once decoded.
			is_array( $value ) && array_is_list( $value ) && ( array() !== $value || in_array( 'array', $types, true ) ) => 'array',
			default => 'object',
		};
		if ( ! in_array( $type, $types, true ) ) {
			/* translators: 1: Name of a field. 2: Types it may have, e.g. integer or null. */
			return new \WP_Error( 'type', sprintf( __( '%1$s must be of type %2$s.', 'smart-support-guest' ), $name, implode( '|', $types ) ) );
		}
		foreach ( 'array' === $type && is_array( $value ) ? $value : array() as $key => $entry ) {
			$valid = self::hasType( SchemaFile::map( $schema['items'] ?? array() ), $entry, "{$name}[{$key}]" );
			if ( true !== $valid ) {
				return $valid;
			}
		}
		return true;
	}

	/** Cuts white space at both ends of every text. */
	private static function trimmed( mixed $value ): mixed {
		return is_array( $value ) ? array_map( self::trimmed( ... ), $value ) : ( is_string( $value ) ? trim( $value ) : $value );
	}
}
