<?php
/**
 * The form.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;
use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * The two ways in and the form; what was typed and what is wrong with it; or the number of the new ticket.
 */
final class FormView implements View {

	/** Name that the script module and the directives share. */
	public const STORE = 'smart-support/portal';

	private const NO_ERRORS = array(
		'email'   => '',
		'subject' => '',
		'message' => '',
	);

	/** @var array<string, string> Field => what is wrong with it, empty for nothing. */
	public readonly array $errors;

	/** What is wrong with all of it, empty for nothing. */
	public readonly string $alert;

	/** Number of the ticket that has been written, empty for none. */
	public readonly string $number;

	public function __construct(
		public readonly string $address,
		public readonly GuestForm $form,
		/** Empty where visitors may not write. */
		public readonly string $token,
		?Refusal $refusal,
		public readonly ?Notice $notice,
	) {
		$given        = $refusal->details['errors'] ?? array();
		$given        = array_filter( is_array( $given ) ? $given : array(), is_string( ... ) );
		$this->errors = array_merge( self::NO_ERRORS, array_intersect_key( $given, self::NO_ERRORS ) );
		$hasFaults    = '' !== implode( '', $this->errors );
		$this->alert  = $hasFaults ? self::correct() : (string) $refusal?->getMessage();
		$this->number = true === $notice?->isSent() ? $notice->number : '';
	}

	public function title(): string {
		return '';
	}

	public function render(): void {
		self::configure();
		$view = $this;
		require __DIR__ . '/templates/form.php';
	}

	public function renderErrors(): void {
		foreach ( $this->errors as $name => $text ) {
			require __DIR__ . '/templates/error.php';
		}
	}

	public function renderFields(): void {
		foreach ( $this->fields() as $name => $field ) {
			require __DIR__ . '/templates/field.php';
		}
	}

	/** @return array<string, array{label: string, value: string, error: string, type: string, autocomplete: string, maxlength: int}> By name. */
	private function fields(): array {
		$user  = wp_get_current_user();
		$email = '' === $this->form->email && $user->exists() ? $user->user_email : $this->form->email;
		return array(
			'email'   => array(
				'label'        => __( 'Email Address', 'smart-support-guest' ),
				'value'        => $email,
				'error'        => $this->errors['email'] ?? '',
				'type'         => 'email',
				'autocomplete' => 'email',
				'maxlength'    => 254,
			),
			'subject' => array(
				'label'        => __( 'Subject', 'smart-support-guest' ),
				'value'        => $this->form->subject,
				'error'        => $this->errors['subject'] ?? '',
				'type'         => 'text',
				'autocomplete' => 'off',
				'maxlength'    => 255,
			),
			'message' => array(
				'label'        => __( 'Message', 'smart-support-guest' ),
				'value'        => $this->form->message,
				'error'        => $this->errors['message'] ?? '',
				'type'         => 'textarea',
				'autocomplete' => 'off',
				'maxlength'    => 1048576,
			),
		);
	}

	/** @return array<string, mixed> What the script module starts from. */
	public function context(): array {
		return array(
			'alert'        => $this->alert,
			'errors'       => $this->errors,
			'isDone'       => '' !== $this->number,
			'heading'      => $this->heading(),
			'announcement' => '',
			'isSending'    => false,
		);
	}

	public function heading(): string {
		return '' === $this->number ? '' : sprintf( self::sentHeading(), $this->number );
	}

	/** Texts and addresses of the script module, which cannot translate. */
	public static function configure(): void {
		wp_interactivity_config(
			self::STORE,
			array(
				'api'     => wp_make_link_relative( rest_url( Controller::API ) ),
				'texts'   => array(
					'correct' => self::correct(),
					'failed'  => __( 'This could not be sent. Your text is still here: please try again.', 'smart-support-guest' ),
					'sending' => __( 'Sending…', 'smart-support-guest' ),
					'sent'    => self::sentHeading(),
					'replied' => Notice::replied()->text(),
					'now'     => __( 'Just now', 'smart-support-guest' ),
				),
				'missing' => array(
					'email'   => __( 'Please enter your e-mail address.', 'smart-support-guest' ),
					'subject' => __( 'Please enter a subject.', 'smart-support-guest' ),
					'message' => __( 'Please enter a message.', 'smart-support-guest' ),
				),
				'invalid' => array(
					'email' => __( 'This is not a valid e-mail address.', 'smart-support-guest' ),
				),
			)
		);
	}

	private static function correct(): string {
		return __( 'Please correct what is marked below.', 'smart-support-guest' );
	}

	private static function sentHeading(): string {
		/* translators: %s: Number of a ticket. */
		return __( 'Ticket #%s has been received', 'smart-support-guest' );
	}
}
