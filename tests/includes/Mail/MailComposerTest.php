<?php
/**
 * What mails say (D12, D26, PR16, G-10, G-11).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Mail\Branding;
use SmartSupport\Mail\MailComposer;
use SmartSupport\Mail\MailContent;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\MailRenderer;
use SmartSupport\Mail\MailSender;
use SmartSupport\Mail\OutgoingMail;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;

final class MailComposerTest extends DeskTestCase {

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket   = $this->ticket( 'ann@example.com', array(), 'Canary of the subject', 'Canary of the message' );
		$this->customer = $this->ticketById( $this->ticket )->customerId;
		$this->database()->update( 'customers', array( 'name' => 'Canary of the name' ), array( 'id' => $this->customer ) );
	}

	/** @return iterable<string, array{MailKind}> */
	public static function unproven(): iterable {
		yield 'the confirmation' => array( MailKind::TicketConfirmation );
		yield 'a new link' => array( MailKind::NewLink );
	}

	/** The address may be a victim's: not a word of the visitor goes there. */
	#[DataProvider( 'unproven' )]
	public function testMailToAnUnprovenAddressHoldsNothingTheVisitorWrote( MailKind $kind ): void {
		$content = $this->compose( $kind );
		self::assertNotNull( $content );
		self::assertStringNotContainsString( 'Canary', (string) wp_json_encode( $content ) );
		self::assertSame( 'ann@example.com', $content->to );
		self::assertStringContainsString( "#$this->ticket", $content->subject );
		self::assertStringContainsString( "#$this->ticket", $content->text() );
	}

	/** PR2, D26: the code and a link, either of which works; the mail names no ticket and holds nothing of anybody's. */
	public function testTheMailWithACode(): void {
		$content = $this->composer()->compose( new OutgoingMail( MailKind::GuestCode, null, $this->customer ) );
		self::assertNotNull( $content );
		self::assertSame( 'ann@example.com', $content->to );
		self::assertStringNotContainsString( 'Canary', (string) wp_json_encode( $content ) );
		self::assertSame( 1, preg_match( '/: (\d{6})$/m', $content->text(), $found ) );
		self::assertStringNotContainsString( $found[1], $content->subject, 'A locked screen shows subjects.' );
		parse_str( (string) wp_parse_url( $content->buttonUrl, PHP_URL_QUERY ), $query );
		$secret = $query[ SupportPage::CODE ] ?? '';
		$codes  = $this->services()->guestCodes();
		self::assertSame( $this->customer, $codes->ofLink( is_string( $secret ) ? $secret : '' )?->customerId );
		self::assertSame( $this->customer, $codes->useCode( EmailAddress::parse( 'ann@example.com' ), $found[1] ) );
	}

	/** A mail about no ticket is none of a ticket's kinds, whatever stands in the outbox. */
	public function testEachKindIsAboutWhatItIsAbout(): void {
		foreach ( MailKind::cases() as $kind ) {
			$ticket = MailKind::GuestCode === $kind ? $this->ticket : null;
			self::assertNull( $this->composer()->compose( new OutgoingMail( $kind, $ticket, $this->customer ) ), $kind->value );
		}
	}

	/** Of the ticket's department as it is when the mail goes out; a mail about no ticket is the site's. */
	public function testComesFromItsTicketsDepartment(): void {
		self::assertEquals( new MailSender(), $this->compose( MailKind::TicketConfirmation )?->sender() );
		$department = $this->services()->departments->create( 'Billing' )->id;
		$this->services()->departmentRows->update( $department, array( 'from_address' => 'billing@example.org', 'reply_to' => 'answers@example.net' ) );
		$this->database()->update( 'tickets', array( 'department_id' => $department ), array( 'id' => $this->ticket ) );
		$sender = new MailSender( 'billing@example.org', 'answers@example.net' );
		self::assertEquals( $sender, $this->compose( MailKind::TicketConfirmation )?->sender() );
		self::assertEquals( $sender, $this->compose( MailKind::ReplyToCustomer, $this->reply( $this->staff(), $this->ticket ) )?->sender() );
		self::assertEquals( new MailSender(), $this->composer()->compose( new OutgoingMail( MailKind::GuestCode, null, $this->customer ) )?->sender() );
	}

	public function testAReplyHoldsTheReplyAndWhoWroteIt(): void {
		$agent   = $this->staff();
		$reply   = $this->reply( $agent, $this->ticket, "Try <water>.\nSoon." );
		$content = $this->compose( MailKind::ReplyToCustomer, $reply );
		self::assertNotNull( $content );
		self::assertSame( "Try <water>.\nSoon.", $content->messageText );
		self::assertStringContainsString( 'Try &lt;water&gt;.', $content->messageHtml );
		self::assertStringContainsString( "[#$this->ticket] Canary of the subject", $content->subject );
		self::assertStringContainsString( get_userdata( $agent->userId ?? 0 )->display_name ?? '', $content->text() );
		self::assertStringNotContainsString( 'Canary of the message', $content->text() );
	}

	/** @return iterable<string, array{MailKind}> */
	public static function kinds(): iterable {
		foreach ( MailKind::cases() as $kind ) {
			if ( ! in_array( $kind, array( MailKind::GuestCode, MailKind::ReplyConfirmation ), true ) ) {
				yield $kind->value => array( $kind );
			}
		}
	}

	/** One click, and it opens this ticket for this person alone. */
	#[DataProvider( 'kinds' )]
	public function testTheButtonIsTheRecipientsOwnLink( MailKind $kind ): void {
		$reply = MailKind::ReplyToCustomer === $kind ? $this->reply( $this->staff(), $this->ticket ) : null;
		$url   = $this->compose( $kind, $reply )->buttonUrl ?? '';
		$page  = ( new SupportPage( new State() ) )->url();
		self::assertTrue( str_starts_with( $url, $page ), $url );
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$secret = $query[ SupportPage::LINK ] ?? '';
		$link   = $this->services()->links->open( is_string( $secret ) ? $secret : '' );
		self::assertSame( array( $this->ticket, $this->customer ), array( $link?->ticketId, $link?->customerId ) );
	}

	/** P-6, P-7: last in the mail, after the personal button, with what following it means. */
	public function testAReplyFromADepartmentWithAPublicPortalEndsWithItsLink(): void {
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		$this->nextRequest();
		$content = $this->compose( MailKind::ReplyToCustomer, $this->reply( $this->staff(), $this->ticket ) );
		self::assertNotNull( $content );
		parse_str( (string) wp_parse_url( $content->portalUrl, PHP_URL_QUERY ), $query );
		$secret = $query[ SupportPage::PORTAL ] ?? '';
		$secret = is_string( $secret ) ? $secret : '';
		self::assertSame( $this->ticket, $this->services()->portalLinks()->open( $secret )?->ticketId );
		self::assertStringEndsWith( "Anyone who has the link has access to the page.\n\nView ticket details:\n{$content->portalUrl}\n", $content->text() );
		self::assertStringContainsString( 'whoever gets this mail can read and answer as you', $content->footer );
		$html = ( new MailRenderer( Branding::of( $this->services()->settings ) ) )->html( $content );
		self::assertLessThan( strpos( $html, esc_url( $content->portalUrl ) ), strpos( $html, esc_url( $content->buttonUrl ) ) );
		self::assertSame( strrpos( $html, '<a ' ), strpos( $html, '<a href="' . esc_url( $content->portalUrl ) ), 'It is the last link.' );
		self::assertStringContainsString( 'Anyone who has the link has access to the page.', $html );
		foreach ( array( 'outbox', 'events', 'portal_links' ) as $table ) {
			self::assertStringNotContainsString( $secret, (string) wp_json_encode( $this->wpdb()->get_results( "SELECT * FROM {$this->database()->table( $table )}" ) ), $table );
		}
		$this->nextRequest();
		$again = $this->compose( MailKind::ReplyToCustomer, $this->reply( $this->staff(), $this->ticket ) );
		self::assertSame( $content->portalUrl, $again->portalUrl ?? '', 'One public page has one address.' );
	}

	/** Without a portal as ever, and never in a mail that an address gets which nobody has proved. */
	public function testNoOtherMailHasAPortalLink(): void {
		$reply = $this->reply( $this->staff(), $this->ticket );
		self::assertSame( '', $this->compose( MailKind::ReplyToCustomer, $reply )->portalUrl ?? null );
		self::assertStringNotContainsString( 'View ticket details', $this->compose( MailKind::ReplyToCustomer, $reply )?->text() ?? '' );
		self::assertSame( 0, $this->countRows( 'portal_links' ) );
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		$this->nextRequest();
		foreach ( array( MailKind::TicketConfirmation, MailKind::NewLink ) as $kind ) {
			self::assertSame( '', $this->compose( $kind )->portalUrl ?? null, $kind->value );
		}
		self::assertSame( 0, $this->countRows( 'portal_links' ) );
	}

	public function testAMailRenewsTheLink(): void {
		$this->database()->execute( 'UPDATE {access_links} SET expires_at = 1' );
		$this->compose( MailKind::NewLink );
		self::assertSame( 1, $this->countRows( 'access_links', 'expires_at > UNIX_TIMESTAMP() + 29 * 86400' ) );
	}

	/** G-32: there is no way to mail a note, whatever stands in the outbox. */
	public function testANoteIsNeverMailed(): void {
		self::assertNull( $this->compose( MailKind::ReplyToCustomer, $this->reply( $this->staff(), $this->ticket, 'A canary.', true ) ) );
	}

	public function testWhoMayNotHaveItAnyMoreGetsNothing(): void {
		self::assertNull( $this->compose( MailKind::ReplyToCustomer, 999999 ) );
		foreach ( array( 'spam', 'trash', 'merged' ) as $state ) {
			$this->database()->update( 'tickets', array( 'state' => $state, 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
			self::assertNull( $this->compose( MailKind::TicketConfirmation ), $state );
		}
		self::assertNull( $this->composer()->compose( new OutgoingMail( MailKind::NewLink, 999999, $this->customer ) ) );
		$this->database()->update( 'tickets', array( 'state' => 'opened', 'is_listed' => 1 ), array( 'id' => $this->ticket ) );
		self::assertNotNull( $this->compose( MailKind::NewLink ) );
		$this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $this->customer ) );
		self::assertNull( $this->compose( MailKind::NewLink ) );
	}

	public function testSpeaksTheLanguageOfItsReader(): void {
		add_filter( 'get_available_languages', static fn( array $languages ): array => array( ...$languages, 'de_DE' ) );
		add_filter( 'gettext_smart-support-guest', static fn( string $text ): string => 'de_DE' === determine_locale() ? "[de] $text" : $text );
		$switcher = $GLOBALS['wp_locale_switcher'];
		// It has asked for the languages when WordPress began.
		$GLOBALS['wp_locale_switcher'] = new \WP_Locale_Switcher();
		$GLOBALS['wp_locale_switcher']->init();
		try {
			foreach ( array( 'de_DE' => true, 'xx_XX' => false, '' => false ) as $locale => $isGerman ) {
				$this->database()->update( 'customers', array( 'locale' => $locale ), array( 'id' => $this->customer ) );
				self::assertSame( $isGerman, str_starts_with( $this->compose( MailKind::TicketConfirmation )->subject ?? '', '[de] ' ), $locale );
				self::assertSame( 'en_US', determine_locale(), 'The request goes on in its own.' );
			}
		} finally {
			$GLOBALS['wp_locale_switcher'] = $switcher;
		}
	}

	/** An agent's own language is no concern of the customer, whose mail may be sent at the end of the agent's request. */
	public function testSpeaksTheSitesLanguageWhosesoeverRequestItIs(): void {
		add_filter( 'gettext_smart-support-guest', static fn( string $text ): string => 'en_US' === determine_locale() ? $text : "[other] $text" );
		$agent = $this->user( 'smart_support_agent' );
		update_user_meta( $agent, 'locale', 'de_DE' );
		$this->actingAs( $agent );
		$_GET['_locale']        = 'user';
		$_SERVER['HTTP_ACCEPT'] = 'application/json';
		self::assertSame( 'de_DE', determine_locale() );
		$content = $this->compose( MailKind::TicketConfirmation );
		self::assertSame( 'en-US', $content->language ?? '' );
		self::assertStringNotContainsString( '[other]', (string) wp_json_encode( $content ) );
		self::assertSame( 'de_DE', determine_locale(), 'The request goes on in its own.' );
	}

	/** @return iterable<string, array{MailKind}> */
	public static function examples(): iterable {
		return self::kinds();
	}

	#[DataProvider( 'examples' )]
	public function testAnExampleIsTheSameMailAboutNothing( MailKind $kind ): void {
		$rows    = fn(): array => array_map( fn( string $table ): int => $this->countRows( $table ), array( 'tickets', 'replies', 'customers', 'access_links', 'outbox' ) );
		$before  = $rows();
		$example = $this->composer()->example( $kind, 'admin@example.com' );
		self::assertSame( $before, $rows() );
		$real = $this->compose( $kind, MailKind::ReplyToCustomer === $kind ? $this->reply( $this->staff(), $this->ticket ) : null );
		self::assertNotNull( $real );
		self::assertSame( 'admin@example.com', $example->to );
		self::assertSame( ( new SupportPage( new State() ) )->url(), $example->buttonUrl, 'It opens no ticket.' );
		self::assertSame( array( $real->buttonLabel, $real->footer, count( $real->lines ), '' === $real->messageText ), array( $example->buttonLabel, $example->footer, count( $example->lines ), '' === $example->messageText ) );
		self::assertStringContainsString( '#123', $example->subject );
	}

	private function composer(): MailComposer {
		return $this->services()->composer();
	}

	private function compose( MailKind $kind, ?int $reply = null ): ?MailContent {
		return $this->composer()->compose( new OutgoingMail( $kind, $this->ticket, $this->customer, $reply ) );
	}
}
