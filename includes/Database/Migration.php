<?php
/**
 * One version of the schema.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the schema from the version before to its own, forward only.
 */
interface Migration {

	/**
	 * Steps in order. A step is either one DDL statement or one chunk of data, never both, and may run twice:
	 * a crash after its work and before its record repeats it.
	 *
	 * @return list<\Closure(Connection): bool> True: the step is done. False: call it again for its next chunk.
	 */
	public function steps(): array;
}
