<?php
/**
 * Routes of departments.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Transitions;

defined( 'ABSPATH' ) || exit;

/**
 * GET and POST /departments, GET, PATCH and DELETE /departments/{id}.
 */
final class DepartmentController extends Controller {

	public function __construct( Gate $gate, private readonly DepartmentDirectory $departments ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'department' );
		$known  = fn( Actor $actor, int $id ) => $this->departments->get( $actor, $id );
		$reader = Permission::staff( array( Scope::TicketsRead, Scope::SettingsRead ), Capabilities::VIEW_TICKETS, Capabilities::MANAGE_SETTINGS );
		$writer = Permission::staff( Scope::SettingsWrite, Capabilities::MANAGE_SETTINGS );
		$one    = '/departments/(?P<id>[^/]+)';
		$this->route( 'GET', '/departments', 'department', $reader, $this->list( ... ), $schema->input( 'list' ) );
		$this->route( 'POST', '/departments', 'department', $writer->forWholeSite(), $this->create( ... ), $schema->input( 'create' ) );
		$this->route( 'GET', $one, 'department', $reader, $this->get( ... ) );
		$this->route( 'PATCH', $one, 'department', $writer, $this->update( ... ), $schema->input( 'update' ), $known );
		$this->route( 'DELETE', $one, 'department', $writer, $this->delete( ... ), $schema->input( 'delete' ), $known );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $departments, $total ] = $this->departments->list( $call->actor, $call->int( 'page' ), $call->int( 'per_page' ) );
		return $this->page( array_map( self::item( ... ), $departments ), __( 'Departments found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	private function get( Call $call ): \WP_REST_Response {
		return $this->success( self::item( $this->departments->get( $call->actor, $call->id ) ), __( 'Department found.', 'smart-support-guest' ) );
	}

	private function create( Call $call ): \WP_REST_Response {
		$department = $this->departments->create( $call->actor, $call->text( 'name' ), $call->textOrNull( 'slug' ) );
		return $this->created( self::item( $department ), __( 'Department created.', 'smart-support-guest' ), "departments/$department->id" );
	}

	private function update( Call $call ): \WP_REST_Response {
		[ $department, $changed ] = $this->departments->update( $call->actor, $call->id, self::change( $call ) );
		return $this->success( self::item( $department ), __( 'Department updated.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	private function delete( Call $call ): \WP_REST_Response {
		$department = $this->departments->delete( $call->actor, $call->id, $call->intOrNull( 'reassign_to' ) );
		return $this->success( self::item( $department ), __( 'Department deleted.', 'smart-support-guest' ) );
	}

	/** @throws Refusal validation_error. */
	private static function change( Call $call ): DepartmentChange {
		$address = static fn( string $field ) => $call->has( $field ) ? $call->field( $field, static fn() => '' === $call->text( $field ) ? '' : EmailAddress::parse( $call->text( $field ) )->address ) : null;
		return new DepartmentChange(
			$call->textOrNull( 'name' ),
			$call->textOrNull( 'slug' ),
			$call->has( 'is_default' ) ? $call->bool( 'is_default' ) : null,
			PortalMode::tryFrom( $call->textOrNull( 'portal' ) ?? '' ),
			ReplyCheck::tryFrom( $call->textOrNull( 'reply_check' ) ?? '' ),
			$address( 'from_address' ),
			$address( 'reply_to' ),
			$call->has( 'self_close_status' ),
			Status::tryFrom( $call->textOrNull( 'self_close_status' ) ?? '' ),
			$call->has( 'transitions' ) ? $call->field( 'transitions', static fn() => is_array( $call->input['transitions'] ) ? Transitions::of( $call->input['transitions'] ) : Transitions::free() ) : null,
		);
	}

	/** @return array<string, mixed> */
	private static function item( Department $department ): array {
		return array(
			'id'                => $department->id,
			'slug'              => $department->slug,
			'name'              => $department->name,
			'is_default'        => $department->isDefault,
			'created_at'        => Clock::iso( $department->createdAt ),
			'portal'            => $department->portal->value,
			'reply_check'       => $department->replyCheck->value,
			'from_address'      => $department->fromAddress,
			'reply_to'          => $department->replyTo,
			'self_close_status' => $department->selfClose?->value,
			'transitions'       => $department->transitions->toArray(),
		);
	}
}
