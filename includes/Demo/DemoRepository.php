<?php
/**
 * Demo data in the past.
 */

declare(strict_types=1);

namespace SmartSupport\Demo;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Customers and access links take their time from the database itself: that is when the demo was installed.
 */
final class DemoRepository {

	public function __construct( private readonly Connection $database ) {}

	/** Makes customers as old as their first ticket, and links as old as theirs. */
	public function moveBack(): void {
		$firsts = array(
			'customers'    => '(SELECT MIN({tickets}.created_at) FROM {tickets} WHERE {tickets}.customer_id = {customers}.id)',
			'access_links' => '(SELECT {tickets}.created_at FROM {tickets} WHERE {tickets}.id = {access_links}.ticket_id)',
		);
		foreach ( $firsts as $table => $first ) {
			$this->database->execute( "UPDATE {{$table}} SET created_at = $first WHERE created_at > $first" );
		}
	}
}
