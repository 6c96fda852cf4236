<?php
/**
 * A reply that waits for its author's word.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;
use SmartSupport\Replies\Confirmation;

defined( 'ABSPATH' ) || exit;

/**
 * Shows what would be published under whose address, and the button that does it.
 */
final class ConfirmView implements View {

	public function __construct(
		/** Where the form goes. */
		public readonly string $address,
		/** What is asked, null when there is nothing to ask. */
		public readonly ?Confirmation $question = null,
		/** Proves that the button's form came from this page. */
		public readonly string $token = '',
		public readonly ?Refusal $refusal = null,
		public readonly ?Notice $notice = null,
	) {}

	public function title(): string {
		return __( 'Confirm your reply', 'smart-support-guest' );
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/confirm.php';
	}
}
