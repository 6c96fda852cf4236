<?php
/**
 * Where rows go.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Takes many rows fast, on the site's own connection.
 */
interface Sink {

	public function begin(): void;

	/**
	 * @param string                          $table   Full name.
	 * @param list<string>                    $columns The same for all rows of a table.
	 * @param iterable<list<int|string|null>> $rows
	 */
	public function add( string $table, array $columns, iterable $rows ): void;

	/** Until then the connection must not be used by others. */
	public function commit(): void;
}
