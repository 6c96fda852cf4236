<?php
/**
 * Who a reply is by (D6, A-55 to A-59, R7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Replies\Authors;
use SmartSupport\Replies\AuthorType;
use SmartSupport\Replies\NewReply;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;

/** On a ticket whose customer Ann has a WordPress user; Sam and Sue are agents, Bob has nothing to do with it. */
final class AuthorsTest extends DeskTestCase {

	/** @var array<string, int> Name => WordPress user id. */
	private array $users;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->users           = array( 'ann' => $this->registeredCustomer( 'ann@example.com' ) );
		$this->users['sam']    = $this->user( 'smart_support_agent', 'sam@example.com' );
		$this->users['sue']    = $this->user( 'smart_support_agent', 'sue@example.com' );
		$this->users['bob']    = $this->user( 'subscriber', 'bob@example.com' );
		$this->users['nobody'] = 999999;
		$this->ticket          = $this->ticket( 'ann@example.com' );
	}

	/** @return iterable<string, array{string, string|null, string|null, string|null, string}> Caller, user_id of, author_email of, author_type, result. */
	public static function claims(): iterable {
		yield 'an agent as themselves' => array( 'sam', null, null, null, 'agent sam' );
		yield 'an agent by id' => array( 'sam', 'sam', null, null, 'agent sam' );
		yield 'an agent by address' => array( 'sam', null, 'sam', null, 'agent sam' );
		yield 'an agent by both' => array( 'sam', 'sam', 'sam', 'agent', 'agent sam' );
		yield 'an agent for the customer, by address' => array( 'sam', null, 'ann', null, 'customer ann' );
		yield 'an agent for the customer, by id' => array( 'sam', 'ann', null, 'customer', 'customer ann' );
		yield 'an agent for another agent, by id' => array( 'sam', 'sue', null, null, 'forbidden' );
		yield 'an agent for another agent, by address' => array( 'sam', null, 'sue', null, 'forbidden' );
		yield 'an agent for a stranger with an account' => array( 'sam', null, 'bob', null, 'author_not_on_ticket' );
		yield 'an agent for a stranger by id' => array( 'sam', 'bob', null, null, 'author_not_on_ticket' );
		yield 'an agent for an unknown address' => array( 'sam', null, 'zoe', null, 'author_not_on_ticket' );
		yield 'an agent for an unknown id' => array( 'sam', 'nobody', null, null, 'author_not_on_ticket' );
		yield 'two names that disagree' => array( 'sam', 'sam', 'ann', null, 'validation_error' );
		yield 'an id with an unknown address' => array( 'sam', 'sam', 'zoe', null, 'validation_error' );
		yield 'a customer as agent' => array( 'sam', null, 'ann', 'agent', 'invalid_agent' );
		yield 'an agent as customer' => array( 'sam', null, null, 'customer', 'author_not_on_ticket' );
		yield 'a customer as themselves' => array( 'ann', null, null, null, 'customer ann' );
		yield 'a customer by address' => array( 'ann', null, 'ann', 'customer', 'customer ann' );
		yield 'a customer by id' => array( 'ann', 'ann', null, null, 'customer ann' );
		yield 'a customer who calls themselves an agent' => array( 'ann', null, null, 'agent', 'forbidden' );
		yield 'a customer for an agent' => array( 'ann', null, 'sam', null, 'author_not_on_ticket' );
		yield 'a customer for an agent, as agent' => array( 'ann', 'sam', null, 'agent', 'author_not_on_ticket' );
		yield 'a customer for a stranger' => array( 'ann', null, 'bob', null, 'author_not_on_ticket' );
		yield 'a link as its holder' => array( 'link', null, null, null, 'customer ann' );
		yield 'a link by its address' => array( 'link', null, 'ann', null, 'customer ann' );
		yield 'a link for an agent' => array( 'link', null, 'sam', null, 'author_not_on_ticket' );
		yield 'a link that calls itself an agent' => array( 'link', null, null, 'agent', 'forbidden' );
	}

	#[DataProvider( 'claims' )]
	public function testDecides( string $caller, ?string $user, ?string $address, ?string $type, string $expected ): void {
		$reply = new NewReply(
			MessageBody::fromText( 'x' ),
			Channel::Api,
			userId: null === $user ? null : $this->users[ $user ],
			authorEmail: null === $address ? null : EmailAddress::parse( strtoupper( "$address@example.com" ) ),
			authorType: null === $type ? null : AuthorType::from( $type )
		);
		try {
			$author = ( new Authors( $this->services()->customers, $this->services()->agents ) )->resolve( $this->caller( $caller ), $this->ticketById( $this->ticket ), $reply );
			$result = "{$author->type->value} " . array_search( $author->userId, $this->users, true );
			self::assertSame( $author->isAgent() ? 'agent' : 'customer', $author->role );
		} catch ( Refusal $refusal ) {
			$result = $refusal->reason;
		}
		self::assertSame( $expected, $result );
	}

	private function caller( string $name ): Actor {
		return 'link' === $name
			? Actor::link( new AccessLink( 1, $this->ticket, $this->ticketById( $this->ticket )->customerId, null, 0 ) )
			: $this->actor( $this->users[ $name ] );
	}
}
