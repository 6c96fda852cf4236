<?php
/**
 * Rules about API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes, changes, rotates and revokes keys. A key that manages others gives nothing that it has not itself: neither a
 * scope nor a department; keys that reach beyond its departments are not there for it.
 */
final class ApiKeyService {

	public function __construct(
		private readonly ApiKeyRepository $keys,
		private readonly DepartmentService $departments,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Who manages keys. */
	public static function permission(): Permission {
		return Permission::staff( Scope::KeysManage, Capabilities::MANAGE_SETTINGS );
	}

	/** @return array{list<ApiKey>, int} A page, newest first, and how many there are. */
	public function list( Actor $actor, int $page, int $perPage ): array {
		self::permission()->authorise( $actor );
		$ids = null === $actor->departmentIds ? null : $this->keys->idsWithin( $actor->departmentIds );
		return array( $this->keys->page( $ids, $page, $perPage ), null === $ids ? $this->keys->count() : count( $ids ) );
	}

	/** @throws Refusal not_found, also for a key beyond the actor's departments. */
	public function get( Actor $actor, int $id ): ApiKey {
		return self::visible( $actor, $this->keys->find( $id ) );
	}

	/**
	 * @return array{ApiKey, ApiKeySecret} The key, and its text: nobody can read that again.
	 * @throws Refusal insufficient_scope, invalid_department, validation_error.
	 */
	public function create( Actor $actor, ApiKeyFields $fields ): array {
		self::permission()->authorise( $actor );
		$this->check( $actor, $fields, null );
		return $this->insert( $actor, $fields );
	}

	/**
	 * @param \Closure(ApiKeyFields): ApiKeyFields $change Makes the new fields of the present ones.
	 * @return array{ApiKey, bool} The key, and whether anything is different now.
	 * @throws Refusal As create(); not_found; conflict for a revoked key.
	 */
	public function update( Actor $actor, int $id, \Closure $change ): array {
		return $this->unit->run(
			function () use ( $actor, $id, $change ): array {
				$key = $this->changeable( $actor, $id );
				if ( null !== $key->revokedAt ) {
					throw new Refusal( 'conflict', __( 'This API key has been revoked: make a new one.', 'smart-support-guest' ) );
				}
				$before = ApiKeyFields::of( $key );
				$after  = $change( $before );
				$this->check( $actor, $after, $before );
				if ( $after->equals( $before ) ) {
					return array( $key, false );
				}
				$this->keys->update( $id, $after );
				return array( $this->get( $actor, $id ), true );
			}
		);
	}

	/**
	 * The key is dead on the very next request.
	 *
	 * @return ApiKey As it was.
	 * @throws Refusal not_found; insufficient_scope.
	 */
	public function revoke( Actor $actor, int $id ): ApiKey {
		return $this->unit->run(
			function () use ( $actor, $id ): ApiKey {
				$key = $this->changeable( $actor, $id );
				$this->keys->revoke( $id );
				return $key;
			}
		);
	}

	/**
	 * Makes a key that takes the place of another one, which lives on for a while. Where that one had been given a
	 * lifetime, the new one gets the same from now on.
	 *
	 * @param int $hours How long the old key lives on, at most.
	 * @return array{ApiKey, ApiKeySecret} The new key, and its text.
	 * @throws Refusal not_found; insufficient_scope; conflict for a key that is not active.
	 */
	public function rotate( Actor $actor, int $id, int $hours ): array {
		return $this->unit->run(
			function () use ( $actor, $id, $hours ): array {
				$old = $this->changeable( $actor, $id );
				$now = $this->clock->seconds();
				if ( 'active' !== $old->status( $now ) ) {
					throw new Refusal( 'conflict', __( 'Only an active API key can be rotated.', 'smart-support-guest' ) );
				}
				$expiresAt        = null === $old->expiresAt ? null : $now + $old->expiresAt - $old->createdAt->getTimestamp();
				$fields           = new ApiKeyFields( $old->name, $old->scopes, $expiresAt, $old->departmentIds, $old->addresses );
				[ $key, $secret ] = $this->insert( $actor, $fields );
				$this->keys->replace( $id, $key->id, min( $old->expiresAt ?? PHP_INT_MAX, $now + $hours * HOUR_IN_SECONDS ) );
				return array( $key, $secret );
			}
		);
	}

	/** @return array{ApiKey, ApiKeySecret} */
	private function insert( Actor $actor, ApiKeyFields $fields ): array {
		$secret = ApiKeySecret::make();
		$id     = $this->keys->insert( $secret->text, $secret->prefix, $fields->name, $fields->scopes, $fields->departmentIds, $fields->addresses, $fields->expiresAt, $actor->userId );
		return array( $this->get( $actor, $id ), $secret );
	}

	/** @throws Refusal not_found; insufficient_scope. */
	private function changeable( Actor $actor, int $id ): ApiKey {
		$key = self::visible( $actor, $this->keys->lock( $id ) );
		self::authoriseScopes( $actor, $key->scopes );
		return $key;
	}

	/** @throws Refusal not_found. */
	private static function visible( Actor $actor, ?ApiKey $key ): ApiKey {
		self::permission()->authorise( $actor );
		return true === $key?->isWithin( $actor->departmentIds ) ? $key : throw Refusal::notFound();
	}

	/**
	 * What stays as it was is not judged again: a department may be gone by now.
	 *
	 * @throws Refusal insufficient_scope, invalid_department, validation_error.
	 */
	private function check( Actor $actor, ApiKeyFields $after, ?ApiKeyFields $before ): void {
		self::authoriseScopes( $actor, $after->scopes );
		if ( null === $before || $after->departmentIds !== $before->departmentIds ) {
			$this->departments->check( $after->departmentIds, $actor->departmentIds );
		}
		if ( null !== $after->expiresAt && $after->expiresAt !== $before?->expiresAt && $after->expiresAt <= $this->clock->seconds() ) {
			throw Refusal::invalid( array( 'expires_at' => __( 'Please choose a time in the future.', 'smart-support-guest' ) ) );
		}
	}

	/**
	 * @param list<Scope> $scopes
	 * @throws Refusal insufficient_scope for a key that lacks one of them.
	 */
	private static function authoriseScopes( Actor $actor, array $scopes ): void {
		foreach ( ActorKind::Key === $actor->kind ? $scopes : array() as $scope ) {
			if ( ! $actor->has( $scope ) ) {
				throw Refusal::insufficientScope( $scope );
			}
		}
	}
}
