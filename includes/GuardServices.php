<?php
/**
 * The objects of the guards.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\Captcha\Captcha;
use SmartSupport\Access\Captcha\TokenRepository;
use SmartSupport\Access\RefusalRepository;
use SmartSupport\Access\RefusalService;
use SmartSupport\Attachments\FileRules;
use SmartSupport\Portal\Guards;
use SmartSupport\Portal\GuestFormRules;
use SmartSupport\Portal\GuestLinks;
use SmartSupport\Portal\GuestTickets;
use SmartSupport\Portal\PublicCreation;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\SettingsRules;

defined( 'ABSPATH' ) || exit;

/**
 * What stands in front of a visitor's ticket, wired by hand from the objects of every request.
 */
final class GuardServices {

	public function __construct( private readonly Services $services ) {}

	public function refusals(): RefusalService {
		return new RefusalService( new RefusalRepository( $this->services->database ), $this->services->unit, $this->services->clock );
	}

	public function guards(): Guards {
		return new Guards( $this->refusals(), $this->services->limiter, $this->captcha(), $this->services->idempotency, $this->services->settings, $this->services->clock );
	}

	public function guestTickets(): GuestTickets {
		return new GuestTickets( $this->services->ticketCreator, $this->guestFormRules(), $this->services->attachments, $this->guards(), $this->services->unit, $this->services->clock );
	}

	public function guestFormRules(): GuestFormRules {
		return new GuestFormRules( $this->services->settings, $this->services->departments, $this->services->customers, new FileRules( $this->services->settings ), $this->captcha() );
	}

	public function guestLinks(): GuestLinks {
		return new GuestLinks( $this->services->limiter, $this->services->settings, $this->services->outbox, $this->services->unit, $this->services->clock );
	}

	public function publicCreation(): PublicCreation {
		return new PublicCreation( $this->guestTickets(), $this->services->settings );
	}

	public function captcha(): Captcha {
		return new Captcha( $this->services->settings, $this->secrets(), new TokenRepository( $this->services->database ) );
	}

	public function secrets(): Secrets {
		return new Secrets();
	}

	public function settingsRules(): SettingsRules {
		return new SettingsRules( $this->services->settings, $this->secrets() );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->refusals()->purge();
		( new TokenRepository( $this->services->database ) )->purge();
	}
}
