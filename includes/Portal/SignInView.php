<?php
/**
 * The way to one's tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Asks for the address, then for the code; or, after a mailed link, for a click on a button.
 */
final class SignInView implements View {

	public const EMAIL = 'email';
	public const CODE  = 'code';
	public const LINK  = 'link';

	/** What is wrong with the field that is asked for, empty for nothing. */
	public readonly string $error;

	/** What is wrong otherwise, empty for nothing. */
	public readonly string $alert;

	/** @param string $step EMAIL, CODE or LINK. */
	public function __construct(
		/** Where the forms go. */
		public readonly string $address,
		public readonly string $step,
		public readonly string $email = '',
		?Refusal $refusal = null,
		public readonly ?Notice $notice = null,
		/** Proves that the button's form came from this page. */
		public readonly string $token = '',
	) {
		$errors      = $refusal->details['errors'] ?? array();
		$error       = is_array( $errors ) ? $errors[ $step ] ?? '' : '';
		$this->error = is_string( $error ) ? $error : '';
		$this->alert = '' === $this->error ? (string) $refusal?->getMessage() : '';
	}

	public function title(): string {
		return __( 'My tickets', 'smart-support-guest' );
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/sign-in.php';
	}

	/** Without the frame: below a list. */
	public function renderForm(): void {
		$view = $this;
		require __DIR__ . "/templates/sign-in-{$this->step}.php";
	}
}
