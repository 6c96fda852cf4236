<?php
/**
 * The objects of the guards.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\RefusalRepository;
use SmartSupport\Access\RefusalService;
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

	public function secrets(): Secrets {
		return new Secrets();
	}

	public function settingsRules(): SettingsRules {
		return new SettingsRules( $this->services->settings, $this->secrets() );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->refusals()->purge();
	}
}
