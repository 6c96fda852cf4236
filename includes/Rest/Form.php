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
	 * @return array<array-key, mixed> The fields; in place of a file its name, so that input can be judged like any other.
	 * @throws \SmartSupport\Refusal file_too_large for a form that PHP threw away for its size.
	 */
	public static function fields( \WP_REST_Request $request ): array {
		$fields = $request->get_body_params();
		foreach ( $request->get_file_params() as $name => $file ) {
			$file = is_array( $file ) ? $file : array();
			if ( UPLOAD_ERR_NO_FILE !== ( $file['error'] ?? null ) ) {
				$fields[ $name ] = is_string( $file['name'] ?? null ) ? $file['name'] : '';
			}
		}
		$limit = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		if ( array() === $fields && $limit > 0 && (int) $request->get_header( 'Content-Length' ) > $limit ) {
			throw Upload::tooLarge( wp_max_upload_size() );
		}
		return $fields;
	}
}
