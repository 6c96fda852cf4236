<?php
/**
 * What the form on the support page asks for.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Captcha\Captcha;
use SmartSupport\Attachments\FileRules;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Priority;

defined( 'ABSPATH' ) || exit;

/**
 * Which fields there are, and whether what came in them is right. What comes in a field that is switched off is not looked at.
 */
final class GuestFormRules {

	public function __construct(
		private readonly Settings $settings,
		private readonly DepartmentService $departments,
		private readonly CustomerRepository $customers,
		public readonly FileRules $files,
		public readonly Captcha $captcha,
	) {}

	public function asksPriority(): bool {
		return $this->settings->bool( 'guests', 'field_priority' );
	}

	public function asksDepartment(): bool {
		return $this->settings->bool( 'guests', 'field_department' );
	}

	public function takesFiles(): bool {
		return $this->settings->bool( 'guests', 'field_attachments' );
	}

	/** @return array<int, string> Names of the departments to choose from, by id; none where the form does not ask. */
	public function departments(): array {
		return $this->asksDepartment() ? array_map( static fn( $department ) => $department->name, $this->departments->all() ) : array();
	}

	/**
	 * Where the answers to a logged-in visitor go: the address of the customer they are, else the one of their account.
	 * Null for everybody else, who types one.
	 */
	public function addressOf( Actor $actor ): ?EmailAddress {
		if ( ActorKind::User !== $actor->kind || null === $actor->userId ) {
			return null;
		}
		$customer = null === $actor->customerId ? null : $this->customers->find( $actor->customerId );
		$user     = get_userdata( $actor->userId );
		return EmailAddress::tryParse( $customer->email ?? ( false === $user ? '' : $user->user_email ) );
	}

	/**
	 * Makes a ticket of the form; its files are judged, and nothing is written.
	 *
	 * @throws Refusal validation_error with all faults, file_too_large where nothing else is wrong.
	 */
	public function ticket( Actor $actor, GuestForm $form ): NewTicket {
		$faults  = new Faults();
		$own     = $this->addressOf( $actor );
		$email   = $own ?? $faults->at( 'email', static fn() => self::email( $form->email ) );
		$subject = $faults->at( 'subject', static fn() => NewTicket::subject( $form->subject ) );
		$files   = $this->takesFiles() ? $form->files : new MessageFiles();
		$message = $faults->at( 'message', fn() => $this->message( $form->message, $files ) );
		$faults->at( 'attachments', fn() => $files->judge( $this->files, 'attachments' ) );
		$priority   = $faults->at( 'priority', fn() => $this->priority( $form->priority ) );
		$department = $faults->at( 'department_id', fn() => $this->department( $form ) );
		$faults->refuse();
		$user = null === $own || null === $actor->userId ? false : get_userdata( $actor->userId );
		return new NewTicket(
			$email ?? throw new \LogicException( 'A fault was lost.' ),
			$subject ?? '',
			$message ?? MessageBody::none(),
			Channel::Guest,
			false === $user ? '' : $user->display_name,
			$priority ?? Priority::Medium,
			$department,
			files: $files,
		);
	}

	/**
	 * The words of a message, which files need not have.
	 *
	 * @throws \InvalidArgumentException With words for people.
	 */
	public function message( string $text, MessageFiles $files ): MessageBody {
		return MessageBody::isBlank( $text ) && ! $files->isEmpty() ? MessageBody::none() : MessageBody::fromText( $text );
	}

	/** @throws \InvalidArgumentException With words for people. */
	private static function email( string $text ): EmailAddress {
		if ( '' === trim( $text ) ) {
			throw new \InvalidArgumentException( esc_html__( 'Please enter your e-mail address.', 'smart-support-guest' ) );
		}
		return EmailAddress::parse( $text );
	}

	/** @throws \InvalidArgumentException With words for people. */
	private function priority( string $word ): Priority {
		if ( ! $this->asksPriority() || '' === $word ) {
			return Priority::Medium;
		}
		return Priority::tryFromSlug( $word ) ?? throw new \InvalidArgumentException( esc_html__( 'There is no such priority. Please choose one of the list.', 'smart-support-guest' ) );
	}

	/**
	 * The block's department, also where the form does not ask for one; the default one, null, when that is gone.
	 *
	 * @throws \InvalidArgumentException With words for people.
	 */
	private function department( GuestForm $form ): ?int {
		$preset = DepartmentPreset::read( $form->preset );
		if ( null !== $preset ) {
			return isset( $this->departments->all()[ $preset ] ) ? $preset : null;
		}
		if ( ! $this->asksDepartment() || '' === $form->department ) {
			return null;
		}
		$known = array_filter( array_keys( $this->departments->all() ), static fn( int $id ) => (string) $id === $form->department );
		return array_values( $known )[0] ?? throw new \InvalidArgumentException( esc_html__( 'There is no such department any more. Please choose another.', 'smart-support-guest' ) );
	}
}
