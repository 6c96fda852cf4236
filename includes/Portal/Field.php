<?php
/**
 * A field of a form.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * What the template needs to show one field.
 */
final class Field {

	/** @param array<array-key, string> $options Of a select: value => words. */
	public function __construct(
		/** As the API has it. */
		public readonly string $name,
		public readonly string $label,
		/** Of an input; or textarea, select, file. */
		public readonly string $type = 'text',
		public readonly string $value = '',
		/** What is wrong with it, empty for nothing. */
		public readonly string $error = '',
		public readonly string $autocomplete = 'off',
		public readonly int $maxlength = 255,
		public readonly bool $isRequired = true,
		public readonly array $options = array(),
		/** A sentence below it, empty for none. */
		public readonly string $hint = '',
		/** Of files: what the browser offers, as HTML has it. */
		public readonly string $accept = '',
	) {}

	public function id(): string {
		return "smart-support-$this->name";
	}

	/** Name of the control; a file's takes several. */
	public function control(): string {
		return Visit::FIELDS . "[$this->name]" . ( 'file' === $this->type ? '[]' : '' );
	}

	/** Ids of what describes it: the hint, if any, and the fault. */
	public function described(): string {
		return ( '' === $this->hint ? '' : $this->id() . '-hint ' ) . $this->id() . '-error';
	}

	public function render(): void {
		$field = $this;
		require __DIR__ . '/templates/field.php';
	}
}
