<?php
/**
 * What the form asks for, and what it does with it (G-14, G-15, G-16, G-21, D5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Portal\DepartmentPreset;
use SmartSupport\Portal\GuestForm;
use SmartSupport\Refusal;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Priority;

final class GuestFormRulesTest extends PortalTestCase {

	private const ALL = array( 'field_priority' => true, 'field_department' => true, 'field_attachments' => true );

	public function testTakesWhatIsAskedFor(): void {
		$this->set( self::ALL );
		$department = $this->services()->departments->create( 'Billing' )->id;
		$ticket     = $this->ticketOf( priority: 'urgent', department: (string) $department, files: $this->files() );
		self::assertSame( array( Priority::Urgent, $department, false ), array( $ticket->priority, $ticket->departmentId, $ticket->files?->isEmpty() ) );
	}

	public function testNothingOfItIsRequired(): void {
		$this->set( self::ALL );
		$ticket = $this->ticketOf();
		self::assertSame( array( Priority::Medium, null, true ), array( $ticket->priority, $ticket->departmentId, $ticket->files?->isEmpty() ) );
	}

	/** G-21: also what would be wrong is not looked at. */
	public function testIgnoresWhatIsSwitchedOff(): void {
		$department = $this->services()->departments->create( 'Billing' )->id;
		foreach ( array( array( 'urgent', (string) $department ), array( 'no such', '999999' ) ) as [ $priority, $id ] ) {
			$ticket = $this->ticketOf( priority: $priority, department: $id, files: MessageFiles::of( $this->file( 'a.exe', 'MZ' ) ) );
			self::assertSame( array( Priority::Medium, null, true ), array( $ticket->priority, $ticket->departmentId, $ticket->files?->isEmpty() ) );
		}
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->ticketOf( message: '', files: $this->files() ) ), 'A file that is not taken is no message.' );
	}

	public function testSaysWhatCannotBeChosen(): void {
		$this->set( self::ALL );
		$errors = (array) ( $this->caught( fn() => $this->ticketOf( priority: 'Urgent!', department: '999999' ) )->details['errors'] ?? array() );
		self::assertSame( array( 'priority' => 'There is no such priority. Please choose one of the list.', 'department_id' => 'There is no such department any more. Please choose another.' ), $errors );
	}

	public function testNamesFaultsOfFieldsAndFilesAtOnce(): void {
		$this->set( self::ALL );
		$files   = new MessageFiles( array( $this->file(), $this->file( 'a.exe', 'MZ' ) ) );
		$refusal = $this->caught( fn() => $this->ticketOf( subject: '', files: $files, priority: 'x' ) );
		self::assertSame( 'validation_error', $refusal->reason );
		self::assertSame( array( 'subject', 'attachments.1', 'priority' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
		self::assertDirectoryDoesNotExist( $this->services()->files->folder() );
	}

	public function testFilesNeedNoWords(): void {
		$this->set( self::ALL );
		$ticket = $this->ticketOf( message: " \n", files: $this->files() );
		self::assertSame( array( '', '' ), array( $ticket->message->html, $ticket->message->text ) );
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->ticketOf( message: " \n" ) ) );
	}

	/** The block's department counts, whether the form asks for one or not, and whatever else is posted. */
	#[DataProvider( 'switches' )]
	public function testTheBlocksDepartmentGoesFirst( bool $asks ): void {
		$this->set( array( 'field_department' => $asks ) );
		$billing  = $this->services()->departments->create( 'Billing' )->id;
		$shipping = $this->services()->departments->create( 'Shipping' )->id;
		self::assertSame( $billing, $this->ticketOf( preset: DepartmentPreset::sign( $billing ), department: (string) $shipping )->departmentId );
		self::assertNull( $this->ticketOf( preset: DepartmentPreset::sign( 999999 ), department: (string) $shipping )->departmentId, 'It is gone: the default one.' );
		self::assertSame( $asks ? $shipping : null, $this->ticketOf( preset: "$billing.forged", department: (string) $shipping )->departmentId );
	}

	/** @return iterable<string, array{bool}> */
	public static function switches(): iterable {
		yield 'asked for' => array( true );
		yield 'not asked for' => array( false );
	}

	public function testWhoIsLoggedInTypesNoAddress(): void {
		$actor  = $this->actor( $this->user( 'subscriber', 'Ann@Example.com' ) );
		$ticket = $this->services()->guards()->guestFormRules()->ticket( $actor, new GuestForm( 'somebody@else.example', 'Help', 'Please.' ) );
		self::assertSame( array( 'Ann@example.com', get_userdata( (int) $actor->userId )->display_name ?? '' ), array( $ticket->email->address, $ticket->name ) );
	}

	/** An account may have another address by now: answers go where the customer's others go. */
	public function testACustomersTicketIsTheirs(): void {
		$user = $this->registeredCustomer();
		wp_update_user( array( 'ID' => $user, 'user_email' => 'new@example.com' ) );
		self::assertSame( self::CUSTOMER, $this->services()->guards()->guestFormRules()->addressOf( $this->actor( $user ) )?->address );
	}

	public function testOthersTypeOne(): void {
		$rules = $this->services()->guards()->guestFormRules();
		$user  = $this->user();
		$this->wpdb()->update( $this->wpdb()->users, array( 'user_email' => '' ), array( 'ID' => $user ) );
		clean_user_cache( $user );
		foreach ( array( Actor::anonymous(), Actor::system(), $this->actor( $user ) ) as $actor ) {
			self::assertNull( $rules->addressOf( $actor ) );
			$ticket = $rules->ticket( $actor, new GuestForm( 'typed@example.com', 'Help', 'Please.' ) );
			self::assertSame( array( 'typed@example.com', '' ), array( $ticket->email->address, $ticket->name ) );
		}
	}

	public function testAsksOnlyForDepartmentsThatThereAre(): void {
		$this->services()->departments->create( 'Billing' );
		self::assertSame( array(), $this->services()->guards()->guestFormRules()->departments() );
		$this->set( self::ALL );
		self::assertContains( 'Billing', $this->services()->guards()->guestFormRules()->departments() );
	}

	private function files(): MessageFiles {
		return MessageFiles::of( $this->file() );
	}

	private function ticketOf( string $subject = 'Help', string $message = 'Please.', string $priority = '', string $department = '', string $preset = '', MessageFiles $files = new MessageFiles() ): NewTicket {
		$form = new GuestForm( 'visitor@example.com', $subject, $message, priority: $priority, department: $department, preset: $preset, files: $files );
		return $this->services()->guards()->guestFormRules()->ticket( Actor::anonymous(), $form );
	}

	/** @param callable(): mixed $work */
	private function caught( callable $work ): Refusal {
		try {
			$work();
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		self::fail( 'It was not refused.' );
	}
}
