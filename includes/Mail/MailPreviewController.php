<?php
/**
 * Routes of mails to look at.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * POST /mail/preview and /mail/test. The test goes to the user who asks, so no key may ask.
 */
final class MailPreviewController extends Controller {

	public function __construct( Gate $gate, private readonly MailPreview $mails ) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$this->route( 'POST', '/mail/preview', 'mail-preview', Permission::staff( Scope::SettingsRead, Capabilities::MANAGE_SETTINGS ), $this->preview( ... ), SchemaFile::load( 'mail-preview' )->input( 'create' ) );
		$this->route( 'POST', '/mail/test', 'mail-test', Permission::capability( Capabilities::MANAGE_SETTINGS ), $this->test( ... ), SchemaFile::load( 'mail-test' )->input( 'create' ) );
	}

	private function preview( Call $call ): \WP_REST_Response {
		$mail = $this->mails->preview( MailKind::from( $call->text( 'kind' ) ), SchemaFile::map( $call->input['branding'] ?? array() ) );
		return $this->success( $mail, __( 'Mail made; nothing was sent.', 'smart-support-guest' ) );
	}

	private function test( Call $call ): \WP_REST_Response {
		$to = $this->mails->test( $call->actor, MailKind::from( $call->text( 'kind' ) ), SchemaFile::map( $call->input['branding'] ?? array() ) );
		/* translators: %s: E-mail address. */
		return $this->success( array( 'to' => $to ), sprintf( __( 'Test mail sent to %s.', 'smart-support-guest' ), $to ) );
	}
}
