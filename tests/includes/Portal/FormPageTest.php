<?php
/**
 * The support page over HTTP, without JavaScript (G-1, G-17 to G-22, D23).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Settings\Secrets;
use SmartSupport\Tests\Env\HttpAnswer;
use SmartSupport\Tests\Env\Site;

final class FormPageTest extends PortalTestCase {

	private const ALL = array( 'field_priority' => true, 'field_department' => true, 'field_attachments' => true );

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
	}

	public function testOffersTwoWaysInAndTheForm(): void {
		$page = $this->page( '/support/' );
		$text = self::text( $page );
		self::assertSame( 200, $page->status );
		foreach ( array( 'Continue as Guest', 'Log in', 'Email Address', 'Subject', 'Message', 'Submit Ticket' ) as $words ) {
			self::assertStringContainsString( $words, $text );
		}
		self::assertStringContainsString( 'wp-login.php?redirect_to=%2Fsupport%2F"', $page->body );
		foreach ( array( 'email', 'subject', 'message' ) as $name ) {
			self::assertHas( "#<label for=\"smart-support-$name\">#", $page );
			self::assertHas( "#<(input|textarea)[^>]*name=\"smart_support&\#91;$name]\"[^>]*maxlength=\"\d+\"[^>]*required>#s", $page );
		}
	}

	public function testThePageMayBeCached(): void {
		$page = $this->page( '/support/' );
		self::assertArrayNotHasKey( 'set-cookie', $page->headers );
		self::assertStringNotContainsString( 'no-store', $page->headers['cache-control'] ?? '' );
		self::assertSame( self::withoutToken( $page ), self::withoutToken( $this->page( '/support/' ) ) );
	}

	public function testAPostWritesTheTicketAndSaysItsNumber(): void {
		$answer = $this->send();
		$number = (int) $this->database()->value( 'SELECT MAX(id) FROM {tickets}' );
		self::assertSame( 303, $answer->status );
		self::assertSame( 'private, no-store', $answer->headers['cache-control'] ?? '' );
		$location = $answer->headers['location'] ?? '';
		self::assertStringStartsWith( '/support/?smart-support-notice=sent.', $location );
		$next = $this->page( $location );
		self::assertSays( "Ticket #$number has been received", $next );
		self::assertSays( 'check your inbox', $next );
		self::assertSame( 'private, no-store', $next->headers['cache-control'] ?? '' );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	/** G-13: what a CAPTCHA needs is there while one is on, and on the page with the form alone. */
	public function testACaptchaIsOnThePageWhileItIsOn(): void {
		self::assertStringNotContainsString( 'captcha', $this->page( '/support/' )->body );
		( new Secrets() )->set( Secrets::CAPTCHA, 'the-secret' );
		$this->set( array( 'captcha' => 'hcaptcha', 'captcha_site_key' => 'public-key' ) );
		$page = $this->page( '/support/' );
		self::assertHas( '#"captcha":\{"provider":"hcaptcha","site_key":"public-key","script":"https:[^"]+hcaptcha\.com#', $page );
		self::assertHas( '#<noscript>.*needs JavaScript#', $page );
		self::assertStringNotContainsString( 'the-secret', $page->body );
		self::assertSame( 0, preg_match( '#<(script|link|img|iframe)[^>]+hcaptcha\.com#', $page->body ), 'Nothing is loaded before the visitor begins.' );
		$ticket = $this->ticket();
		self::assertStringNotContainsString( 'captcha', $this->page( "/support/ticket/$ticket/", secrets: array( $ticket => $this->secret( $ticket ) ) )->body );
	}

	/** L4: the extra way in is none. */
	public function testAPostWithoutACaptchaIsRefused(): void {
		( new Secrets() )->set( Secrets::CAPTCHA, 'the-secret' );
		$this->set( array( 'captcha' => 'hcaptcha', 'captcha_site_key' => 'public-key' ) );
		$answer = $this->send( array( 'message' => 'A text that stays' ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'not a robot', $answer );
		self::assertStringContainsString( 'A text that stays', $answer->body );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	public function testANumberCannotBeMadeUp(): void {
		self::assertSaysNot( '#99', $this->page( '/support/?smart-support-notice=sent.99.' . str_repeat( '0', 32 ) ) );
	}

	public function testFaultsComeBackAtTheirFieldsWithWhatWasTyped(): void {
		$answer = $this->send( array( 'email' => 'nobody "x"', 'subject' => '', 'message' => "\"Kept\" -- [gallery] it's\\ </textarea><b>" ) );
		self::assertSame( 400, $answer->status );
		self::assertStringContainsString( 'value="nobody &quot;x&quot;"', $answer->body );
		self::assertSame( 1, preg_match( '#<textarea[^>]*>\n(.*?)</textarea>#s', $answer->body, $found ) );
		self::assertSame( "\"Kept\" -- [gallery] it's\\ </textarea><b>", html_entity_decode( $found[1], ENT_QUOTES ) );
		self::assertHas( '#<p\s[^>]*id="smart-support-email-error"[^>]*>This is not a valid e-mail address.</p>#', $answer );
		self::assertHas( '#<input id="smart-support-subject"[^>]*aria-invalid="true"#', $answer );
		self::assertHas( '#<textarea id="smart-support-message"[^>]*aria-invalid="false"#', $answer );
		self::assertHas( '#<div class="smart-support-panel is-bad" role="alert"#', $answer );
	}

	public function testAWorkingTokenStays(): void {
		$token = $this->token( 60 );
		self::assertSame( $token, self::tokenOf( $this->send( array( 'email' => '', 'token' => $token ) ) ) );
	}

	public function testAnOldTokenIsReplacedAndNothingIsLost(): void {
		$answer = $this->send( array( 'token' => $this->token( DAY_IN_SECONDS ) ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'open for too long', $answer );
		self::assertStringContainsString( "\nThe tray is empty.</textarea>", $answer->body );
		self::assertStringContainsString( 'value="visitor@example.com"', $answer->body );
		sleep( 2 );
		self::assertSame( 303, $this->send( array( 'token' => self::tokenOf( $answer ) ) )->status );
	}

	public function testTheSixthInAnHourIsToldToWait(): void {
		for ( $i = 1; $i <= 5; $i++ ) {
			self::assertSame( 303, $this->send( array( 'subject' => "No $i" ) )->status );
		}
		$answer = $this->send( array( 'subject' => 'No 6' ) );
		self::assertSame( 429, $answer->status );
		self::assertGreaterThan( 3000, (int) ( $answer->headers['retry-after'] ?? 0 ) );
		self::assertStringContainsString( 'value="No 6"', $answer->body );
	}

	public function testSwitchedOffThereIsNoForm(): void {
		$this->set( array( 'enabled' => false ) );
		$page = $this->page( '/support/' );
		self::assertSays( 'We take no requests from visitors', $page );
		self::assertSaysNot( '<textarea', $page );
		self::assertSame( 403, $this->send()->status );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	public function testAFailureLosesNoText(): void {
		$this->services()->database->execute( 'UPDATE {departments} SET is_default = 0' );
		$this->services()->database->execute( 'DELETE FROM {departments}' );
		$log    = Site::folder() . '/debug.log';
		$before = is_file( $log ) ? (string) file_get_contents( $log ) : '';
		$answer = $this->send();
		$after  = substr( (string) file_get_contents( $log ), strlen( $before ) );
		file_put_contents( $log, $before );
		self::assertSame( 500, $answer->status );
		self::assertSays( 'Something went wrong on the server.', $answer );
		self::assertStringContainsString( "\nThe tray is empty.</textarea>", $answer->body );
		self::assertSaysNot( 'default department', $answer );
		self::assertStringContainsString( 'There is no default department.', $after );
	}

	public function testALinkIsAskedForWithoutJavaScript(): void {
		$this->ticket();
		$places = array();
		foreach ( array( self::CUSTOMER, 'nobody@example.com' ) as $email ) {
			$answer   = $this->page( '/support/', array( 'form' => 'links', 'email' => $email ) );
			$places[] = $answer->status . ( $answer->headers['location'] ?? '' );
		}
		self::assertCount( 1, array_unique( $places ) );
		$page = $this->page( substr( $places[0], 3 + strlen( home_url() ) ) );
		self::assertSays( 'a mail with a link to each is on its way', $page );
		self::assertSame( 1, $this->countRows( 'outbox', "kind = 'new_link' AND ticket_id IS NOT NULL" ) );
	}

	public function testNoAddressIsToldSo(): void {
		$answer = $this->page( '/support/', array( 'form' => 'links', 'email' => 'nobody' ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'This is not a valid e-mail address.', $answer );
		self::assertStringContainsString( 'value="nobody"', $answer->body );
	}

	public function testTheFormGoesToItsOwnPageWhateverTheAddress(): void {
		$page = $this->page( '/support/?utm=1&smart-support-notice=x' );
		self::assertStringContainsString( 'action="/support/?utm=1#smart-support"', $page->body );
	}

	public function testAsksForNothingThatIsSwitchedOff(): void {
		$page = $this->page( '/support/' );
		foreach ( array( 'Priority', 'Department', 'Attachments', '(optional)' ) as $words ) {
			self::assertSaysNot( $words, $page );
		}
		self::assertSays( 'All fields are required.', $page );
		self::assertFalse( str_contains( $page->body, 'enctype' ) );
	}

	public function testAsksForWhatIsSwitchedOn(): void {
		$this->set( self::ALL );
		$billing = $this->services()->departments->create( 'Billing & "more"' )->id;
		$page    = $this->page( '/support/' );
		self::assertHas( '#<select id="smart-support-priority" name="smart_support&\#91;priority]"#', $page );
		self::assertHas( '#<option value="medium"\s+selected=\'selected\'>Medium</option>#', $page );
		self::assertHas( '#<select id="smart-support-department_id"[^>]*>\s*<option value=""\s+selected#', $page );
		self::assertHas( "#<option value=\"$billing\"\s*>Billing &amp; &quot;more&quot;</option>#", $page );
		self::assertHas( '#<input id="smart-support-attachments" name="smart_support&\#91;attachments]&\#91;]" type="file" accept="\.jpg,\.jpeg,[a-z0-9.,]+" multiple#', $page );
		self::assertHas( '#<form class="smart-support-form" method="post" enctype="multipart/form-data"#', $page );
		self::assertHas( '#At most 5 files of at most \d+ .B each\.#', $page );
		self::assertSame( 0, preg_match( '#<(select|input)[^>]*type="file"[^>]*required#', $page->body ) );
		self::assertSame( 0, preg_match( '#<textarea[^>]*\srequired>#', $page->body ), 'A message of files needs no words.' );
	}

	public function testChoicesAndFilesAreSentWithoutJavaScript(): void {
		$this->set( self::ALL );
		$billing = $this->services()->departments->create( 'Billing' )->id;
		$answer  = $this->sendFiles( array( array( 'one.png', self::PNG ), array( 'two.txt', 'Text' ) ), array( 'priority' => 'low', 'department_id' => (string) $billing, 'message' => '' ) );
		self::assertSame( 303, $answer->status );
		self::assertSame( array( 1, 2, 2 ), array( $this->countRows( 'tickets', "priority = 1 AND department_id = $billing" ), $this->countRows( 'attachments' ), count( $this->onDisk() ) ) );
	}

	public function testARefusedFormKeepsItsChoicesAndAsksForItsFilesAgain(): void {
		$this->set( self::ALL );
		$billing = $this->services()->departments->create( 'Billing' )->id;
		$answer  = $this->sendFiles( array( array( 'one.png', self::PNG ), array( 'evil.exe', 'MZ' ) ), array( 'priority' => 'low', 'department_id' => (string) $billing, 'token' => $this->token( 60 ) ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'please choose them again before you send the form', $answer );
		self::assertHas( '#<option value="low"\s+selected#', $answer );
		self::assertHas( "#<option value=\"$billing\"\s+selected#", $answer );
		self::assertHas( '#<p\s[^>]*id="smart-support-attachments-error"[^>]*>File 2 \(evil.exe\): Files of this kind are not taken#', $answer );
		self::assertHas( '#<input id="smart-support-attachments"[^>]*aria-invalid="true"#', $answer );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'tickets' ), $this->onDisk() ) );
	}

	public function testAFormWithoutFilesIsToldNothingOfThem(): void {
		$this->set( self::ALL );
		self::assertSaysNot( 'choose them again', $this->sendFiles( array( array( '', '' ) ), array( 'subject' => '' ) ) );
	}

	public function testAnOldTokenKeepsChoices(): void {
		$this->set( self::ALL );
		$answer = $this->sendFiles( array(), array( 'priority' => 'urgent', 'token' => $this->token( DAY_IN_SECONDS ) ) );
		self::assertSays( 'open for too long', $answer );
		self::assertHas( '#<option value="urgent"\s+selected#', $answer );
	}

	/** PHP throws away a form that is larger than it takes, with every word in it. */
	public function testAFormThatIsTooLargeIsNotTakenForAnEmptyOne(): void {
		$this->set( self::ALL );
		$answer = $this->sendFiles( array( array( 'large.txt', str_repeat( 'x', self::TOO_LARGE ) ) ) );
		self::assertSame( 413, $answer->status );
		self::assertSays( 'All files together are too large.', $answer );
		self::assertSays( 'Go back in your browser: it still has your text.', $answer );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	public function testWhoIsLoggedInIsAskedForNoAddress(): void {
		$cookie = $this->loggedIn( $this->user( 'subscriber', 'ann@example.com' ) );
		$page   = $this->page( '/support/', headers: $cookie );
		self::assertSays( 'We will answer to ann@example.com.', $page );
		self::assertSaysNot( 'Email Address', $page );
		self::assertSaysNot( 'Continue as Guest', $page );
		$letter = array( 'form' => 'ticket', 'email' => 'other@example.com', 'subject' => 'Mine', 'message' => 'Please.', 'token' => $this->token() );
		self::assertSame( 303, $this->page( '/support/', $letter, headers: $cookie )->status );
		self::assertSame( array( 1, 0 ), array( $this->countRows( 'customers', "email = 'ann@example.com'" ), $this->countRows( 'customers', "email = 'other@example.com'" ) ) );
	}

	/** R14: a user's browser sends their log-in along from any site. */
	public function testAnotherSiteWritesNothingForWhoIsLoggedIn(): void {
		$cookie = $this->loggedIn( $this->user( 'subscriber', 'ann@example.com' ) );
		$letter = array( 'form' => 'ticket', 'subject' => 'Mine', 'message' => 'Please.', 'token' => $this->token() );
		self::assertSame( 403, $this->page( '/support/', $letter, headers: $cookie + array( 'Origin' => 'https://evil.test' ) )->status );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	/** @return iterable<string, array{bool}> */
	public static function switches(): iterable {
		yield 'where the form asks' => array( true );
		yield 'where it does not' => array( false );
	}

	#[DataProvider( 'switches' )]
	public function testABlockNamesTheDepartmentOfItsTickets( bool $asks ): void {
		$this->set( array( 'field_department' => $asks ) );
		$billing = $this->services()->departments->create( 'Billing' )->id;
		$this->block( 'billing', array( 'department' => $billing ) );
		$page = $this->page( '/billing/' );
		self::assertFalse( str_contains( $page->body, 'smart-support-department_id' ), 'There is nothing to choose.' );
		self::assertSame( 1, preg_match( '/name="smart_support&#91;preset\]" value="([^"]+)"/', $page->body, $found ) );
		$fields = array( 'form' => 'ticket', 'email' => 'a@example.com', 'subject' => 'Bill', 'message' => 'Please.', 'preset' => $found[1] );
		$late   = $this->page( '/billing/', $fields + array( 'token' => $this->token( DAY_IN_SECONDS ) ) );
		self::assertStringContainsString( "value=\"$found[1]\"", $late->body, 'It outlives a refused form.' );
		self::assertSame( 303, $this->page( '/billing/', $fields + array( 'token' => $this->token() ) )->status );
		self::assertSame( 1, $this->countRows( 'tickets', "department_id = $billing" ) );
	}

	public function testABlockMayLeaveTheLogInOut(): void {
		$this->block( 'plain', array( 'showLogIn' => false ) );
		$page = $this->page( '/plain/' );
		self::assertSays( 'Submit Ticket', $page );
		self::assertSaysNot( 'Log in', $page );
		self::assertSaysNot( 'Continue as Guest', $page );
	}

	/**
	 * Publishes a page with a block.
	 *
	 * @param array<string, mixed> $attributes
	 */
	private function block( string $slug, array $attributes ): void {
		wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $slug, 'post_content' => '<!-- wp:smart-support/support-portal ' . wp_json_encode( $attributes ) . ' /-->' ) );
	}

	/**
	 * @param list<array{string, string}> $files   Name and content of each.
	 * @param array<string, string>       $changes
	 */
	private function sendFiles( array $files, array $changes = array() ): HttpAnswer {
		$letter = array_filter( $this->letter(), is_string( ... ) );
		return $this->form( '/support/', $changes + array( 'form' => 'ticket', 'token' => $letter['form_token'] ?? '' ) + $letter, $files );
	}

	/** @param array<string, string> $changes */
	private function send( array $changes = array() ): HttpAnswer {
		$letter = array_filter( $this->letter(), is_string( ... ) );
		return $this->page( '/support/', $changes + array( 'form' => 'ticket', 'token' => $letter['form_token'] ?? '' ) + $letter );
	}

	private static function tokenOf( HttpAnswer $page ): string {
		self::assertSame( 1, preg_match( '/name="smart_support&#91;token\]" value="([^"]+)"/', $page->body, $found ) );
		return $found[1];
	}

	private static function withoutToken( HttpAnswer $page ): string {
		return str_replace( self::tokenOf( $page ), '', $page->body );
	}
}
