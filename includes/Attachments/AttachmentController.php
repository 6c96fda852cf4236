<?php
/**
 * Files over HTTP.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /attachments, GET /attachments/{id}.
 */
final class AttachmentController extends Controller {

	private const FILE = 'file';

	/** @var \WeakMap<object, StoredFile> By request. A unit of work that runs again finds its file here: it is moved once. */
	private \WeakMap $stored;

	public function __construct(
		Gate $gate,
		private readonly AttachmentService $attachments,
		private readonly AttachmentPresenter $presenter,
	) {
		parent::__construct( $gate );
		$this->stored = new \WeakMap();
	}

	public function registerRoutes(): void {
		$writer = Permission::users( Scope::AttachmentsWrite )->asking( $this->attachments->authorise( ... ) );
		$this->route( 'POST', '/attachments', 'attachment', $writer, $this->create( ... ), SchemaFile::load( 'attachment' )->input( 'create' ), takesFiles: true );
		$this->route( 'GET', '/attachments/(?P<id>[^/]+)', 'attachment', Permission::users( Scope::AttachmentsRead ), $this->get( ... ) );
	}

	private function create( Call $call ): \WP_REST_Response {
		$file       = $call->request->get_file_params()[ self::FILE ] ?? null;
		$stored     = $this->stored[ $call->request ] ??= $this->attachments->store( $call->actor, Upload::of( $file, self::FILE, $this->attachments->maxSize() ), self::FILE );
		$attachment = $this->attachments->add( $call->actor, $stored );
		return $this->success( $this->presenter->one( $call->actor, $attachment ), __( 'File stored.', 'smart-support-guest' ), array(), 201 );
	}

	private function get( Call $call ): \WP_REST_Response {
		$attachment = $this->attachments->get( $call->actor, $call->id );
		return new Download( $attachment, $this->attachments->path( $attachment ) );
	}
}
