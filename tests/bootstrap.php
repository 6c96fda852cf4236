<?php
/**
 * Loads the installed WordPress that SMART_SUPPORT_SITE names. Without it only tests that read the sources can run.
 */

declare(strict_types=1);

use SmartSupport\Tests\Env\Site;

require_once dirname( __DIR__ ) . '/vendor/autoload.php';

if ( Site::isGiven() ) {
	Site::load();
}
