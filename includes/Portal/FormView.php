<?php
/**
 * The form.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * The two ways in and the form; what was typed and what is wrong with it; or the number of the new ticket.
 */
final class FormView implements View {

	/** Name that the script module and the directives share. */
	public const STORE = ScriptConfig::STORE;

	/** @var array<string, Field> By name. */
	private readonly array $fields;

	/** What is wrong with all of it, empty for nothing. */
	public readonly string $alert;

	/** Number of the ticket that has been written, empty for none. */
	public readonly string $number;

	public function __construct(
		public readonly string $address,
		public readonly GuestForm $form,
		/** Empty where visitors may not write. */
		public readonly string $token,
		private readonly ?Refusal $refusal,
		public readonly ?Notice $notice,
		private readonly FormFields $all,
		public readonly FormBlock $block = new FormBlock(),
	) {
		$this->fields = $all->all( $form, $block, self::faults( $refusal ) );
		$hasFaults    = '' !== implode( '', array_map( static fn( Field $field ) => $field->error, $this->fields ) );
		$this->alert  = $hasFaults ? ScriptConfig::correct() : (string) $refusal?->getMessage();
		$this->number = true === $notice?->isSent() ? $notice->number : '';
	}

	/** The same, as the block on its page wants it. */
	public function within( FormBlock $block ): self {
		return new self( $this->address, $this->form, $this->token, $this->refusal, $this->notice, $this->all, $block );
	}

	public function title(): string {
		return '';
	}

	public function render(): void {
		ScriptConfig::give( $this->all->rules, $this->all->rules->captcha->forBrowser() );
		$view = $this;
		require __DIR__ . '/templates/form.php';
	}

	public function renderErrors(): void {
		foreach ( $this->fields as $field ) {
			require __DIR__ . '/templates/error.php';
		}
	}

	public function renderFields(): void {
		foreach ( $this->fields as $field ) {
			$field->render();
		}
	}

	/** Where the answers to a logged-in visitor go, null for one who types an address. */
	public function ownAddress(): ?EmailAddress {
		return $this->all->ownAddress;
	}

	/** Whether there are two ways in. A page's content alone, for the editor, is what a guest sees. */
	public function offersLogIn(): bool {
		return $this->block->offersLogIn && null === $this->ownAddress() && ( '' === $this->address || ! is_user_logged_in() );
	}

	/** Where a keyboard gets to by "Continue as Guest". */
	public function firstField(): string {
		return array_key_first( $this->fields ) ?? '';
	}

	/** Department that the block names, for the form to take along. */
	public function preset(): string {
		return DepartmentPreset::sign( $this->block->departmentId );
	}

	public function hasOptional(): bool {
		return array() !== array_filter( $this->fields, static fn( Field $field ) => ! $field->isRequired );
	}

	public function hasCaptcha(): bool {
		return $this->all->rules->captcha->isOn();
	}

	public function takesFiles(): bool {
		return isset( $this->fields['attachments'] );
	}

	/** Whether files came with a form that is refused: no browser gives them back. */
	public function hasLostFiles(): bool {
		return null !== $this->refusal && $this->takesFiles() && ! $this->form->files->isEmpty();
	}

	/** @return array<string, mixed> What the script module starts from. */
	public function context(): array {
		return array(
			'alert'        => $this->alert,
			'errors'       => array_map( static fn( Field $field ) => $field->error, $this->fields ),
			'isDone'       => '' !== $this->number,
			'heading'      => $this->heading(),
			'announcement' => '',
			'isSending'    => false,
			'isUploading'  => false,
			'progress'     => 0,
		);
	}

	public function heading(): string {
		return '' === $this->number ? '' : sprintf( ScriptConfig::sentHeading(), $this->number );
	}

	/**
	 * Faults by field; those of single files are told at the field for all of them.
	 *
	 * @return array<string, string>
	 */
	public static function faults( ?Refusal $refusal ): array {
		$errors = $refusal->details['errors'] ?? array();
		$faults = array();
		foreach ( array_filter( is_array( $errors ) ? $errors : array(), is_string( ... ) ) as $name => $text ) {
			$field            = (string) strtok( (string) $name, '.' );
			$faults[ $field ] = ltrim( ( $faults[ $field ] ?? '' ) . ' ' . $text );
		}
		return $faults;
	}
}
