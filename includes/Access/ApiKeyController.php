<?php
/**
 * Routes of API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET and POST /api-keys, GET, PATCH and DELETE /api-keys/{id}, POST /api-keys/{id}/rotate, GET /api-keys/{id}/usage.
 */
final class ApiKeyController extends Controller {

	private const ONE = '/api-keys/(?P<id>[^/]+)';

	public function __construct(
		Gate $gate,
		private readonly ApiKeyService $keys,
		private readonly ApiUsage $usage,
		private readonly ApiKeyPresenter $presenter,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema  = SchemaFile::load( 'api-key' );
		$manager = ApiKeyService::permission();
		$known   = fn( Actor $actor, int $id ) => $this->keys->get( $actor, $id );
		$this->route( 'GET', '/api-keys', 'api-key', $manager, $this->list( ... ), $schema->input( 'list' ) );
		$this->route( 'POST', '/api-keys', 'api-key', $manager, $this->create( ... ), $schema->input( 'create' ), holdsSecret: true );
		$this->route( 'GET', self::ONE, 'api-key', $manager, $this->get( ... ) );
		$this->route( 'PATCH', self::ONE, 'api-key', $manager, $this->update( ... ), $schema->input( 'update' ), $known );
		$this->route( 'DELETE', self::ONE, 'api-key', $manager, $this->revoke( ... ) );
		$this->route( 'POST', self::ONE . '/rotate', 'api-key', $manager, $this->rotate( ... ), $schema->input( 'rotate' ), $known, holdsSecret: true );
		$this->route( 'GET', self::ONE . '/usage', 'api-key-usage', $manager, $this->usage( ... ) );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $keys, $total ] = $this->keys->list( $call->actor, $call->int( 'page' ), $call->int( 'per_page' ) );
		return $this->page( $this->presenter->many( $keys ), __( 'API keys found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	private function get( Call $call ): \WP_REST_Response {
		return $this->success( $this->presenter->one( $this->keys->get( $call->actor, $call->id ) ), __( 'API key found.', 'smart-support-guest' ) );
	}

	private function create( Call $call ): \WP_REST_Response {
		// A key that is limited to departments makes keys with the same limit unless it is told a narrower one.
		$fields           = self::fields( $call, new ApiKeyFields( '', array(), departmentIds: $call->actor->departmentIds ) );
		[ $key, $secret ] = $this->keys->create( $call->actor, $fields );
		return $this->made( $key, $secret, __( 'API key created. It is shown this once.', 'smart-support-guest' ) );
	}

	private function update( Call $call ): \WP_REST_Response {
		[ $key, $changed ] = $this->keys->update( $call->actor, $call->id, static fn( ApiKeyFields $now ) => self::fields( $call, $now ) );
		return $this->success( $this->presenter->one( $key ), __( 'API key saved.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	private function revoke( Call $call ): \WP_REST_Response {
		return $this->success( $this->presenter->one( $this->keys->revoke( $call->actor, $call->id ) ), __( 'API key revoked.', 'smart-support-guest' ) );
	}

	private function rotate( Call $call ): \WP_REST_Response {
		[ $key, $secret ] = $this->keys->rotate( $call->actor, $call->id, $call->int( 'overlap_hours' ) );
		return $this->made( $key, $secret, __( 'API key rotated. The new one is shown this once.', 'smart-support-guest' ) );
	}

	private function usage( Call $call ): \WP_REST_Response {
		$key  = $this->keys->get( $call->actor, $call->id );
		$data = array(
			'days'  => $this->usage->days( $key->id ),
			'calls' => $this->presenter->calls( $this->usage->calls( $key->id ) ),
		);
		return $this->success( $data, __( 'Usage found.', 'smart-support-guest' ) );
	}

	private function made( ApiKey $key, ApiKeySecret $secret, string $message ): \WP_REST_Response {
		$warning  = __( 'This came over plain http: whoever listens on the way can read the key. Please use https.', 'smart-support-guest' );
		$item     = $this->presenter->one( $key ) + array( 'key' => $secret->text );
		$response = $this->success( $item, $message, is_ssl() ? array() : array( 'warning' => $warning ), 201 );
		$response->header( 'Location', rest_url( self::API . "/api-keys/$key->id" ) );
		return $response;
	}

	/** @throws Refusal validation_error. */
	private static function fields( Call $call, ApiKeyFields $now ): ApiKeyFields {
		$time = static fn(): int => Clock::parse( $call->text( 'expires_at' ) )->getTimestamp();
		return new ApiKeyFields(
			name: $call->textOrNull( 'name' ) ?? $now->name,
			scopes: $call->has( 'scopes' ) ? Scope::sorted( $call->texts( 'scopes' ) ) : $now->scopes,
			expiresAt: $call->has( 'expires_at' ) ? ( null === $call->textOrNull( 'expires_at' ) ? null : $call->field( 'expires_at', $time ) ) : $now->expiresAt,
			departmentIds: $call->has( 'department_ids' ) ? self::departments( $call ) : $now->departmentIds,
			addresses: $call->has( 'addresses' ) ? self::addresses( $call ) : $now->addresses,
		);
	}

	/** @return list<int>|null */
	private static function departments( Call $call ): ?array {
		$ids = array_unique( $call->ints( 'department_ids' ) );
		sort( $ids );
		return array() === $ids ? null : $ids;
	}

	/**
	 * @return list<string>|null
	 * @throws Refusal validation_error, at the entry that is none.
	 */
	private static function addresses( Call $call ): ?array {
		$addresses = array();
		foreach ( $call->texts( 'addresses' ) as $index => $text ) {
			/* translators: %s: What somebody entered. */
			$fault       = sprintf( __( '%s is neither an IP address nor a network such as 192.0.2.0/24.', 'smart-support-guest' ), $text );
			$addresses[] = IpNetwork::parse( $text )?->text() ?? throw Refusal::invalid( array( "addresses[$index]" => $fault ) );
		}
		return array() === $addresses ? null : array_values( array_unique( $addresses ) );
	}
}
