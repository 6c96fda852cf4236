<?php
/**
 * Lists of tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Visibility;
use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the lists of tickets: ids from a covering index first, then rows by primary key.
 */
final class TicketListRepository {

	/** Columns a list can be filtered by. */
	public const FILTERS = array( 'status', 'state', 'priority', 'department_id', 'product_id', 'agent_id', 'customer_id', 'is_guest' );

	/** Word of the contract => column. */
	public const SORTS = array(
		'id'            => 'id',
		'number'        => 'id',
		'created_at'    => 'created_at',
		'updated_at'    => 'updated_at',
		'priority'      => 'priority',
		'waiting_since' => 'waiting_since',
		'subject'       => 'subject',
	);

	/** Totals are exact up to here. */
	public const EXACT_TOTAL = 10000;

	/** Everything a list needs: bodies stay where they are. */
	private const COLUMNS = array(
		'id',
		'subject',
		'status',
		'state',
		'priority',
		'channel',
		'is_guest',
		'version',
		'customer_id',
		'department_id',
		'product_id',
		'agent_id',
		'reply_count',
		'participant_count',
		'tags',
		'external_id',
		'created_at',
		'updated_at',
		'public_updated_at',
		'first_response_at',
		'waiting_since',
		'resolved_at',
		'closed_at',
		'delayed_until',
	);

	public function __construct( private readonly Connection $database ) {}

	/** @return list<Ticket> One page, without bodies. */
	public function list( TicketQuery $query ): array {
		$column = 'updated_at' === $query->orderBy ? self::updated( $query->visibility ) : self::SORTS[ $query->orderBy ];

		$orders = array( self::order( $query, $column, isPart: true ), self::order( $query, $column ) );

		[ $matches, $values ] = $this->matches( $query, 'id' === $column ? 'id' : "id, $column", $orders, $query->perPage, ( $query->page - 1 ) * $query->perPage );

		$columns = 'ticket.' . implode( ', ticket.', self::COLUMNS );
		$rows    = $this->database->rows( "SELECT $columns FROM ($matches) found JOIN {tickets} ticket ON ticket.id = found.id " . self::order( $query, $column, 'found.' ), $values );
		return array_map( Ticket::fromRow( ... ), $rows );
	}

	/** @param bool $isPart Whether it is for rows of which all wait, or none. */
	private static function order( TicketQuery $query, string $column, string $table = '', bool $isPart = false ): string {
		$direction = $query->descending ? 'DESC' : 'ASC';
		$number    = self::number( $query->search ?? '' );
		$first     = 0 === $number ? '' : "CASE WHEN {$table}id = $number THEN 0 ELSE 1 END, ";
		$last      = ! $isPart && self::waitingFirst( $query ) ? "CASE WHEN {$table}waiting_since IS NULL THEN 1 ELSE 0 END, " : '';
		$sort      = 'id' === $column ? '' : "$table$column $direction, ";
		return "ORDER BY $first$last$sort{$table}id $direction";
	}

	/** Whether databases would put those who wait for nothing in front of those who have waited longest. */
	private static function waitingFirst( TicketQuery $query ): bool {
		return 'waiting_since' === $query->orderBy && ! $query->descending;
	}

	/** Number of matches, but never more than one above EXACT_TOTAL: a full count costs too much. */
	public function count( TicketQuery $query ): int {
		[ $matches, $values ] = $this->matches( $query, 'id', array( '', '' ), self::EXACT_TOTAL + 1, 0 );
		return (int) $this->database->value( "SELECT COUNT(*) FROM ($matches) matches", $values );
	}

	/**
	 * A cut of the matches. Agents' own and unassigned ones are looked up apart, because no index gives both in one order;
	 * so are those who wait and those who do not.
	 *
	 * @param string                 $columns What to select.
	 * @param array{string, string} $orders  Of what is looked up apart, and of all.
	 * @return array{string, list<int|string>} Statement and its values.
	 */
	private function matches( TicketQuery $query, string $columns, array $orders, int $limit, int $offset ): array {
		[ $order, $whole ] = $orders;

		$parts = array_map( fn( array $visible ) => $this->where( $query, $visible ), $this->visible( $query->visibility ) );
		if ( $order !== $whole ) {
			$apart = static fn( string $state ): array => array_map( static fn( array $part ) => array( "{$part[0]} AND waiting_since IS $state", $part[1] ), $parts );
			$parts = array( ...$apart( 'NOT NULL' ), ...$apart( 'NULL' ) );
		}
		if ( 1 === count( $parts ) ) {
			[ $where, $values ] = $parts[0];
			return array( "SELECT $columns FROM {tickets} WHERE $where $order LIMIT %d OFFSET %d", array( ...$values, $limit, $offset ) );
		}
		$tables = array();
		$values = array();
		foreach ( $parts as $i => [ $where, $found ] ) {
			$tables[] = "SELECT $columns FROM (SELECT $columns FROM {tickets} WHERE $where $order LIMIT %d) part_$i";
			$values   = array( ...$values, ...$found, $offset + $limit );
		}
		return array( "SELECT $columns FROM (" . implode( ' UNION ALL ', $tables ) . ") parts $whole LIMIT %d OFFSET %d", array( ...$values, $limit, $offset ) );
	}

