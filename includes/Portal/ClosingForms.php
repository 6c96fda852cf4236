<?php
/**
 * Close and reopen, on a ticket's page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * Each asks once more before it is sent; the script module sends them without leaving the page, and shows the other one then.
 */
final class ClosingForms {

	/** Names of the forms, which are also those of the routes. */
	public const CLOSE  = 'close';
	public const REOPEN = 'reopen';

	public function __construct(
		public readonly int $ticketId,
		/** Where they are posted. */
		public readonly string $address,
		/** Proves that they came from this page. */
		public readonly string $token,
		public readonly bool $canClose,
		public readonly bool $canReopen,
	) {}

	public function render(): void {
		wp_interactivity_state(
			ScriptConfig::STORE,
			array(
				'canClose'  => $this->canClose,
				'canReopen' => $this->canReopen,
			)
		);
		$view = $this;
		require __DIR__ . '/templates/closing.php';
	}

	/** @return list<array{name: string, state: string, isOffered: bool, label: string, question: string, button: string}> */
	public function all(): array {
		return array(
			array(
				'name'      => self::CLOSE,
				'state'     => 'canClose',
				'isOffered' => $this->canClose,
				'label'     => __( 'Close ticket', 'smart-support-guest' ),
				'question'  => __( 'Is everything settled for you? Then close this ticket. You can still read it here.', 'smart-support-guest' ),
				'button'    => __( 'Yes, close it', 'smart-support-guest' ),
			),
			array(
				'name'      => self::REOPEN,
				'state'     => 'canReopen',
				'isOffered' => $this->canReopen,
				'label'     => __( 'Reopen ticket', 'smart-support-guest' ),
				'question'  => __( 'Is it not settled after all? Then reopen this ticket, and we will look at it again.', 'smart-support-guest' ),
				'button'    => __( 'Yes, reopen it', 'smart-support-guest' ),
			),
		);
	}

	/** @return array<string, mixed> What the script module starts from. */
	public function context(): array {
		return array(
			'ticket'       => $this->ticketId,
			'alert'        => '',
			'notice'       => '',
			'announcement' => '',
			'isSending'    => false,
		);
	}
}
