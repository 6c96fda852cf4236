<?php
/**
 * An API key.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What the database knows of a key: never its secret.
 */
final class ApiKey {

	/**
	 * @param list<Scope>       $scopes
	 * @param list<int>|null    $departmentIds Departments it is limited to, null for all.
	 * @param list<string>|null $addresses     IP addresses and networks it may be used from, null for all.
	 */
	public function __construct(
		public readonly int $id,
		/** Its first readable part, `ss_live_` left out. */
		public readonly string $prefix,
		public readonly string $name,
		public readonly array $scopes,
		public readonly ?array $departmentIds,
		public readonly ?array $addresses,
		/** WordPress user. */
		public readonly ?int $createdBy,
		/** The key that replaces this one. */
		public readonly ?int $rotatedTo,
		/** Seconds of the database's clock. */
		public readonly ?int $expiresAt,
		public readonly ?int $revokedAt,
		public readonly ?int $lastUsedAt,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		$departments = self::list( $row->textOrNull( 'departments' ) );
		$scopes      = array_map( static fn( mixed $scope ) => is_string( $scope ) ? Scope::tryFrom( $scope ) : null, self::list( $row->text( 'scopes' ) ) ?? array() );
		$addresses   = self::list( $row->textOrNull( 'addresses' ) );
		return new self(
			id: $row->int( 'id' ),
			prefix: $row->text( 'prefix' ),
			name: $row->text( 'name' ),
			scopes: array_values( array_filter( $scopes ) ),
			departmentIds: null === $departments ? null : array_values( array_filter( $departments, is_int( ... ) ) ),
			addresses: null === $addresses ? null : array_values( array_filter( $addresses, is_string( ... ) ) ),
			createdBy: $row->intOrNull( 'created_by' ),
			rotatedTo: $row->intOrNull( 'rotated_to' ),
			expiresAt: $row->intOrNull( 'expires_at' ),
			revokedAt: $row->intOrNull( 'revoked_at' ),
			lastUsedAt: $row->intOrNull( 'last_used_at' ),
			createdAt: $row->time( 'created_at' ),
		);
	}

	/** Whether it may be used from this address. */
	public function allows( string $ip ): bool {
		foreach ( $this->addresses ?? array() as $address ) {
			if ( true === IpNetwork::parse( $address )?->contains( $ip ) ) {
				return true;
			}
		}
		return null === $this->addresses;
	}

	/**
	 * Whether it reaches no further than these departments.
	 *
	 * @param list<int>|null $departmentIds Null for all.
	 */
	public function isWithin( ?array $departmentIds ): bool {
		return null === $departmentIds || ( null !== $this->departmentIds && array() === array_diff( $this->departmentIds, $departmentIds ) );
	}

	/** @param int $now Seconds of the database's clock. */
	public function status( int $now ): string {
		return match ( true ) {
			null !== $this->revokedAt => 'revoked',
			null !== $this->expiresAt && $this->expiresAt <= $now => 'expired',
			null !== $this->rotatedTo => 'rotated',
			default => 'active',
		};
	}

	/** @return list<mixed>|null What a column holds as JSON. */
	private static function list( ?string $json ): ?array {
		$list = null === $json ? null : json_decode( $json, true );
		return is_array( $list ) ? array_values( $list ) : null;
	}
}
