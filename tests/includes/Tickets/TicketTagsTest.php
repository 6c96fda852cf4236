<?php
/**
 * Tags.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Tests\DeskTestCase;

final class TicketTagsTest extends DeskTestCase {

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket();
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
	}

	public function testATicketHasTheTagsItIsGivenLast(): void {
		self::assertSame( array( 'VIP', 'größe 😀' ), $this->tag( array( 'VIP', 'größe 😀' ) ) );
		self::assertSame( array( 'größe 😀', 'new' ), $this->tag( array( 'größe 😀', 'new' ) ) );
		self::assertSame( array( array(), array(), array( $this->ticket ) ), array( $this->found( 'vip' ), $this->found( 'größ' ), $this->found( 'new' ) ) );
		self::assertSame( array(), $this->tag( array() ) );
		self::assertSame( 0, $this->countRows( 'tags' ) );
	}

	/** The same word in another case is the same tag, on every database. */
	public function testATagIsTheSameInAnyCase(): void {
		self::assertSame( array( 'ÄRGER', 'a b' ), $this->tag( array( 'ÄRGER', 'ärger', " a \t b " ) ) );
		self::assertSame( array( array( $this->ticket ), array( $this->ticket ), array() ), array( $this->found( 'ärger' ), $this->found( 'nothing,Ärger' ), $this->found( 'arger' ) ) );
	}

	public function testAnotherCaseIsAChangeOfTheTicketAndItsSortStays(): void {
		$this->tag( array( 'vip' ) );
		$answer = $this->call( 'PATCH', "/tickets/$this->ticket", array( 'tags' => array( 'vip' ) ) );
		self::assertFalse( $answer->get( 'meta.changed' ) );
		self::assertTrue( $this->call( 'PATCH', "/tickets/$this->ticket", array( 'tags' => array( 'VIP' ) ) )->get( 'meta.changed' ) );
	}

	/** Tags are our words about people. */
	public function testCustomersSeeAndFindNoTags(): void {
		$this->tag( array( 'troll' ) );
		$this->actingAs( $this->registeredCustomer() );
		self::assertStringNotContainsString( 'troll', $this->call( 'GET', "/tickets/$this->ticket" )->json );
		self::assertSame( 1, $this->call( 'GET', '/tickets', array( 'tag' => 'nothing' ) )->get( 'meta.total' ), 'A filter that they do not have tells nothing.' );
	}

	/**
	 * @param list<string> $tags
	 * @return array<mixed>
	 */
	private function tag( array $tags ): array {
		$answer = $this->call( 'PATCH', "/tickets/$this->ticket", array( 'tags' => $tags ) );
		self::assertSame( 200, $answer->status, $answer->json );
		return $answer->list( 'data.tags' );
	}

	/** @return array<mixed> Ids. */
	private function found( string $tag ): array {
		return array_column( $this->call( 'GET', '/tickets', array( 'tag' => $tag ) )->list( 'data' ), 'id' );
	}
}
