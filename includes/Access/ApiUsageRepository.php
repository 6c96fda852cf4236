<?php
/**
 * The use of API keys in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the tables api_minutes, api_days and api_calls.
 */
final class ApiUsageRepository {

	public function __construct( private readonly Connection $database ) {}

	/** A call that began in a minute that is over by now changes nothing: that minute limits nobody any more. */
	public function countInMinute( int $keyId, int $minute ): void {
		// MariaDB assigns from left to right: calls must still see the old minute.
		$this->database->execute(
			'INSERT INTO {api_minutes} (api_key_id, minute, calls) VALUES (%d, %d, 1) ON DUPLICATE KEY UPDATE
			calls = CASE WHEN VALUES(minute) > minute THEN 1 WHEN VALUES(minute) = minute THEN calls + 1 ELSE calls END,
			minute = CASE WHEN VALUES(minute) > minute THEN VALUES(minute) ELSE minute END',
			array( $keyId, $minute )
		);
	}

	public function countInDay( int $keyId, string $day, bool $isError ): void {
		$this->database->execute(
			'INSERT INTO {api_days} (api_key_id, day, calls, errors) VALUES (%d, %s, 1, %d)
			ON DUPLICATE KEY UPDATE calls = calls + 1, errors = errors + VALUES(errors)',
			array( $keyId, $day, (int) $isError )
		);
	}

	/** @param int $at Seconds of the database's clock. */
	public function touch( int $keyId, int $at ): void {
		$this->database->execute(
			'UPDATE {api_keys} SET last_used_at = %d WHERE id = %d AND (last_used_at IS NULL OR last_used_at < %d)',
			array( $at, $keyId, $at )
		);
	}

	public function insertCall( int $keyId, ApiCall $call ): void {
		$this->database->insert(
			'api_calls',
			array(
				'api_key_id' => $keyId,
				'called_at'  => $call->calledAt,
				'method'     => $call->method,
				'route'      => $call->route,
				'status'     => $call->status,
				'ip'         => $call->ip,
			)
		);
	}

	/** Removes all but the newest calls of a key. */
	public function trim( int $keyId, int $keep ): void {
		$last = $this->database->value( 'SELECT id FROM {api_calls} WHERE api_key_id = %d ORDER BY id DESC LIMIT 1 OFFSET %d', array( $keyId, $keep ) );
		if ( null !== $last ) {
			$this->database->execute( 'DELETE FROM {api_calls} WHERE api_key_id = %d AND id <= %d', array( $keyId, (int) $last ) );
		}
	}

	/** @return list<ApiCall> Newest first. */
	public function calls( int $keyId, int $limit ): array {
		$rows = $this->database->rows( 'SELECT * FROM {api_calls} WHERE api_key_id = %d ORDER BY id DESC LIMIT %d', array( $keyId, $limit ) );
		return array_map( ApiCall::fromRow( ... ), $rows );
	}

	/** @return array<string, array{int, int}> Day => calls and errors, for days with any. */
	public function days( int $keyId, string $since ): array {
		$days = array();
		foreach ( $this->database->rows( 'SELECT * FROM {api_days} WHERE api_key_id = %d AND day >= %s', array( $keyId, $since ) ) as $row ) {
			$days[ $row->text( 'day' ) ] = array( $row->int( 'calls' ), $row->int( 'errors' ) );
		}
		return $days;
	}

	/**
	 * @param list<int> $keyIds
	 * @return array<int, array{int, int}> Key id => calls and errors, for keys with any.
	 */
	public function ofDay( array $keyIds, string $day ): array {
		$counts = array();
		$rows   = array() === $keyIds ? array() : $this->database->rows(
			'SELECT * FROM {api_days} WHERE day = %s AND api_key_id IN (' . Connection::placeholders( $keyIds ) . ')',
			array( $day, ...$keyIds )
		);
		foreach ( $rows as $row ) {
			$counts[ $row->int( 'api_key_id' ) ] = array( $row->int( 'calls' ), $row->int( 'errors' ) );
		}
		return $counts;
	}

	/**
	 * Removes what nobody is shown any more.
	 *
	 * @param string $day    Days before this one.
	 * @param int    $second Calls before this second of the database's clock.
	 */
	public function purge( string $day, int $second ): void {
		$this->database->execute( 'DELETE FROM {api_days} WHERE day < %s', array( $day ) );
		$this->database->execute( 'DELETE FROM {api_calls} WHERE called_at < %d', array( $second ) );
	}
}
