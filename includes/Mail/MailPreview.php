<?php
/**
 * Mails to look at.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Access\Actor;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Shows a mail in a branding that need not be saved, and sends it to whoever asks and to nobody else.
 */
final class MailPreview {

	/** Test mails an hour of each user. */
	private const LIMIT = 10;

	public function __construct(
		private readonly MailComposer $composer,
		private readonly Settings $settings,
		private readonly RateLimiter $limiter,
		private readonly UnitOfWork $unit,
	) {}

	/**
	 * @param array<string, mixed> $branding Settings that differ from what is saved.
	 * @return array<string, string>
	 */
	public function preview( MailKind $kind, array $branding ): array {
		$content  = $this->composer->example( $kind, 'customer@example.com' );
		$renderer = $this->renderer( $branding );
		return array(
			'kind'      => $kind->value,
			'from_name' => $renderer->branding->sender(),
			'subject'   => $content->subject,
			'html'      => $renderer->html( $content ),
			'text'      => $renderer->text( $content ),
		);
	}

	/**
	 * @param array<string, mixed> $branding Settings that differ from what is saved.
	 * @return string Address it went to: the actor's own.
	 * @throws Refusal forbidden for who is no user, rate_limited, mail_failed with the mailer's reason.
	 */
	public function test( Actor $actor, MailKind $kind, array $branding ): string {
		$user = null === $actor->userId ? false : get_userdata( $actor->userId );
		if ( false === $user ) {
			throw Refusal::forbidden();
		}
		// By itself: who tries again and again is stopped also where the mail server refuses.
		$this->unit->run( fn() => $this->limiter->hit( 'mail-test user', (string) $user->ID, self::LIMIT ) );
		$content = $this->composer->example( $kind, $user->user_email );
		$fault   = ( new Mailer( $this->renderer( $branding ) ) )->send( $content, MessageId::create( 0 ), array() );
		if ( null !== $fault ) {
			/* translators: %s: What the mail server said. */
			throw new Refusal( 'mail_failed', sprintf( __( 'The mail could not be sent: %s', 'smart-support-guest' ), $fault ) );
		}
		return $user->user_email;
	}

	/** @param array<string, mixed> $branding */
	private function renderer( array $branding ): MailRenderer {
		return new MailRenderer( Branding::of( $this->settings, $branding ) );
	}
}
