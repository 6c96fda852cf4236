<?php
/**
 * What people decide about an API key.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * The fields of a key that can be set and changed, checked.
 */
final class ApiKeyFields {

	/**
	 * @param list<Scope>       $scopes        In the order of the enumeration.
	 * @param int|null          $expiresAt     Seconds of the database's clock.
	 * @param list<int>|null    $departmentIds Ascending; null for all.
	 * @param list<string>|null $addresses     As IpNetwork writes them; null for all.
	 */
	public function __construct(
		public readonly string $name,
		public readonly array $scopes,
		public readonly ?int $expiresAt = null,
		public readonly ?array $departmentIds = null,
		public readonly ?array $addresses = null,
	) {}

	public static function of( ApiKey $key ): self {
		return new self( $key->name, $key->scopes, $key->expiresAt, $key->departmentIds, $key->addresses );
	}

	public function equals( self $other ): bool {
		return get_object_vars( $this ) === get_object_vars( $other );
	}
}
