<?php
/**
 * Who may call a route.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * A key needs one of the scopes, a WordPress user one of the capabilities. What exactly they see or change is the
 * policy's business: this only keeps out who has no business here at all.
 */
final class Permission {

	/**
	 * @param list<Scope>                $scopes       Any one suffices; none keeps every key out.
	 * @param list<string>|null          $capabilities Any one suffices; null lets every WordPress user in.
	 * @param (\Closure(Actor): void)|null $gate       Asked first; throws a Refusal.
	 */
	private function __construct(
		private readonly array $scopes,
		private readonly ?array $capabilities,
		/** Whether visitors may call it; the handler then finds out who they are. */
		public readonly bool $isPublic = false,
		private readonly ?\Closure $gate = null,
	) {}

	/**
	 * Keys with the scope, and WordPress users with one of the capabilities.
	 *
	 * @param Scope|list<Scope> $scope Of several any one suffices; a refusal names the first.
	 */
	public static function staff( Scope|array $scope, string ...$capabilities ): self {
		return new self( $scope instanceof Scope ? array( $scope ) : $scope, array_values( $capabilities ) );
	}

	/** Keys with one of the scopes, and every WordPress user. */
	public static function users( Scope ...$scopes ): self {
		return new self( array_values( $scopes ), null );
	}

	/** Every valid key, and every WordPress user. */
	public static function anyCaller(): self {
		return new self( Scope::cases(), null );
	}

	/** WordPress users with the capability, and no key. */
	public static function capability( string $capability ): self {
		return new self( array(), array( $capability ) );
	}

	/**
	 * Visitors too.
	 *
	 * @param (\Closure(Actor): void)|null $gate Throws a Refusal while the route is closed.
	 */
	public static function visitors( ?\Closure $gate = null ): self {
		return new self( array(), null, true, $gate );
	}

	/** The same for what is the whole site's: no key that is limited to departments. */
	public function forWholeSite(): self {
		return new self( $this->scopes, $this->capabilities, $this->isPublic, static fn( Actor $actor ) => null === $actor->departmentIds ? null : throw Refusal::forbidden() );
	}

	/**
	 * The same, and one question more.
	 *
	 * @param \Closure(Actor): void $gate Asked first; throws a Refusal.
	 */
	public function asking( \Closure $gate ): self {
		return new self( $this->scopes, $this->capabilities, $this->isPublic, $gate );
	}

	/** @throws Refusal insufficient_scope for a key, forbidden for others. */
	public function authorise( Actor $actor ): void {
		if ( null !== $this->gate ) {
			( $this->gate )( $actor );
		}
		if ( $this->isPublic ) {
			return;
		}
		if ( ActorKind::Key === $actor->kind ) {
			$this->authoriseKey( $actor );
			return;
		}
		if ( null !== $this->capabilities && array() === array_filter( $this->capabilities, $actor->can( ... ) ) ) {
			throw Refusal::forbidden();
		}
	}

	private function authoriseKey( Actor $key ): void {
		if ( array() === $this->scopes ) {
			throw Refusal::forbidden();
		}
		if ( array() === array_filter( $this->scopes, $key->has( ... ) ) ) {
			throw Refusal::insufficientScope( $this->scopes[0] );
		}
	}
}
