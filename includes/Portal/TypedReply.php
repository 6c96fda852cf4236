<?php
/**
 * A reply under a typed address.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Replies\NewReply;

defined( 'ABSPATH' ) || exit;

/**
 * Judged and found right; nothing of it is written yet.
 */
final class TypedReply {

	public function __construct(
		public readonly EmailAddress $email,
		public readonly NewReply $reply,
	) {}
}
