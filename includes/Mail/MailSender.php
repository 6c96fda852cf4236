<?php
/**
 * Whom a mail comes from.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Departments\Department;

defined( 'ABSPATH' ) || exit;

/**
 * A department's addresses; empty where the site's own counts.
 */
final class MailSender {

	public function __construct(
		public readonly string $address = '',
		/** Where answers go. */
		public readonly string $replyTo = '',
	) {}

	/** @param Department|null $department Null for mails about none. */
	public static function of( ?Department $department ): self {
		return null === $department ? new self() : new self( $department->fromAddress, $department->replyTo );
	}

	/** @return list<string> As wp_mail() takes them. The name is a filter's business, and an SMTP plugin's filter has the last word on the address. */
	public function headers(): array {
		return array(
			...( '' === $this->address ? array() : array( "From: $this->address" ) ),
			...( '' === $this->replyTo ? array() : array( "Reply-To: $this->replyTo" ) ),
		);
	}
}
