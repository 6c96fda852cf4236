<?php
/**
 * A form with files.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Attachments\Upload;

defined( 'ABSPATH' ) || exit;

/**
 * Reads a form (multipart/form-data) as PHP took it apart.
 */
final class Form {

	/**
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<array-key, mixed> The fields; in place of a file its name, and of several a list of names, so that input can be judged like any other.
	 * @throws \SmartSupport\Refusal file_too_large for a form that PHP threw away for its size.
	 */
	public static function fields( \WP_REST_Request $request ): array {
		$fields = $request->get_body_params();
		foreach ( $request->get_file_params() as $name => $file ) {
			$names = array_map( static fn( array $one ): string => is_string( $one['name'] ?? null ) ? $one['name'] : '', Upload::each( $file ) );
			if ( array() !== $names ) {
				$fields[ $name ] = is_array( $file ) && is_array( $file['name'] ?? null ) ? $names : $names[0];
			}
		}
		if ( array() === $fields && Upload::isCut( (int) $request->get_header( 'Content-Length' ) ) ) {
			throw Upload::allTooLarge();
		}
		return $fields;
	}
}
