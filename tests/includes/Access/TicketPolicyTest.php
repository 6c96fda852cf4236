<?php
/**
 * Who may do what to a ticket (G-32, G-35, A-62, PR8, PR9).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\GuestSession;
use SmartSupport\Access\Scope;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Row;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Ticket;

final class TicketPolicyTest extends DeskTestCase {

	private const OK     = 'allowed';
	private const NO     = 'forbidden';
	private const HIDDEN = 'not_found';

	private const TICKET      = 5;
	private const CUSTOMER_ID = 9;
	private const AGENT       = 101;
	private const OTHER_AGENT = 102;
	private const AUTHOR      = 104;
	private const EVERYTHING  = array( self::OK, self::OK, self::OK, self::OK, self::OK, self::OK, self::OK, self::OK );
	private const AS_CUSTOMER = array( self::OK, self::OK, self::OK, self::NO, self::NO, self::NO, self::NO, self::NO );
	private const NOTHING     = array( self::HIDDEN, self::HIDDEN, self::HIDDEN, self::HIDDEN, self::HIDDEN, self::HIDDEN, self::HIDDEN, self::HIDDEN );
	private const LOOKS       = array( self::OK, self::NO, self::NO, self::NO, self::NO, self::NO, self::NO, self::NO );
	private const OF_AGENT    = array( Capabilities::VIEW_TICKETS, Capabilities::REPLY, Capabilities::EDIT_TICKETS, Capabilities::ASSIGN, Capabilities::PRIVATE_NOTES, Capabilities::VIEW_ACCESS_LINKS );

	/**
	 * @return iterable<string, array{string, int|null, string, list<string>}> Actor, agent of the ticket, its state,
	 *         results of View, OpenFiles, Reply, ReadNotes, WriteNote, Edit, Assign, HandleLinks.
	 */
	public static function rules(): iterable {
		yield 'a visitor' => array( 'anonymous', null, 'opened', self::NOTHING );
		yield 'a user who never wrote' => array( 'stranger', null, 'opened', self::NOTHING );
		yield 'another customer' => array( 'other customer', null, 'opened', self::NOTHING );
		yield 'its customer' => array( 'customer', null, 'opened', self::AS_CUSTOMER );
		yield 'its customer, assigned' => array( 'customer', self::AGENT, 'opened', self::AS_CUSTOMER );
		yield 'its customer, closed' => array( 'customer', null, 'closed', self::AS_CUSTOMER );
		// No word of a customer's view stands for these states: there is nothing to show.
		yield 'its customer, in spam' => array( 'customer', null, 'spam', self::NOTHING );
		yield 'its customer, in the trash' => array( 'customer', null, 'trash', self::NOTHING );
		yield 'its link' => array( 'link', null, 'opened', self::AS_CUSTOMER );
		yield 'its link, closed' => array( 'link', self::AGENT, 'closed', self::AS_CUSTOMER );
		yield 'its link, in spam' => array( 'link', null, 'spam', self::NOTHING );
		yield 'its link, in the trash' => array( 'link', null, 'trash', self::NOTHING );
		yield 'a link of the same customer to another ticket' => array( 'other link', null, 'opened', self::NOTHING );
		// D7, D8: whoever has it looks, and opens no file.
		yield 'its portal link' => array( 'portal link', null, 'opened', self::LOOKS );
		yield 'its portal link, closed' => array( 'portal link', self::AGENT, 'closed', self::LOOKS );
		yield 'its portal link, in spam' => array( 'portal link', null, 'spam', self::NOTHING );
		yield 'its portal link, in the trash' => array( 'portal link', null, 'trash', self::NOTHING );
		yield 'its portal link, merged' => array( 'portal link', null, 'merged', self::NOTHING );
		yield 'the portal link of another ticket' => array( 'other portal link', null, 'opened', self::NOTHING );
		yield 'a guest session of its customer' => array( 'session', self::AGENT, 'opened', self::AS_CUSTOMER );
		yield 'a guest session of its customer, closed' => array( 'session', null, 'closed', self::AS_CUSTOMER );
		yield 'a guest session of its customer, in spam' => array( 'session', null, 'spam', self::NOTHING );
		yield 'a guest session on its page' => array( 'session here', null, 'opened', self::AS_CUSTOMER );
		yield 'a guest session on its page, in the trash' => array( 'session here', null, 'trash', self::NOTHING );
		yield 'a guest session of its customer on another page' => array( 'session elsewhere', null, 'opened', self::NOTHING );
		yield 'a guest session of another customer on its page' => array( 'other session', null, 'opened', self::NOTHING );
		// D5: also before their mailbox is proved.
		yield 'who wrote it while logged in' => array( 'author', null, 'opened', self::AS_CUSTOMER );
		yield 'who wrote it while logged in, in spam' => array( 'author', null, 'spam', self::NOTHING );
		yield 'its agent' => array( 'agent', self::AGENT, 'opened', self::EVERYTHING );
		yield 'its agent, in spam' => array( 'agent', self::AGENT, 'spam', self::EVERYTHING );
		yield 'any agent, unassigned' => array( 'agent', null, 'opened', self::EVERYTHING );
		yield 'another agent' => array( 'agent', self::OTHER_AGENT, 'opened', self::NOTHING );
		yield 'an agent who sees all' => array( 'agent of all', self::OTHER_AGENT, 'opened', self::EVERYTHING );
		yield 'an agent who only looks' => array( 'observer', null, 'opened', array( self::OK, self::OK, self::NO, self::NO, self::NO, self::NO, self::NO, self::NO ) );
		yield 'the plugin itself' => array( 'system', self::OTHER_AGENT, 'trash', self::EVERYTHING );
	}

	/** @param list<string> $expected */
	#[DataProvider( 'rules' )]
	public function testDecides( string $actor, ?int $agent, string $state, array $expected ): void {
		$ticket  = self::ticketOf( $agent, $state );
		$actions = array( Action::View, Action::OpenFiles, Action::Reply, Action::ReadNotes, Action::WriteNote, Action::Edit, Action::Assign, Action::HandleLinks );
		$results = array();
		foreach ( $actions as $action ) {
			$reason    = $this->refusal( fn() => ( new TicketPolicy() )->authorise( $this->actorOf( $actor ), $action, $ticket ) );
			$results[] = 'not refused' === $reason ? self::OK : $reason;
		}
		self::assertCount( count( Action::cases() ), $expected );
		self::assertSame( $expected, $results );
	}

	/** @return iterable<string, array{string, bool}> Role, whether it sees tickets of other agents. */
	public static function roles(): iterable {
		yield 'agent' => array( 'smart_support_agent', false );
		yield 'supervisor' => array( 'smart_support_supervisor', true );
		yield 'administrator' => array( 'administrator', true );
	}

	#[DataProvider( 'roles' )]
	public function testRolesOfTheStaff( string $role, bool $seesAll ): void {
		$staff  = $this->staff( $role );
		$policy = new TicketPolicy();
		foreach ( Action::cases() as $action ) {
			self::assertSame( 'not refused', $this->refusal( static fn() => $policy->authorise( $staff, $action, self::ticketOf( $staff->userId, 'opened' ) ) ) );
			self::assertSame( 'not refused', $this->refusal( static fn() => $policy->authorise( $staff, $action, self::ticketOf( null, 'opened' ) ) ) );
			self::assertSame(
				$seesAll ? 'not refused' : 'not_found',
				$this->refusal( static fn() => $policy->authorise( $staff, $action, self::ticketOf( self::OTHER_AGENT, 'opened' ) ) )
			);
		}
	}

	/** An editor is no agent: other people's roles give nothing here. */
	public function testOtherRolesOfWordPressGiveNothing(): void {
		foreach ( array( 'editor', 'author', 'contributor' ) as $role ) {
			self::assertSame( 'not_found', $this->refusal( fn() => ( new TicketPolicy() )->authorise( $this->staff( $role ), Action::View, self::ticketOf( null, 'opened' ) ) ) );
		}
	}

	/** D7: whoever has a link acts as the customer. No scope gives that to a program. */
	public function testNoKeyHandlesLinks(): void {
		$key    = Actor::key( new ApiKey( 1, 'prefix', 'A program', Scope::cases(), null, null, null, null, null, null, null, new \DateTimeImmutable() ) );
		$policy = new TicketPolicy();
		foreach ( Action::cases() as $action ) {
			$expected = Action::HandleLinks === $action ? self::NO : 'not refused';
			self::assertSame( $expected, $this->refusal( static fn() => $policy->authorise( $key, $action, self::ticketOf( null, 'opened' ) ) ), $action->name );
		}
	}

	/** @return iterable<string, array{string, bool, int|null, int|null}> Actor, sees all, own and unassigned of, customer. */
	public static function lists(): iterable {
		yield 'a visitor' => array( 'anonymous', false, null, null );
		yield 'a user who never wrote' => array( 'stranger', false, null, null );
		yield 'a customer' => array( 'customer', false, null, self::CUSTOMER_ID );
		// D13: the list needs a fresh proof of the mailbox.
		yield 'a link' => array( 'link', false, null, null );
		yield 'a portal link' => array( 'portal link', false, null, null );
		yield 'a guest session' => array( 'session', false, null, self::CUSTOMER_ID );
		yield 'a guest session on a page' => array( 'session here', false, null, null );
		yield 'an agent' => array( 'agent', false, self::AGENT, null );
		yield 'an agent who sees all' => array( 'agent of all', true, null, null );
		yield 'the plugin itself' => array( 'system', true, null, null );
	}

	#[DataProvider( 'lists' )]
	public function testLimitsLists( string $actor, bool $all, ?int $agent, ?int $customer ): void {
		$visibility = ( new TicketPolicy() )->visibility( $this->actorOf( $actor ) );
		self::assertSame( array( $all, $agent, $customer ), array( $visibility->all, $visibility->agentId, $visibility->customerId ) );
	}

	/** D13, P6: whoever acts on one ticket has proved no more than that, and what they wrote says nothing of its customer. */
	public function testAUserOnATicketSeesNoList(): void {
		$ticket = self::ticketOf( null, 'opened' );
		$policy = new TicketPolicy();
		$author = $this->actorOf( 'author' );
		self::assertSame( array( null, self::AUTHOR ), array( $policy->visibility( $author )->customerId, $policy->visibility( $author )->authorId ) );
		$here = $author->on( $ticket );
		self::assertSame( 'not refused', $this->refusal( static fn() => $policy->authorise( $here, Action::Reply, $ticket ) ) );
		self::assertFalse( $policy->visibility( $here )->isOfCustomers() );
	}

	private function actorOf( string $name ): Actor {
		return match ( $name ) {
			'anonymous' => Actor::anonymous(),
			'stranger' => Actor::user( self::account( 103 ) ),
			'customer' => Actor::user( self::account( 103 ), self::CUSTOMER_ID ),
			'other customer' => Actor::user( self::account( 103 ), self::CUSTOMER_ID + 1 ),
			'link' => Actor::link( new AccessLink( 1, self::TICKET, self::CUSTOMER_ID, null, 0 ) ),
			'other link' => Actor::link( new AccessLink( 1, self::TICKET + 1, self::CUSTOMER_ID, null, 0 ) ),
			'portal link' => Actor::portal( self::TICKET ),
			'other portal link' => Actor::portal( self::TICKET + 1 ),
			'session' => Actor::guest( new GuestSession( 1, self::CUSTOMER_ID, 0 ) ),
			'session here' => Actor::guest( new GuestSession( 1, self::CUSTOMER_ID, 0 ), self::TICKET ),
			'session elsewhere' => Actor::guest( new GuestSession( 1, self::CUSTOMER_ID, 0 ), self::TICKET + 1 ),
			'other session' => Actor::guest( new GuestSession( 1, self::CUSTOMER_ID + 1, 0 ), self::TICKET ),
			'author' => Actor::user( self::account( self::AUTHOR ) ),
			'agent' => Actor::user( self::account( self::AGENT, self::OF_AGENT ) ),
			'agent of all' => Actor::user( self::account( self::AGENT, array( ...self::OF_AGENT, Capabilities::VIEW_ALL_TICKETS ) ) ),
			'observer' => Actor::user( self::account( self::AGENT, array( Capabilities::VIEW_TICKETS ) ) ),
			'system' => Actor::system(),
			default => throw new \LogicException( esc_html( $name ) ),
		};
	}

	/** @param list<string> $capabilities */
	private static function account( int $id, array $capabilities = array() ): \WP_User {
		$user          = new \WP_User();
		$user->ID      = $id;
		$user->allcaps = array_fill_keys( array( 'read', ...$capabilities ), true );
		return $user;
	}

	private static function ticketOf( ?int $agent, string $state ): Ticket {
		$time = '2026-05-07 12:00:00';
		return Ticket::fromRow(
			new Row(
				array(
					'id'                => self::TICKET,
					'subject'           => 'Subject',
					'status'            => 'closed' === $state ? 'closed' : 'open',
					'state'             => $state,
					'priority'          => 2,
					'channel'           => 'guest',
					'version'           => 1,
					'customer_id'       => self::CUSTOMER_ID,
					'author_user_id'    => self::AUTHOR,
					'department_id'     => 1,
					'agent_id'          => $agent,
					'created_at'        => $time,
					'updated_at'        => $time,
					'public_updated_at' => $time,
				)
			)
		);
	}
}
