<?php
/**
 * Routes of products.
 */

declare(strict_types=1);

namespace SmartSupport\Products;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Database\Clock;
use SmartSupport\Label;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET and POST /products, GET, PATCH and DELETE /products/{id}.
 */
final class ProductController extends Controller {

	public function __construct( Gate $gate, private readonly ProductService $products ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'product' );
		$known  = fn( Actor $actor, int $id ) => $this->products->get( $id );
		$reader = Permission::staff( array( Scope::TicketsRead, Scope::SettingsRead ), Capabilities::VIEW_TICKETS, Capabilities::MANAGE_SETTINGS );
		$writer = Permission::staff( Scope::SettingsWrite, Capabilities::MANAGE_SETTINGS )->forWholeSite();
		$one    = '/products/(?P<id>[^/]+)';
		$this->route( 'GET', '/products', 'product', $reader, $this->list( ... ), $schema->input( 'list' ) );
		$this->route( 'POST', '/products', 'product', $writer, $this->create( ... ), $schema->input( 'create' ) );
		$this->route( 'GET', $one, 'product', $reader, $this->get( ... ) );
		$this->route( 'PATCH', $one, 'product', $writer, $this->update( ... ), $schema->input( 'update' ), $known );
		$this->route( 'DELETE', $one, 'product', $writer, $this->delete( ... ), $schema->input( 'delete' ), $known );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $products, $total ] = $this->products->list( $call->int( 'page' ), $call->int( 'per_page' ) );
		return $this->page( array_map( self::item( ... ), $products ), __( 'Products found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	private function get( Call $call ): \WP_REST_Response {
		return $this->success( self::item( $this->products->get( $call->id ) ), __( 'Product found.', 'smart-support-guest' ) );
	}

	private function create( Call $call ): \WP_REST_Response {
		$name    = $call->field( 'name', static fn() => Label::name( $call->text( 'name' ) ) );
		$slug    = $call->field( 'slug', static fn() => $call->has( 'slug' ) ? Label::slug( $call->text( 'slug' ) ) : Label::slugOf( $name ) );
		$product = $this->products->create( $call->actor, $name, $slug );
		return $this->created( self::item( $product ), __( 'Product created.', 'smart-support-guest' ), "products/$product->id" );
	}

	private function update( Call $call ): \WP_REST_Response {
		[ $product, $changed ] = $this->products->update(
			$call->actor,
			$call->id,
			$call->has( 'name' ) ? $call->field( 'name', static fn() => Label::name( $call->text( 'name' ) ) ) : null,
			$call->has( 'slug' ) ? $call->field( 'slug', static fn() => Label::slug( $call->text( 'slug' ) ) ) : null,
		);
		return $this->success( self::item( $product ), __( 'Product updated.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	private function delete( Call $call ): \WP_REST_Response {
		$product = $this->products->delete( $call->actor, $call->id, $call->has( 'reassign_to' ), $call->intOrNull( 'reassign_to' ) );
		return $this->success( self::item( $product ), __( 'Product deleted.', 'smart-support-guest' ) );
	}

	/** @return array<string, mixed> */
	private static function item( Product $product ): array {
		return array(
			'id'         => $product->id,
			'slug'       => $product->slug,
			'name'       => $product->name,
			'created_at' => Clock::iso( $product->createdAt ),
		);
	}
}
