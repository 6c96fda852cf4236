<?php
/**
 * The site's settings.
 */

declare(strict_types=1);

namespace SmartSupport\Settings;

use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * One autoloaded option holding what differs from the defaults of Schema/settings.json, grouped as the screens are.
 */
final class Settings {

	public const OPTION = 'smart_support_settings';

	/** @var array<string, array<string, mixed>>|null */
	private ?array $values = null;

	public function bool( string $group, string $key ): bool {
		return true === $this->value( $group, $key );
	}

	public function int( string $group, string $key ): int {
		$value = $this->value( $group, $key );
		return is_int( $value ) ? $value : 0;
	}

	public function float( string $group, string $key ): float {
		$value = $this->value( $group, $key );
		return is_int( $value ) || is_float( $value ) ? (float) $value : 0.0;
	}

	public function text( string $group, string $key ): string {
		$value = $this->value( $group, $key );
		return is_string( $value ) ? $value : '';
	}

	/** @return list<string> */
	public function texts( string $group, string $key ): array {
		return array_values( array_filter( (array) $this->value( $group, $key ), is_string( ... ) ) );
	}

	/** @return array<string, array<string, mixed>> Every setting, defaults filled in. */
	public function all(): array {
		return $this->values ??= $this->read();
	}

	/**
	 * Merges checked values into the settings.
	 *
	 * @param array<string, array<string, mixed>> $changes Values that fit the schema, by group.
	 * @return bool Whether anything is different now.
	 */
	public function save( array $changes ): bool {
		$merged = $this->merged( $changes );
		if ( $this->all() === $merged ) {
			return false;
		}
		update_option( self::OPTION, $merged, true );
		$this->values = null;
		return true;
	}

	/**
	 * The settings as they would be.
	 *
	 * @param array<string, array<string, mixed>> $changes
	 * @return array<string, array<string, mixed>>
	 */
	public function merged( array $changes ): array {
		$merged = $this->all();
		foreach ( $changes as $group => $values ) {
			// Not recursive: a list takes the place of the whole list before.
			$merged[ $group ] = array_replace( $merged[ $group ] ?? array(), array_intersect_key( $values, $merged[ $group ] ?? array() ) );
		}
		return $merged;
	}

	private function value( string $group, string $key ): mixed {
		return $this->all()[ $group ][ $key ] ?? throw new \LogicException( esc_html( "There is no setting $group.$key." ) );
	}

	/** @return array<string, array<string, mixed>> */
	private function read(): array {
		$stored = SchemaFile::map( get_option( self::OPTION, array() ) );
		$values = array();
		foreach ( SchemaFile::properties( SchemaFile::load( 'settings' )->item() ) as $group => $schema ) {
			$saved = SchemaFile::map( $stored[ $group ] ?? array() );
			foreach ( SchemaFile::properties( $schema ) as $key => $property ) {
				// What is only shown is kept elsewhere.
				if ( true === ( $property['readonly'] ?? false ) ) {
					continue;
				}
				$values[ $group ][ $key ] = $saved[ $key ] ?? $property['default'] ?? null;
			}
		}
		return $values;
	}
}
