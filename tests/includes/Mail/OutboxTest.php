<?php
/**
 * From a change to its mails.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Lifecycle;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class OutboxTest extends DeskTestCase {

	private const CREATE = '$ticket = new SmartSupport\Tickets\NewTicket( SmartSupport\Customers\EmailAddress::parse( "ann@example.com" ), "x", SmartSupport\Tickets\MessageBody::fromText( "x" ), SmartSupport\Tickets\Channel::Guest );
		( new SmartSupport\Services() )->ticketCreator->create( SmartSupport\Access\Actor::anonymous(), $ticket );';

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
	}

	/** Sending starts as soon as the response has gone out. */
	public function testAMailGoesOutWithTheRequestThatCausedIt(): void {
		$this->php( self::CREATE )->wait();
		self::assertCount( 1, $this->mailbox()->all( 'ann@example.com' ) );
		self::assertSame( 1, $this->countRows( 'outbox', "state = 'sent'" ) );
	}

	public function testWhereTheVisitorWouldWaitCronSends(): void {
		$this->php( 'add_filter( "smart_support_send_in_request", "__return_false" ); add_filter( "pre_http_request", static fn() => array( "response" => array( "code" => 200 ) ) );' . self::CREATE )->wait();
		self::assertSame( array(), $this->mailbox()->all() );
		wp_cache_flush();
		self::assertNotFalse( wp_next_scheduled( Lifecycle::SWEEP, array( 'now' ) ) );
		\SmartSupport\Tests\Env\FreshPlugin::boot();
		do_action( Lifecycle::SWEEP );
		self::assertCount( 1, $this->mailbox()->all( 'ann@example.com' ) );
	}

	public function testNothingIsSentForWhatWasTakenBack(): void {
		$before = $this->wakeUps();
		$this->refusal(
			fn() => $this->services()->unit->run(
				function (): void {
					$this->ticket();
					throw Refusal::forbidden();
				}
			)
		);
		self::assertSame( array( 0, $before ), array( $this->countRows( 'outbox' ), $this->wakeUps() ) );
	}

	public function testWakesTheWorkerOnceARequest(): void {
		$before = $this->wakeUps();
		$this->ticket();
		$this->ticket();
		self::assertSame( $before + 1, $this->wakeUps() );
	}

	private function wakeUps(): int {
		return $this->callbacks( 'shutdown', 100 );
	}
}