	/**
	 * @param array{list<string>, list<int|string>} $visible
	 * @return array{string, list<int|string>} Condition and its values.
	 */
	private function where( TicketQuery $query, array $visible ): array {
		[ $conditions, $values ] = $visible;
		foreach ( $query->filters as $column => $wanted ) {
			if ( array() !== $wanted && in_array( $column, self::FILTERS, true ) ) {
				$conditions[] = "$column IN (" . Connection::placeholders( $wanted, is_int( $wanted[0] ) ? '%d' : '%s' ) . ')';
				$values       = array( ...$values, ...$wanted );
			}
		}
		if ( array() !== $query->tags ) {
			$hashes       = array_keys( TicketTags::normal( $query->tags ) );
			$conditions[] = array() === $hashes ? '1 = 0' : 'id IN (SELECT ticket_id FROM {tags} WHERE tag_hash IN (' . Connection::placeholders( $hashes, '%s' ) . '))';
			$values       = array( ...$values, ...$hashes );
		}
		$listed = $this->listed( $query->filters['state'] ?? array() );
		if ( null !== $listed ) {
			$conditions[] = 'is_listed = ' . (int) $listed;
		}
		if ( null !== $query->unassigned ) {
			$conditions[] = $query->unassigned ? 'agent_id IS NULL' : 'agent_id IS NOT NULL';
		}
		$times = array(
			self::updated( $query->visibility ) . ' > %s' => $query->updatedAfter,
			'created_at > %s'                             => $query->createdAfter,
			'created_at < %s'                             => $query->createdBefore,
		);
		foreach ( array_filter( $times ) as $condition => $time ) {
			$conditions[] = $condition;
			$values[]     = Clock::column( $time );
		}
		if ( null !== $query->search ) {
			[ $condition, $found ] = $this->matching( $query->search );
			$conditions[]          = $condition;
			$values                = array( ...$values, ...$found );
		}
		return array( implode( ' AND ', $conditions ), $values );
	}

	/** @return non-empty-list<array{list<string>, list<int|string>}> Conditions and their values; what fits one or the other is visible. */
	private function visible( Visibility $visibility ): array {
		return match ( true ) {
			$visibility->all => array( array( array( '1 = 1' ), array() ) ),
			null !== $visibility->departmentIds && array() !== $visibility->departmentIds => array(
				array( array( 'department_id IN (' . Connection::placeholders( $visibility->departmentIds ) . ')' ), $visibility->departmentIds ),
			),
			null !== $visibility->agentId => array(
				array( array( 'agent_id = %d' ), array( $visibility->agentId ) ),
				array( array( 'agent_id IS NULL' ), array() ),
			),
			$visibility->isOfCustomers() => self::own( $visibility ),
			default => array( array( array( '1 = 0' ), array() ) ),
		};
	}

	/** @return non-empty-list<array{list<string>, list<int|string>}> What they are the customer of, and what else they wrote. */
	private static function own( Visibility $visibility ): array {
		$parts = null === $visibility->customerId ? array() : array( array( array( 'customer_id = %d', 'is_listed = 1' ), array( $visibility->customerId ) ) );
		if ( null !== $visibility->authorId ) {
			$parts[] = array( array( 'author_user_id = %d', 'customer_id <> %d', 'is_listed = 1' ), array( $visibility->authorId, (int) $visibility->customerId ) );
		}
		return array() === $parts ? array( array( array( '1 = 0' ), array() ) ) : $parts;
	}

	/**
	 * Without a state asked for only listed ones; with some, the part of the indexes they lie in.
	 *
	 * @param list<int|string> $states
	 */
	private function listed( array $states ): ?bool {
		$listed = array_unique( array_map( static fn( $state ) => State::from( (string) $state )->isListed(), $states ) );
		return match ( count( $listed ) ) {
			0 => true,
			1 => array_values( $listed )[0],
			default => null,
		};
	}

	/** @return array{string, list<int|string>} */
	private function matching( string $search ): array {
		$conditions = array();
		$values     = array();
		foreach ( array_filter( explode( ' ', (string) preg_replace( '/[\s\p{Cc}]+/u', ' ', $search ) ), static fn( string $word ) => '' !== $word ) as $word ) {
			$like         = '%' . $this->database->wpdb->esc_like( $word ) . '%';
			$conditions[] = '(id = %d OR subject LIKE %s OR message_text LIKE %s
				OR EXISTS (SELECT 1 FROM {replies} WHERE {replies}.ticket_id = {tickets}.id AND is_internal = 0 AND {replies}.message_text LIKE %s))';
			$values       = array( ...$values, self::number( $word ), $like, $like, $like );
		}
		return array() === $conditions ? array( '1 = 0', array() ) : array( implode( ' AND ', $conditions ), $values );
	}

	/** Column of the last change the viewer may know of: an internal note is none to a customer. */
	private static function updated( Visibility $visibility ): string {
		return $visibility->isOfCustomers() ? 'public_updated_at' : 'updated_at';
	}

	/** The ticket number that a text is, with or without its sign; 0 for any other text. */
	private static function number( string $text ): int {
		$number = ltrim( trim( $text ), '#' );
		return ctype_digit( $number ) && strlen( $number ) < 19 ? (int) $number : 0;
	}
}
