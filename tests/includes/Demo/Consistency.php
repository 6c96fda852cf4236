<?php
/**
 * What is true of every ticket, however it came into the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Demo;

/**
 * Looks for tickets that the services could not have made; for tests of what makes many at once.
 */
trait Consistency {

	/** I1, I2, I5 and I8, and the columns that follow from others. */
	private function assertConsistent(): void {
		// Looks and links are no versions of a ticket.
		$events  = 'FROM {events} WHERE ticket_id = {tickets}.id AND version > 0';
		$public  = 'FROM {replies} WHERE ticket_id = {tickets}.id AND is_internal = 0';
		$answers = "$public AND author_type = 'agent'";
		foreach (
			array(
				"message = '' OR message_text = ''",
				"(SELECT COUNT(*) $events) <> version",
				"(SELECT COUNT(DISTINCT version) $events) <> version",
				"(SELECT MAX(version) $events) <> version",
				"(SELECT MAX(created_at) $events) <> updated_at",
				"(SELECT COUNT(*) $public) <> reply_count",
				"COALESCE((SELECT MIN(created_at) $answers), '-') <> COALESCE(first_response_at, '-')",
				"COALESCE((SELECT MAX(created_at) $public), created_at) > public_updated_at",
				'NOT EXISTS (SELECT 1 FROM {departments} WHERE {departments}.id = department_id)',
				'COALESCE((SELECT user_id IS NULL FROM {customers} WHERE {customers}.id = customer_id), 2) <> is_guest',
				"is_listed <> (state IN ('opened', 'closed'))",
				"waiting_since IS NOT NULL AND status NOT IN ('new', 'open')",
				"waiting_since IS NULL AND status = 'new'",
				"(status IN ('resolved', 'closed')) <> (resolved_at IS NOT NULL)",
				"(status = 'closed') <> (closed_at IS NOT NULL)",
				'created_at > public_updated_at OR public_updated_at > updated_at OR closed_at < resolved_at',
			) as $fault
		) {
			self::assertSame( 0, $this->number( 'tickets', $fault ), $fault );
		}
		foreach ( array( 'replies', 'events', 'access_links' ) as $table ) {
			self::assertSame( 0, $this->number( $table, 'ticket_id NOT IN (SELECT id FROM {tickets})' ), $table );
		}
	}

	/** @param string $where {name} is our table. */
	private function number( string $table, string $where = '1 = 1' ): int {
		$wpdb  = $this->wpdb();
		$where = preg_replace( '/\{(\w+)\}/', $wpdb->prefix . 'smart_support_$1', $where );
		$value = $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}smart_support_$table WHERE $where" );
		self::assertNotNull( $value, $wpdb->last_error );
		return (int) $value;
	}
}
