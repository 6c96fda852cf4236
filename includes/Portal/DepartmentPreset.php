<?php
/**
 * Department that a block names.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * `<department id>.<signature>`: travels through the visitor's browser, and through caches for as long as they like.
 */
final class DepartmentPreset {

	private const PURPOSE = 'department';

	/** @return string Empty for no department. */
	public static function sign( int $departmentId ): string {
		return $departmentId > 0 ? $departmentId . '.' . Signature::of( self::PURPOSE, (string) $departmentId ) : '';
	}

	/** Null for what we have not signed. The department may be gone. */
	public static function read( string $value ): ?int {
		$isWhole = 1 === preg_match( '/^([1-9]\d{0,17})\.([0-9a-f]{32})$/D', $value, $part );
		return $isWhole && Signature::isValid( $part[2], self::PURPOSE, $part[1] ) ? (int) $part[1] : null;
	}
}
