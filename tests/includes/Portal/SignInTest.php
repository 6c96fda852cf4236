<?php
/**
 * Proof of a mailbox (D13, PR2, PR4, PR20, A11, A12, A13).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\SignIn;
use SmartSupport\PortalServices;
use SmartSupport\Refusal;

final class SignInTest extends PortalTestCase {

	private const ASKS  = '192.0.2.1';
	private const START = 1_800_000_000;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
		$this->database()->execute( 'DELETE FROM {outbox}' );
	}

	public function testTheMailOpensASession(): void {
		$this->mailbox()->clear();
		$this->request();
		self::assertSame( 1, $this->services()->worker()->run() );
		$mail = $this->mailbox()->latest( self::CUSTOMER );
		self::assertSame( 1, preg_match( '/: (\d{6})\s*$/m', $mail->text, $found ) );
		self::assertStringContainsString( $found[1], $mail->html );
		$secret = $this->enter( $found[1] );
		self::assertSame( $this->customer, $this->sessions()->find( $secret )?->customerId );
	}

	/** PR6: the outbox says to whom and when, and no more; the code is made when the mail is. */
	public function testTheCodeIsNowhereUntilItIsMailed(): void {
		$this->request();
		self::assertSame( 0, $this->countRows( 'guest_codes' ) );
		$row = $this->queued()[0];
		self::assertSame( array( 'guest_code', null, $this->customer ), array( $row->text( 'kind' ), $row->intOrNull( 'ticket_id' ), $row->int( 'customer_id' ) ) );
		$this->services()->worker()->run();
		preg_match( '/: (\d{6})\s*$/m', $this->mailbox()->latest( self::CUSTOMER )->text, $found );
		foreach ( array( 'guest_codes', 'outbox', 'guest_sessions', 'rate_limits', 'events' ) as $table ) {
			foreach ( (array) $this->wpdb()->get_results( 'SELECT * FROM ' . $this->database()->table( $table ), ARRAY_A ) as $stored ) {
				self::assertNotContains( $found[1] ?? '', (array) $stored, $table );
			}
		}
	}

	/** A mail that comes late says what is right then: nobody is told a code that died on the way. */
	public function testARetryMakesANewCode(): void {
		$this->databaseClock()->set( self::START );
		$this->request();
		$break = static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ): void {
			$mailer->Port = 1;
		};
		add_action( 'phpmailer_init', $break, 99 );
		$this->services()->worker()->run();
		$first = $this->database()->value( 'SELECT code_hash FROM {guest_codes}' );
		remove_action( 'phpmailer_init', $break, 99 );
		$this->databaseClock()->set( self::START + 60 );
		$this->mailbox()->clear();
		self::assertSame( 1, $this->services()->worker()->run() );
		self::assertNotSame( $first, $this->database()->value( 'SELECT code_hash FROM {guest_codes}' ) );
		preg_match( '/: (\d{6})\s*$/m', $this->mailbox()->latest( self::CUSTOMER )->text, $found );
		self::assertNotSame( '', $this->enter( $found[1] ?? '' ) );
	}

	/** Whoever waits for a code has asked again long before a mail server comes back after hours. */
	public function testIsGivenUpSoonerThanOtherMail(): void {
		$this->databaseClock()->set( self::START );
		$this->request();
		add_action(
			'phpmailer_init',
			static function ( \PHPMailer\PHPMailer\PHPMailer $mailer ): void {
				$mailer->Port = 1;
			},
			99
		);
		foreach ( array( 0 => 'queued', 60 => 'queued', 360 => 'queued', 2160 => 'queued', 9360 => 'failed' ) as $second => $state ) {
			$this->databaseClock()->set( self::START + $second );
			$this->services()->worker()->run();
			self::assertSame( $state, $this->queued()[0]->text( 'state' ), "At $second s." );
		}
	}

	/** A12: the same statements for a customer, nobody, an agent and who is blocked or asks too often; one of them has an effect. */
	public function testTakesTheSameStepsForEverybody(): void {
		$this->user( 'smart_support_agent', 'agent@example.com' );
		$steps = array();
		foreach ( array( self::CUSTOMER, 'nobody@example.com', 'agent@example.com', 'o\'neil+tag@xn--bcher-kva.example' ) as $email ) {
			$queries = $this->queries( fn() => $this->request( $email ) );
			$steps[] = array_map( static fn( string $query ): string => (string) preg_replace( "/'[^']*'|\d+/", '?', str_replace( "\\'", '', $query ) ), $queries );
		}
		self::assertGreaterThan( 5, count( $steps[0] ) );
		foreach ( $steps as $others ) {
			self::assertSame( $steps[0], $others );
		}
		self::assertNotFalse( has_action( 'shutdown' ) );
		self::assertCount( 1, $this->queued() );
	}

	public function testAddressesHaveALimit(): void {
		for ( $i = 0; $i < 5; $i++ ) {
			$this->request( self::CUSTOMER, "192.0.2.$i" );
		}
		self::assertCount( 3, $this->queued() );
	}

	public function testNetworkAddressesAndTheSiteHaveALimit(): void {
		foreach ( array( 'ip_limit', 'site_limit' ) as $limit ) {
			$this->set( array( $limit => 1 ) + array( 'ip_limit' => 20, 'site_limit' => 500 ) );
			$this->database()->execute( 'DELETE FROM {outbox}' );
			$this->database()->execute( 'DELETE FROM {rate_limits}' );
			$this->request( 'nobody@example.com' );
			$this->request();
			self::assertSame( array(), $this->queued(), $limit );
		}
	}

	/** A11: 500 codes for one contact are three mails, and nobody is logged out by them. */
	public function testFloodingALoggedInVictimChangesNothingForThem(): void {
		$secret = $this->sessions()->open( $this->customer );
		for ( $i = 0; $i < 500; $i++ ) {
			$this->request( self::CUSTOMER, '198.51.100.' . intdiv( $i, 20 ) );
		}
		self::assertCount( 3, $this->queued() );
		$this->services()->worker()->run();
		for ( $i = 0; $i < 6; $i++ ) {
			$this->refusal( fn() => $this->enter( 'wrong' ) );
		}
		self::assertNotNull( $this->sessions()->find( $secret ) );
	}

	/** A11: five guesses a quarter of an hour, whatever codes there are; a right one comes too late then. */
	public function testFiveGuessesOverAllCodes(): void {
		$this->databaseClock()->set( self::START );
		for ( $i = 0; $i < 5; $i++ ) {
			$this->services()->guestCodes()->issue( $this->customer );
			self::assertSame( 'invalid_code', $this->refusal( fn() => $this->enter( 'wrong' ) ) );
		}
		$code = $this->services()->guestCodes()->issue( $this->customer )->code;
		try {
			$this->enter( $code );
			self::fail( 'The sixth guess was judged.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'rate_limited', 900 ), array( $refusal->reason, $refusal->details['retry_after'] ?? null ) );
		}
		$this->databaseClock()->set( self::START + 899 );
		self::assertSame( 'rate_limited', $this->refusal( fn() => $this->enter( $code ) ) );
		$this->databaseClock()->set( self::START + 900 );
		$code = $this->services()->guestCodes()->issue( $this->customer )->code;
		self::assertNotSame( '', $this->enter( $code ) );
	}

	/** A mailed link is no guess: who is kept out by a stranger's wrong codes gets in by it. */
	public function testALinkWorksWhateverOthersGuess(): void {
		$issued = $this->services()->guestCodes()->issue( $this->customer );
		for ( $i = 0; $i < 6; $i++ ) {
			$this->refusal( fn() => $this->enter( 'wrong' ) );
		}
		$secret = $this->signIn()->withLink( $issued->secret, new \WP_User( 0 ) );
		self::assertSame( $this->customer, $this->sessions()->find( $secret )?->customerId );
		self::assertSame( 'invalid_code', $this->refusal( fn() => $this->signIn()->withLink( $issued->secret, new \WP_User( 0 ) ) ) );
	}

	public function testAnUnknownAddressIsAnsweredAsAKnownOne(): void {
		$this->services()->guestCodes()->issue( $this->customer );
		$texts = array( '', '' );
		foreach ( array( self::CUSTOMER, 'nobody@example.com' ) as $who => $email ) {
			for ( $i = 0; $i < 6; $i++ ) {
				try {
					$this->enter( 'wrong', $email );
				} catch ( Refusal $refusal ) {
					$texts[ $who ] .= "$refusal->reason: {$refusal->getMessage()}\n";
				}
			}
		}
		self::assertSame( 6, substr_count( $texts[0], "\n" ) );
		self::assertSame( $texts[0], $texts[1] );
	}

	/** A11: 50 wrong guesses at once, of which five are judged: the others are told to wait. */
	public function testFiftyGuessesAtOnceAreFive(): void {
		$this->services()->guestCodes()->issue( $this->customer );
		$go        = (string) tempnam( sys_get_temp_dir(), 'go' );
		$code      = '$signIn = ( new SmartSupport\PortalServices( new SmartSupport\Services() ) )->signIn();
			$email  = SmartSupport\Customers\EmailAddress::parse( ' . var_export( self::CUSTOMER, true ) . ' );
			echo "ready\n";
			while ( "go" !== file_get_contents( ' . var_export( $go, true ) . ' ) ) {
				usleep( 1000 );
			}
			for ( $i = 0; $i < 10; $i++ ) {
				try {
					$signIn->withCode( $email, "wrong", new WP_User( 0 ) );
				} catch ( SmartSupport\Refusal $refusal ) {
					echo $refusal->reason, " ";
				}
			}';
		$processes = array_map( fn() => $this->php( $code ), range( 1, 5 ) );
		foreach ( $processes as $process ) {
			self::assertSame( 'ready', $process->line() );
		}
		file_put_contents( $go, 'go' );
		$reasons = array();
		foreach ( $processes as $process ) {
			$reasons = array( ...$reasons, ...explode( ' ', trim( $process->wait() ) ) );
		}
		unlink( $go );
		$counts = array_count_values( $reasons );
		ksort( $counts );
		self::assertSame( array( 'invalid_code' => 5, 'rate_limited' => 45 ), $counts );
	}

	/** Used once, also by two at the same moment. */
	public function testTwoAtOnceOpenOneSession(): void {
		$secret    = $this->services()->guestCodes()->issue( $this->customer )->secret;
		$code      = '$signIn = ( new SmartSupport\PortalServices( new SmartSupport\Services() ) )->signIn();
			try { $signIn->withLink( ' . var_export( $secret, true ) . ', new WP_User( 0 ) ); echo "in"; } catch ( SmartSupport\Refusal $refusal ) { echo $refusal->reason; }';
		$processes = array( $this->php( $code ), $this->php( $code ), $this->php( $code ) );
		$results   = array_map( static fn( $process ) => $process->wait(), $processes );
		sort( $results );
		self::assertSame( array( 'in', 'invalid_code', 'invalid_code' ), $results );
		self::assertSame( 1, $this->countRows( 'guest_sessions' ) );
	}

	/** D5: a code sent to the address that one is logged in with. */
	public function testWhoIsLoggedInIsNoGuestAnyMore(): void {
		$ticket = $this->ticket();
		$user   = get_userdata( $this->user( 'subscriber', self::CUSTOMER ) );
		self::assertInstanceOf( \WP_User::class, $user );
		$this->signIn()->withCode( EmailAddress::parse( self::CUSTOMER ), $this->services()->guestCodes()->issue( $this->customer )->code, $user );
		self::assertSame( $user->ID, $this->services()->customers->find( $this->customer )?->userId );
		self::assertFalse( $this->ticketById( $ticket )->isGuest );
	}

	/** P6: whoever enters another one's code sees what the code opens, and stays who they are. */
	public function testAnotherUserIsNotTheCustomer(): void {
		$user = get_userdata( $this->user( 'subscriber', 'mallory@example.com' ) );
		self::assertInstanceOf( \WP_User::class, $user );
		$this->signIn()->withLink( $this->services()->guestCodes()->issue( $this->customer )->secret, $user );
		self::assertTrue( $this->services()->customers->find( $this->customer )?->isGuest() );
	}

	private function request( string $email = self::CUSTOMER, string $ip = self::ASKS ): void {
		$this->signIn()->request( EmailAddress::parse( $email ), $ip );
	}

	private function enter( string $code, string $email = self::CUSTOMER ): string {
		return $this->signIn()->withCode( EmailAddress::parse( $email ), $code, new \WP_User( 0 ) );
	}

	private function signIn(): SignIn {
		return ( new PortalServices( $this->services() ) )->signIn();
	}

	private function sessions(): \SmartSupport\Access\GuestSessions {
		return ( new PortalServices( $this->services() ) )->sessions();
	}
}
