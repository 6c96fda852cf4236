<?php
/**
 * What an API key looks like.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Agents\Agents;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Items of Schema/api-key.json.
 */
final class ApiKeyPresenter {

	public function __construct(
		private readonly ApiUsage $usage,
		private readonly Agents $people,
		private readonly Clock $clock,
	) {}

	/**
	 * @param list<ApiKey> $keys
	 * @return list<array<string, mixed>>
	 */
	public function many( array $keys ): array {
		$now   = $this->clock->seconds();
		$today = $this->usage->today( array_map( static fn( ApiKey $key ) => $key->id, $keys ), $now );
		$names = $this->people->names( array_values( array_unique( array_filter( array_map( static fn( ApiKey $key ) => $key->createdBy, $keys ), is_int( ... ) ) ) ) );
		return array_map( static fn( ApiKey $key ) => self::item( $key, $now, $names, $today[ $key->id ] ?? array( 0, 0 ) ), $keys );
	}

	/** @return array<string, mixed> */
	public function one( ApiKey $key ): array {
		return $this->many( array( $key ) )[0];
	}

	/**
	 * @param list<ApiCall> $calls
	 * @return list<array<string, mixed>>
	 */
	public function calls( array $calls ): array {
		return array_map(
			static fn( ApiCall $call ) => array(
				'called_at' => self::time( $call->calledAt ),
				'method'    => $call->method,
				'route'     => $call->route,
				'status'    => $call->status,
				'ip'        => $call->ip,
			),
			$calls
		);
	}

	/**
	 * @param array<int, string> $names User id => name.
	 * @param array{int, int}    $today Calls and errors.
	 * @return array<string, mixed>
	 */
	private static function item( ApiKey $key, int $now, array $names, array $today ): array {
		$creator = $key->createdBy ?? 0;
		return array(
			'id'             => $key->id,
			'name'           => $key->name,
			'prefix'         => "ss_live_$key->prefix",
			'scopes'         => array_map( static fn( Scope $scope ) => $scope->value, $key->scopes ),
			'department_ids' => $key->departmentIds,
			'addresses'      => $key->addresses,
			'status'         => $key->status( $now ),
			'created_by'     => isset( $names[ $creator ] ) ? array(
				'id'   => $creator,
				'name' => $names[ $creator ],
			) : null,
			'created_at'     => Clock::iso( $key->createdAt ),
			'expires_at'     => self::time( $key->expiresAt ),
			'revoked_at'     => self::time( $key->revokedAt ),
			'last_used_at'   => self::time( $key->lastUsedAt ),
			'rotated_to'     => $key->rotatedTo,
			'calls_today'    => $today[0],
			'errors_today'   => $today[1],
		);
	}

	private static function time( ?int $seconds ): ?string {
		return null === $seconds ? null : Clock::iso( Clock::fromSeconds( $seconds ) );
	}
}
