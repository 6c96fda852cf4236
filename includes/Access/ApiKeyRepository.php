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
	 * All that a request with a key needs to know of it, in one statement.
	 *
	 * @return array{ApiKey, int, int}|null The key, the database's clock in seconds, calls in this minute so far.
	 */
	public function findBySecret( #[\SensitiveParameter] string $secret ): ?array {
		$row = $this->database->row(
			'SELECT k.*, UNIX_TIMESTAMP() AS now, m.minute AS counted_minute, m.calls AS counted_calls
			FROM {api_keys} k LEFT JOIN {api_minutes} m ON m.api_key_id = k.id WHERE k.secret_hash = %s',
			array( hash( 'sha256', $secret ) )
		);
		if ( null === $row ) {
			return null;
		}
		$isNow = intdiv( $row->int( 'now' ), MINUTE_IN_SECONDS ) === $row->int( 'counted_minute' );
		return array( ApiKey::fromRow( $row ), $row->int( 'now' ), $isNow ? $row->int( 'counted_calls' ) : 0 );
	}

	public function find( int $id ): ?ApiKey {
		$row = $this->database->row( 'SELECT * FROM {api_keys} WHERE id = %d', array( $id ) );
		return null === $row ? null : ApiKey::fromRow( $row );
	}

	/** As find(), but nobody else changes the key until the unit of work ends. */
	public function lock( int $id ): ?ApiKey {
		$row = $this->database->row( 'SELECT * FROM {api_keys} WHERE id = %d FOR UPDATE', array( $id ) );
		return null === $row ? null : ApiKey::fromRow( $row );
	}

	/**
	 * @param list<int>|null $ids Only these, null for all.
	 * @return list<ApiKey> A page, newest first.
	 */
	public function page( ?array $ids, int $page, int $perPage ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = null === $ids ? '1 = 1' : 'id IN (' . Connection::placeholders( $ids ) . ')';
		$rows  = $this->database->rows(
			"SELECT * FROM {api_keys} WHERE $where ORDER BY id DESC LIMIT %d OFFSET %d",
			array( ...( $ids ?? array() ), $perPage, ( $page - 1 ) * $perPage )
		);
		return array_map( ApiKey::fromRow( ... ), $rows );
	}

	public function count(): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM {api_keys}' );
	}

	/**
	 * @param list<int> $departmentIds
	 * @return list<int> Keys that are limited to some or all of these departments.
	 */
	public function idsWithin( array $departmentIds ): array {
		$ids = array();
		// No portable SQL compares sets, and a site has few keys.
		foreach ( $this->database->rows( 'SELECT * FROM {api_keys} WHERE departments IS NOT NULL' ) as $row ) {
			$key = ApiKey::fromRow( $row );
			if ( $key->isWithin( $departmentIds ) ) {
				$ids[] = $key->id;
			}
		}
		return $ids;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Id => name, in one query.
	 */
	public function names( array $ids ): array {
		$names = array();
		foreach ( array() === $ids ? array() : $this->database->rows( 'SELECT id, name FROM {api_keys} WHERE id IN (' . Connection::placeholders( $ids ) . ')', $ids ) as $row ) {
			$names[ $row->int( 'id' ) ] = $row->text( 'name' );
		}
		return $names;
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
				'created_by'  => $createdBy,
				'created_at'  => gmdate( 'Y-m-d H:i:s' ),
				...self::columns( new ApiKeyFields( $name, $scopes, $expiresAt, $departmentIds, $addresses ) ),
			)
		);
	}

	public function update( int $id, ApiKeyFields $fields ): void {
		$this->database->update( 'api_keys', self::columns( $fields ), array( 'id' => $id ) );
	}

	/** The key is dead from now on. */
	public function revoke( int $id ): void {
		$this->database->execute( 'UPDATE {api_keys} SET revoked_at = UNIX_TIMESTAMP() WHERE id = %d AND revoked_at IS NULL', array( $id ) );
	}

	/** @param int $expiresAt When the key ends that another one replaces. */
	public function replace( int $id, int $successor, int $expiresAt ): void {
		$this->database->update(
			'api_keys',
			array(
				'rotated_to' => $successor,
				'expires_at' => $expiresAt,
			),
			array( 'id' => $id )
		);
	}

	/** @return array<string, int|string|null> */
	private static function columns( ApiKeyFields $fields ): array {
		return array(
			'name'        => $fields->name,
			'scopes'      => (string) wp_json_encode( array_map( static fn( Scope $scope ) => $scope->value, $fields->scopes ) ),
			'departments' => null === $fields->departmentIds ? null : (string) wp_json_encode( $fields->departmentIds ),
			'addresses'   => null === $fields->addresses ? null : (string) wp_json_encode( $fields->addresses ),
			'expires_at'  => $fields->expiresAt,
		);
	}
}
