<?php
/**
 * Sending what the outbox holds (PR11, F2, F5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Database\Row;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Mail;

final class OutboxWorkerTest extends DeskTestCase {

	private const START = 1_800_000_000;

	/** Product.md's schedule: 1 m, 5 m, 30 m, 2 h, then every 12 h up to 72 h. */
	private const WAITS = array( 60, 300, 1800, 7200, 43200, 43200, 43200, 43200, 43200, 43200 );

	protected function setUp(): void {
		parent::setUp();
		$this->mailbox()->clear();
	}

	public function testSendsWhatIsDueOnce(): void {
		$ticket = $this->ticket( 'ann@example.com' );
		self::assertSame( 1, $this->services()->worker()->run() );
		self::assertSame( 0, $this->services()->worker()->run() );
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertCount( 1, $this->mailbox()->all() );
		self::assertStringContainsString( "#$ticket", $mail->subject );
		$row = $this->mailOf( $ticket );
		self::assertSame( array( 'sent', 1, '', null ), array( $row->text( 'state' ), $row->int( 'attempts' ), $row->text( 'error' ), $row->textOrNull( 'worker' ) ) );
		self::assertSame( '<' . $row->text( 'message_id' ) . '>', $mail->headers['message-id'] ?? '' );
		self::assertNotNull( $row->timeOrNull( 'sent_at' ) );
	}

	public function testAReplyContinuesTheThread(): void {
		$ticket = $this->ticket( 'ann@example.com' );
		$this->services()->worker()->run();
		$first = $this->mailbox()->latest( 'ann@example.com' )->headers['message-id'] ?? '';
		$this->mailbox()->clear();
		$this->reply( $this->staff(), $ticket, 'Try water.' );
		$this->services()->worker()->run();
		$mail = $this->mailbox()->latest( 'ann@example.com' );
		self::assertSame( $first, $mail->headers['in-reply-to'] ?? '' );
		self::assertStringContainsString( 'Try water.', $mail->text );
		self::assertStringContainsString( 'Try water.', $mail->html );
	}

	/** The row says to whom about what; the secret is made when the mail is. */
	public function testTheOutboxHoldsNoSecretAndNoText(): void {
		$ticket = $this->ticket( 'ann@example.com' );
		$this->reply( $this->staff(), $ticket, 'A canary.' );
		$this->services()->worker()->run();
		preg_match( '/smart-support-link=([A-Za-z0-9_-]{43})/', $this->mailbox()->latest( 'ann@example.com' )->text, $found );
		self::assertArrayHasKey( 1, $found );
		$rows = (string) wp_json_encode( $this->wpdb()->get_results( 'SELECT * FROM ' . $this->database()->table( 'outbox' ) ) );
		self::assertStringNotContainsString( $found[1], $rows );
		self::assertStringNotContainsString( 'canary', $rows );
	}

	public function testTriesForThreeDaysAndKeepsWhatFailed(): void {
		$this->breakMailServer();
		$this->databaseClock()->set( self::START );
		$ticket    = $this->ticket( 'ann@example.com' );
		$messageId = $this->mailOf( $ticket )->text( 'message_id' );
		$now       = self::START;
		foreach ( self::WAITS as $try => $wait ) {
			$this->services()->worker()->run();
			$row = $this->mailOf( $ticket );
			self::assertSame( array( 'queued', $try + 1, $now + $wait ), array( $row->text( 'state' ), $row->int( 'attempts' ), $row->int( 'due_at' ) ), "Try $try." );
			self::assertNotSame( '', $row->text( 'error' ) );
			$this->databaseClock()->set( $now + $wait - 1 );
			self::assertSame( 0, $this->services()->worker()->run() );
			self::assertSame( $try + 1, $this->mailOf( $ticket )->int( 'attempts' ), 'Not before its time.' );
			$now += $wait;
			$this->databaseClock()->set( $now );
		}
		self::assertGreaterThan( self::START + 72 * 3600, $now );
		$this->services()->worker()->run();
		$row = $this->mailOf( $ticket );
		self::assertSame( array( 'failed', $messageId ), array( $row->text( 'state' ), $row->text( 'message_id' ) ) );
		self::assertNotSame( '', $row->text( 'error' ) );
		self::assertSame( array(), $this->mailbox()->all() );
	}

	public function testARecoveredServerGetsTheSameMail(): void {
		$this->databaseClock()->set( self::START );
		$ticket = $this->ticket( 'ann@example.com' );
		$this->breakMailServer();
		$this->services()->worker()->run();
		$messageId = $this->mailOf( $ticket )->text( 'message_id' );
		remove_all_actions( 'phpmailer_init', 99 );
		$this->databaseClock()->set( self::START + 60 );
		self::assertSame( 1, $this->services()->worker()->run() );
		self::assertSame( "<$messageId>", $this->mailbox()->latest( 'ann@example.com' )->headers['message-id'] ?? '' );
	}

	/** A refused recipient keeps nobody else waiting. */
	public function testOneFailureIsOneFailure(): void {
		$first = $this->ticket( 'refused@example.com' );
		$other = $this->ticket( 'ann@example.com' );
		$this->breakMailServer( 'refused@example.com' );
		self::assertSame( 1, $this->services()->worker()->run() );
		self::assertSame( array( 'queued', 'sent' ), array( $this->mailOf( $first )->text( 'state' ), $this->mailOf( $other )->text( 'state' ) ) );
		self::assertCount( 1, $this->mailbox()->all() );
	}

	public function testSeveralWorkersAtOnceSendEachMailOnce(): void {
		for ( $i = 0; $i < 12; $i++ ) {
			$this->ticket( "person$i@example.com" );
		}
		$code    = 'echo ( new SmartSupport\Services() )->worker()->run();';
		$workers = array( $this->php( $code ), $this->php( $code ), $this->php( $code ) );
		$sent    = 0;
		foreach ( $workers as $worker ) {
			$sent += (int) $worker->wait();
		}
		self::assertSame( 12, $sent );
		$ids = array_map( static fn( Mail $mail ): string => $mail->headers['message-id'] ?? '', $this->mailbox()->all() );
		self::assertCount( 12, $ids );
		self::assertCount( 12, array_unique( $ids ) );
		self::assertSame( 12, $this->countRows( 'outbox', "state = 'sent' AND attempts = 1" ) );
	}

	/** Killed when the server has the mail and the row does not say so yet: it comes again, and is known as the same. */
	public function testAMailOfAKilledWorkerComesAgainAsTheSame(): void {
		$ticket = $this->ticket( 'ann@example.com' );
		$worker = $this->php( 'add_action( "wp_mail_succeeded", static function () { echo "sent\n"; sleep( 60 ); } ); ( new SmartSupport\Services() )->worker()->run();' );
		self::assertSame( 'sent', $worker->line() );
		$worker->kill();
		self::assertSame( 'queued', $this->mailOf( $ticket )->text( 'state' ) );
		self::assertSame( 0, $this->services()->worker()->run(), 'It is leased still.' );
		$this->databaseClock()->set( $this->now() + 130 );
		self::assertSame( 1, $this->services()->worker()->run() );
		$ids = array_map( static fn( Mail $mail ): string => $mail->headers['message-id'] ?? '', $this->mailbox()->all( 'ann@example.com' ) );
		self::assertCount( 2, $ids );
		self::assertCount( 1, array_unique( $ids ) );
	}

	/** P5: rights are looked at again when the mail goes. */
	public function testNothingGoesToATicketInSpam(): void {
		$ticket = $this->ticket( 'ann@example.com' );
		$this->database()->update( 'tickets', array( 'state' => 'spam', 'is_listed' => 0 ), array( 'id' => $ticket ) );
		self::assertSame( 0, $this->services()->worker()->run() );
		self::assertSame( 'failed', $this->mailOf( $ticket )->text( 'state' ) );
		self::assertSame( array(), $this->mailbox()->all() );
	}

	private function mailOf( int $ticket ): Row {
		$row = $this->database()->row( 'SELECT * FROM {outbox} WHERE ticket_id = %d ORDER BY id DESC', array( $ticket ) );
		self::assertNotNull( $row );
		return $row;
	}

	/** @param string|null $recipient Only for mail to this address. */
	private function breakMailServer( ?string $recipient = null ): void {
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ) use ( $recipient ): void {
				if ( null === $recipient || str_contains( (string) wp_json_encode( $mailer->getToAddresses() ), $recipient ) ) {
					$mailer->Port = 1;
				}
			},
			99
		);
	}
}
