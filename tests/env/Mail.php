<?php
/**
 * A mail as it arrived.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * What the SMTP server received, parsed.
 */
final class Mail {

	/**
	 * @param list<string>          $to      Addresses, without names.
	 * @param array<string, string> $headers Lower-case name => value.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $from,
		public readonly array $to,
		public readonly string $subject,
		public readonly string $text,
		public readonly string $html,
		public readonly array $headers,
		/** The sender's name; empty without one. */
		public readonly string $fromName,
	) {}

	/**
	 * Every address of a page that the mail names, entities decoded.
	 *
	 * @return list<string>
	 */
	public function links(): array {
		preg_match_all( '/https?:\/\/[^\s"\'<>]+/', $this->text . ' ' . html_entity_decode( $this->html ), $found );
		return array_values( array_unique( $found[0] ) );
	}
}
