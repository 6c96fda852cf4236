<?php
/**
 * API keys in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the api_keys table. A secret is looked up by its SHA-256: no text that a stranger sent is ever compared.
 */
final class ApiKeyRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @return array{ApiKey, int}|null The key, and the database's clock in seconds.
	 */
	public function findBySecret( #[\SensitiveParameter] string $secret ): ?array {
		$row = $this->database->row( 'SELECT *, UNIX_TIMESTAMP() AS now FROM {api_keys} WHERE secret_hash = %s', array( hash( 'sha256', $secret ) ) );
		return null === $row ? null : array( ApiKey::fromRow( $row ), $row->int( 'now' ) );
	}

	/**
	 * @param list<Scope>       $scopes
	 * @param list<int>|null    $departmentIds
	 * @param list<string>|null $addresses
	 * @return int Id of the new key.
	 */
	public function insert( #[\SensitiveParameter] string $secret, string $prefix, string $name, array $scopes, ?array $departmentIds = null, ?array $addresses = null, ?int $expiresAt = null, ?int $createdBy = null ): int {
		return $this->database->insert(
			'api_keys',
			array(
				'prefix'      => $prefix,
				'secret_hash' => hash( 'sha256', $secret ),
				'name'        => $name,
				'scopes'      => (string) wp_json_encode( array_map( static fn( Scope $scope ) => $scope->value, $scopes ) ),
				'departments' => null === $departmentIds ? null : (string) wp_json_encode( $departmentIds ),
				'addresses'   => null === $addresses ? null : (string) wp_json_encode( $addresses ),
				'created_by'  => $createdBy,
				'expires_at'  => $expiresAt,
				'created_at'  => gmdate( 'Y-m-d H:i:s' ),
			)
		);
	}
}
