<?php
/**
 * Rate limits in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the rate_limits table. The row's lock, held to the end of the unit of work, makes the count exact.
 */
final class RateLimitRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @return array<int, int> Time slot => hits.
	 */
	public function lock( string $bucket ): array {
		// Not INSERT IGNORE: that takes a shared lock on an existing row, and two of them deadlock.
		$this->database->execute(
			"INSERT INTO {rate_limits} (bucket, hits, expires_at) VALUES (%s, '{}', UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE bucket = VALUES(bucket)",
			array( $bucket )
		);
		return self::hits( $this->database->row( 'SELECT hits FROM {rate_limits} WHERE bucket = %s FOR UPDATE', array( $bucket ) ) );
	}

	/**
	 * As lock(), but nothing waits and nothing is kept from changing.
	 *
	 * @return array<int, int> Time slot => hits.
	 */
	public function look( string $bucket ): array {
		return self::hits( $this->database->row( 'SELECT hits FROM {rate_limits} WHERE bucket = %s', array( $bucket ) ) );
	}

	/** @param array<int, int> $hits */
	public function store( string $bucket, array $hits, int $expiresAt ): void {
		$this->database->update(
			'rate_limits',
			array(
				'hits'       => (string) wp_json_encode( (object) $hits ),
				'expires_at' => $expiresAt,
			),
			array( 'bucket' => $bucket )
		);
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {rate_limits} WHERE expires_at < UNIX_TIMESTAMP() - 3600' );
	}

	/** @return array<int, int> Time slot => hits. */
	private static function hits( ?Row $row ): array {
		$hits = null === $row ? array() : json_decode( $row->text( 'hits' ), true );
		$read = array();
		foreach ( is_array( $hits ) ? $hits : array() as $slot => $count ) {
			$read[ (int) $slot ] = is_int( $count ) ? $count : 0;
		}
		return $read;
	}
}
