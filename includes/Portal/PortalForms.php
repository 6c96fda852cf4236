<?php
/**
 * What the holder of a portal link may send.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * A response, and Close or Reopen where the department lets customers; each asks for an address first (P-12, P-13).
 */
final class PortalForms {

	/** @var array<string, string> Field => what is wrong with it. */
	private readonly array $errors;

	/** What was wrong with the form as a whole, empty for nothing. */
	public readonly string $alert;

	public function __construct(
		/** Where they are posted. */
		public readonly string $address,
		/** Proves that they came from this page. */
		public readonly string $token,
		private readonly GuestFormRules $rules,
		public readonly bool $canClose,
		public readonly bool $canReopen,
		public readonly ?Notice $notice,
		private readonly ?Visit $visit = null,
		private readonly ?Refusal $refusal = null,
	) {
		$this->errors = FormView::faults( $refusal );
		$this->alert  = array() === $this->errors ? (string) $refusal?->getMessage() : ScriptConfig::correct();
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/portal-forms.php';
	}

	/** Of the response. */
	public function renderFields(): void {
		$fields = array(
			new Field( 'email', __( 'Email Address', 'smart-support-guest' ), 'email', $this->typed( 'reply', 'email' ), $this->fault( 'reply', 'email' ), 'email', 254 ),
			new Field( 'message', __( 'Message', 'smart-support-guest' ), 'textarea', $this->typed( 'reply', 'message' ), $this->fault( 'reply', 'message' ), maxlength: 1048576, isRequired: ! $this->takesFiles() ),
			$this->takesFiles() ? FormFields::files( $this->rules, $this->fault( 'reply', 'attachments' ) ) : null,
		);
		foreach ( array_filter( $fields ) as $field ) {
			$field->render();
		}
	}

	public function takesFiles(): bool {
		return $this->rules->takesFiles();
	}

	/** Whether files came with a response that is refused: no browser gives them back. */
	public function hasLostFiles(): bool {
		return null !== $this->refusal && $this->takesFiles() && false === $this->visit?->files( 'attachments' )->isEmpty();
	}

	/** @return list<array{name: string, label: string, question: string, button: string, isOpen: bool, email: string, error: string}> */
	public function closing(): array {
		$forms = array();
		foreach ( ( new ClosingForms( 0, '', '', $this->canClose, $this->canReopen ) )->all() as $form ) {
			if ( $form['isOffered'] ) {
				$forms[] = array(
					'name'     => $form['name'],
					'label'    => $form['label'],
					'question' => $form['question'],
					'button'   => $form['button'],
					'isOpen'   => $this->isOf( $form['name'] ),
					'email'    => $this->typed( $form['name'], 'email' ),
					'error'    => $this->fault( $form['name'], 'email' ),
				);
			}
		}
		return $forms;
	}

	/** @return array<string, mixed> What the directives of the fields read. */
	public function context(): array {
		return array( 'errors' => ( $this->isOf( 'reply' ) ? $this->errors : array() ) + array_fill_keys( array( 'email', 'message', 'attachments' ), '' ) );
	}

	/** Whether that form was sent and is shown again. */
	private function isOf( string $form ): bool {
		return null !== $this->refusal && $form === $this->visit?->form();
	}

	private function typed( string $form, string $field ): string {
		return $this->isOf( $form ) ? (string) $this->visit?->field( $field ) : '';
	}

	private function fault( string $form, string $field ): string {
		return $this->isOf( $form ) ? $this->errors[ $field ] ?? '' : '';
	}
}
