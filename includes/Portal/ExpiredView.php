<?php
/**
 * A link that opens nothing.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * The same for an expired, a revoked and a forged link: it shows nothing and offers a new one.
 */
final class ExpiredView implements View {

	public function __construct(
		/** Where the form goes. */
		public readonly string $address,
		public readonly string $email = '',
		/** What is wrong with the address, empty for nothing. */
		public readonly string $error = '',
	) {}

	public function title(): string {
		return __( 'Link not valid', 'smart-support-guest' );
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/expired.php';
	}
}
