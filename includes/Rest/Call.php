<?php
/**
 * A checked request.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * What a handler gets: who calls, the path's id, the input with its types.
 */
final class Call {

	/** @param array<string, mixed> $input Checked against its schema, defaults filled in. */
	public function __construct(
		public readonly Actor $actor,
		public readonly int $id,
		public readonly array $input,
		public readonly \WP_REST_Request $request,
		/** What the route's "known" found by the id. */
		public readonly mixed $known = null,
	) {}

	public function has( string $field ): bool {
		return array_key_exists( $field, $this->input );
	}

	public function text( string $field ): string {
		$value = $this->input[ $field ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	public function textOrNull( string $field ): ?string {
		return isset( $this->input[ $field ] ) ? $this->text( $field ) : null;
	}

	public function int( string $field ): int {
		return $this->intOrNull( $field ) ?? 0;
	}

	public function intOrNull( string $field ): ?int {
		$value = $this->input[ $field ] ?? null;
		return is_int( $value ) ? $value : null;
	}

	public function bool( string $field ): bool {
		return true === ( $this->input[ $field ] ?? false );
	}

	/** @return list<string> */
	public function texts( string $field ): array {
		return array_values( array_filter( (array) ( $this->input[ $field ] ?? array() ), is_string( ... ) ) );
	}

	/** @return list<int> */
	public function ints( string $field ): array {
		return array_values( array_filter( (array) ( $this->input[ $field ] ?? array() ), is_int( ... ) ) );
	}

	/**
	 * Files of a form that come with the message it writes.
	 *
	 * @param bool $takes Whether any are taken; else whatever came is not looked at.
	 * @throws Refusal validation_error for texts in their place.
	 */
	public function files( string $field, bool $takes ): MessageFiles {
		$files = MessageFiles::of( $takes ? $this->request->get_file_params()[ $field ] ?? null : null );
		if ( $takes && $files->isEmpty() && $this->has( $field ) && array() !== $this->input[ $field ] ) {
			throw Refusal::invalid( array( $field => __( 'Please send files as parts of a form (multipart/form-data).', 'smart-support-guest' ) ) );
		}
		return $files;
	}

	/**
	 * Refuses a request without these fields: which a route needs may depend on more than its schema.
	 *
	 * @param list<string> $fields
	 * @throws Refusal missing_field.
	 */
	public function requireFields( array $fields ): void {
		$errors = array();
		foreach ( array_diff( $fields, array_keys( $this->input ) ) as $field ) {
			/* translators: %s: Name of a field. */
			$errors[ $field ] = sprintf( __( 'The field %s is required.', 'smart-support-guest' ), $field );
		}
		if ( array() !== $errors ) {
			throw Refusal::invalid( $errors, 'missing_field' );
		}
	}

	/**
	 * Makes a value of a field, turning what is wrong with it into an error at that field.
	 *
	 * @template T
	 * @param callable(): T $make Throws \InvalidArgumentException with words for people.
	 * @return T
	 * @throws Refusal validation_error.
	 */
	public function field( string $field, callable $make ): mixed {
		try {
			return $make();
		} catch ( \InvalidArgumentException $error ) {
			throw Refusal::invalid( array( $field => $error->getMessage() ) );
		}
	}

	/**
	 * The version a write is based on, by the field `version` or the header `If-Match`; null for any.
	 *
	 * @throws Refusal validation_error for a header that is none of our ETags, and for two that differ.
	 */
	public function version(): ?int {
		$version = $this->intOrNull( 'version' );
		$header  = trim( $this->request->get_header( 'If-Match' ) ?? '*' );
		if ( '*' === $header ) {
			return $version;
		}
		$matched = 1 === preg_match( '/^(?:W\/)?"(\d{1,18})(?:-[0-9a-f]+)?"$/D', $header, $found ) ? (int) $found[1] : null;
		if ( null === $matched || ( null !== $version && $version !== $matched ) ) {
			throw Refusal::invalid( array( 'If-Match' => __( 'If-Match must be the ETag of this ticket, and agree with version.', 'smart-support-guest' ) ) );
		}
		return $matched;
	}

	/** A time of a field, null where it is not given. */
	public function time( string $field ): ?\DateTimeImmutable {
		return isset( $this->input[ $field ] ) ? $this->field( $field, fn() => Clock::parse( $this->text( $field ) ) ) : null;
	}

	/**
	 * An id of the path, which alone counts.
	 *
	 * @param string $name Of the path's part, e.g. link_id.
	 * @throws Refusal not_found for what can be no id.
	 */
	public function pathId( string $name ): int {
		return self::idOf( $this->request->get_url_params()[ $name ] ?? null );
	}

	/**
	 * @param mixed $text A part of a path.
	 * @throws Refusal not_found for what can be no id.
	 */
	public static function idOf( mixed $text ): int {
		if ( ! is_string( $text ) || 1 !== preg_match( '/^[1-9][0-9]{0,17}$/D', $text ) ) {
			throw Refusal::notFound();
		}
		return (int) $text;
	}

	/** @throws Refusal validation_error. */
	public function email( string $field ): EmailAddress {
		return $this->field( $field, fn() => EmailAddress::parse( $this->text( $field ) ) );
	}
}
