<?php
/**
 * What is wrong with a form.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the faults of all fields, so that they are told at once.
 */
final class Faults {

	/** @var array<string, string> */
	private array $errors = array();

	/** @var list<Refusal> Those that named faults themselves. */
	private array $refusals = array();

	private bool $isOwn = false;

	public function add( string $field, string $text ): void {
		$this->errors[ $field ] = $text;
		$this->isOwn            = true;
	}

	/**
	 * Makes the value of a field, or notes what is wrong with it.
	 *
	 * @template T
	 * @param callable(): T $make Throws \InvalidArgumentException with words for people, or a Refusal that names fields.
	 * @return T|null
	 * @throws Refusal One that is about no field.
	 */
	public function at( string $field, callable $make ): mixed {
		try {
			return $make();
		} catch ( \InvalidArgumentException $error ) {
			$this->add( $field, $error->getMessage() );
		} catch ( Refusal $refusal ) {
			$errors           = $refusal->details['errors'] ?? throw $refusal;
			$this->refusals[] = $refusal;
			foreach ( array_filter( (array) $errors, is_string( ... ) ) as $name => $text ) {
				$this->errors[ (string) $name ] = $text;
			}
		}
		return null;
	}

	/** @throws Refusal With all faults; nothing happens without any. */
	public function refuse(): void {
		if ( array() !== $this->errors ) {
			throw $this->isOwn || 1 !== count( $this->refusals ) ? Refusal::invalid( $this->errors ) : $this->refusals[0];
		}
	}
}
