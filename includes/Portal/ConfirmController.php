<?php
/**
 * Route for those whose reply is held.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Permission;
use SmartSupport\Replies\HeldReplies;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /portal/confirm. The secret of the mail is all that it takes.
 */
final class ConfirmController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly HeldReplies $held,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'POST', '/portal/confirm', 'portal-confirm', Permission::visitors(), $this->confirm( ... ), SchemaFile::load( 'portal-confirm' )->input( 'create' ) );
	}

	private function confirm( Call $call ): \WP_REST_Response {
		$this->held->publish( $call->text( 'token' ), $call->actor->ip );
		return $this->success( new \stdClass(), Notice::confirmed()->text() );
	}
}
