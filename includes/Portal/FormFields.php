<?php
/**
 * Fields of the form.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tickets\Priority;

defined( 'ABSPATH' ) || exit;

/**
 * The fields that a visitor sees: those that are always there, and those that the settings ask for.
 */
final class FormFields {

	public function __construct(
		public readonly GuestFormRules $rules,
		/** Where the answers to a logged-in visitor go: they type none. */
		public readonly ?EmailAddress $ownAddress = null,
	) {}

	/**
	 * @param array<string, string> $errors Field => what is wrong with it.
	 * @return array<string, Field> By name.
	 */
	public function all( GuestForm $form, FormBlock $block, array $errors ): array {
		$fields = array(
			null === $this->ownAddress ? new Field( 'email', __( 'Email Address', 'smart-support-guest' ), 'email', $form->email, $errors['email'] ?? '', 'email', 254 ) : null,
			new Field( 'subject', __( 'Subject', 'smart-support-guest' ), value: $form->subject, error: $errors['subject'] ?? '' ),
			new Field( 'message', __( 'Message', 'smart-support-guest' ), 'textarea', $form->message, $errors['message'] ?? '', maxlength: 1048576, isRequired: ! $this->rules->takesFiles() ),
			$this->rules->asksPriority() ? self::priority( $form, $errors['priority'] ?? '' ) : null,
			$this->rules->asksDepartment() && 0 === $block->departmentId ? $this->department( $form, $errors['department_id'] ?? '' ) : null,
			$this->rules->takesFiles() ? self::files( $this->rules, $errors['attachments'] ?? '' ) : null,
		);
		$fields = array_values( array_filter( $fields ) );
		return array_combine( array_map( static fn( Field $field ) => $field->name, $fields ), $fields );
	}

	/** The field for files, of the form and of a ticket's page. */
	public static function files( GuestFormRules $rules, string $error ): Field {
		$hint = sprintf(
			/* translators: 1: Number of files. 2: Size, e.g. 10 MB. */
			_n( 'At most %1$d file of at most %2$s.', 'At most %1$d files of at most %2$s each.', $rules->files->maxCount(), 'smart-support-guest' ),
			$rules->files->maxCount(),
			(string) size_format( $rules->files->maxSize() )
		);
		// The kinds are many: the browser's picker offers them alone, and the fault of another one names them.
		return new Field( 'attachments', __( 'Attachments', 'smart-support-guest' ), 'file', error: $error, isRequired: false, hint: $hint, accept: '.' . implode( ',.', $rules->files->types() ) );
	}

	private static function priority( GuestForm $form, string $error ): Field {
		$words  = array();
		$chosen = Priority::tryFromSlug( $form->priority ) ?? Priority::Medium;
		foreach ( Priority::cases() as $priority ) {
			$words[ $priority->slug() ] = $priority->label();
		}
		return new Field( 'priority', __( 'Priority', 'smart-support-guest' ), 'select', $chosen->slug(), $error, options: $words );
	}

	private function department( GuestForm $form, string $error ): Field {
		$names = array( '' => __( 'Not sure', 'smart-support-guest' ) );
		foreach ( $this->rules->departments() as $id => $name ) {
			$names[ $id ] = $name;
		}
		return new Field( 'department_id', __( 'Department', 'smart-support-guest' ), 'select', $form->department, $error, isRequired: false, options: $names );
	}
}
