<?php
/**
 * A request that finds tables missing, and dies while it makes them.
 *
 * Arguments: the number of our writing statement before which it is killed as by `kill -9`; 0: it lives. Then it
 * prints how many it ran, counting CREATE TABLE alone.
 */

declare(strict_types=1);

$smart_support_kill_at = (int) $argv[1];
$smart_support_writes  = 0;
$smart_support_creates = 0;

// WordPress takes hooks over that stand here before it is loaded.
$wp_filter = array(
	'query' => array(
		10 => array(
			array(
				'accepted_args' => 1,
				'function'      => static function ( string $query ) use ( $smart_support_kill_at, &$smart_support_writes, &$smart_support_creates ): string {
					if ( 1 === preg_match( '/^\s*(CREATE|ALTER|INSERT|UPDATE|DELETE|REPLACE)\b.*smart_support/is', $query ) ) {
						$smart_support_creates += (int) str_starts_with( ltrim( $query ), 'CREATE' );
						if ( ++$smart_support_writes === $smart_support_kill_at ) {
							posix_kill( (int) getmypid(), 9 );
						}
					}
					return $query;
				},
			),
		),
	),
);

require __DIR__ . '/../../../bin/site/load.php';

echo $smart_support_creates;
