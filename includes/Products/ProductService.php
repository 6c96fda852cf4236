<?php
/**
 * Rules about products.
 */

declare(strict_types=1);

namespace SmartSupport\Products;

use SmartSupport\Access\Actor;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\Paging;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Reassignment;

defined( 'ABSPATH' ) || exit;

/**
 * Finds, makes, changes and deletes products. They are the whole site's: a key that is limited to departments reads them.
 */
final class ProductService {

	public function __construct(
		private readonly ProductRepository $products,
		private readonly Reassignment $tickets,
		private readonly UnitOfWork $unit,
	) {}

	/** @return array{list<Product>, int} One page, and the number of all. */
	public function list( int $page, int $perPage ): array {
		$products = $this->products->page( $page, $perPage );
		return array( $products, Paging::total( $products, $page, $perPage, $this->products->count( ... ) ) );
	}

	/** @throws Refusal not_found. */
	public function get( int $id ): Product {
		return $this->products->findMany( array( $id ) )[ $id ] ?? throw Refusal::notFound();
	}

	/**
	 * @param string $name Of Label::name().
	 * @param string $slug Of Label::slug() or Label::slugOf().
	 * @throws Refusal forbidden for a limited key, conflict for a name or slug that exists.
	 */
	public function create( Actor $actor, string $name, string $slug ): Product {
		self::authorise( $actor );
		return self::unique( fn() => $this->get( $this->products->insert( $slug, $name ) ) );
	}

	/**
	 * Changes what is not null.
	 *
	 * @return array{Product, bool} The product now, and whether anything is different.
	 * @throws Refusal forbidden, not_found, conflict.
	 */
	public function update( Actor $actor, int $id, ?string $name, ?string $slug ): array {
		self::authorise( $actor );
		return self::unique(
			fn() => $this->unit->run(
				function () use ( $id, $name, $slug ): array {
					$product = $this->products->lock( $id ) ?? throw Refusal::notFound();
					if ( ( $name ?? $product->name ) === $product->name && ( $slug ?? $product->slug ) === $product->slug ) {
						return array( $product, false );
					}
					$this->products->rename( $id, $slug ?? $product->slug, $name ?? $product->name );
					return array( $this->get( $id ), true );
				}
			)
		);
	}

	/**
	 * @param bool     $reassigns  Whether reassignTo is meant; without it a product with tickets stays.
	 * @param int|null $reassignTo Product that its tickets get, null for none.
	 * @return Product As it was.
	 * @throws Refusal forbidden, not_found, conflict, invalid_product.
	 */
	public function delete( Actor $actor, int $id, bool $reassigns, ?int $reassignTo ): Product {
		self::authorise( $actor );
		return $this->unit->run(
			function () use ( $actor, $id, $reassigns, $reassignTo ): Product {
				$product = $this->products->lock( $id ) ?? throw Refusal::notFound();
				if ( null !== $reassignTo && ( $id === $reassignTo || null === $this->products->find( $reassignTo ) ) ) {
					throw new Refusal( 'invalid_product', __( 'There is no such product.', 'smart-support-guest' ) );
				}
				if ( ! $reassigns && $this->tickets->areOn( 'product_id', $id ) ) {
					throw new Refusal( 'conflict', __( 'This product has tickets: say by reassign_to which product they get, or null.', 'smart-support-guest' ) );
				}
				if ( $reassigns ) {
					$this->tickets->move( $actor, 'product_id', $id, $reassignTo );
				}
				$this->products->delete( $id );
				/**
				 * Fires when a product has been deleted and committed.
				 *
				 * @since 0.1.0
				 *
				 * @param int      $productId    Id it had.
				 * @param int|null $reassignedTo Product that its tickets got.
				 */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_product_deleted', $id, $reassignTo ) );
				return $product;
			}
		);
	}

	/** @throws Refusal forbidden for a key that is limited to departments: others' tickets have the product too. */
	private static function authorise( Actor $actor ): void {
		if ( null !== $actor->departmentIds ) {
			throw Refusal::forbidden();
		}
	}

	/**
	 * @template T
	 * @param \Closure(): T $work
	 * @return T
	 * @throws Refusal conflict.
	 */
	private static function unique( \Closure $work ): mixed {
		try {
			return $work();
		} catch ( DatabaseError $error ) {
			throw $error->isDuplicate() ? new Refusal( 'conflict', __( 'A product with this name or slug exists.', 'smart-support-guest' ) ) : $error;
		}
	}
}
