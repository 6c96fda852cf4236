<?php
/**
 * Fills the loaded site with tickets; `bin/seed.mjs` says how many.
 */

declare(strict_types=1);

if ( ! in_array( wp_get_environment_type(), array( 'local', 'development' ), true ) ) {
	fwrite( STDERR, "This site is not for development: its WP_ENVIRONMENT_TYPE is neither local nor development.\n" );
	exit( 1 );
}

spl_autoload_register(
	static function ( string $name ): void {
		if ( str_starts_with( $name, 'SmartSupport\\Seed\\' ) ) {
			require __DIR__ . '/' . substr( $name, 18 ) . '.php';
		}
	}
);

ini_set( 'memory_limit', '1G' );

try {
	$options = SmartSupport\Seed\Options::of( (array) json_decode( $argv[1], true ) );
	echo ( new SmartSupport\Seed\Seeder( new SmartSupport\Services() ) )->run( $options )->text();
} catch ( Throwable $error ) {
	fwrite( STDERR, $error->getMessage() . "\n" );
	exit( 1 );
}
