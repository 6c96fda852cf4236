<?php
/**
 * What makes mails the site's own.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The settings of the group `branding`, as one mail or one run of the worker sees them.
 */
final class Branding {

	private function __construct(
		/** Colours as #rrggbb. */
		public readonly string $accentColor,
		public readonly string $backgroundColor,
		public readonly string $textColor,
		/** Plain text with line breaks; empty for none. */
		public readonly string $footer,
		/** Sender's name, one line; empty for the site's. */
		public readonly string $fromName,
		private readonly int $logoId,
	) {}

	/**
	 * @param array<string, mixed> $changes Checked values that are not saved (yet).
	 */
	public static function of( Settings $settings, array $changes = array() ): self {
		$values = array_replace( $settings->all()['branding'] ?? array(), $changes );
		$text   = static fn( string $key ): string => is_string( $values[ $key ] ?? null ) ? $values[ $key ] : '';
		return new self(
			$text( 'accent_color' ),
			$text( 'background_color' ),
			$text( 'text_color' ),
			str_replace( array( "\r\n", "\r" ), "\n", $text( 'footer' ) ),
			trim( (string) preg_replace( '/[\x00-\x1F\x7F]+/', ' ', $text( 'from_name' ) ) ),
			is_int( $values['logo_id'] ?? null ) ? $values['logo_id'] : 0
		);
	}

	/** Looked up when a mail is made, since most runs of the worker make none. */
	public function logo(): ?Logo {
		return Logo::of( $this->logoId );
	}

	/** The sender's name that people see. */
	public function sender(): string {
		return '' === $this->fromName ? self::site() : $this->fromName;
	}

	/** Name of the site as plain text. */
	public static function site(): string {
		return wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	}
}
