<?php
/**
 * What the plugin remembers about a site.
 */

declare(strict_types=1);

namespace SmartSupport\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * One autoloaded option, so that reading it costs no query. Not settings: nobody edits these.
 */
final class State {

	public const OPTION = 'smart_support_state';

	/** Version of the schema whose migrations are done. */
	public function schema(): int {
		return $this->int( 'schema' );
	}

	/** Steps done of the next migration. */
	public function step(): int {
		return $this->int( 'step' );
	}

	public function setProgress( int $schema, int $step ): void {
		$this->set(
			array(
				'schema' => $schema,
				'step'   => $step,
			)
		);
	}

	/** Page that holds the support block, 0 while none is known. */
	public function supportPage(): int {
		return $this->int( 'support_page' );
	}

	public function setSupportPage( int $page ): void {
		$this->set( array( 'support_page' => $page ) );
	}

	/** Whether roles and cron of this site are in place. */
	public function isInstalled(): bool {
		return 1 === $this->int( 'installed' );
	}

	public function setInstalled( bool $installed ): void {
		$this->set( array( 'installed' => (int) $installed ) );
	}

	/** What nobody can guess in the name of the folder of files, empty until the site is installed. */
	public function filesKey(): string {
		$key = $this->all()['files_key'] ?? '';
		return is_string( $key ) ? $key : '';
	}

	public function setFilesKey( string $key ): void {
		$this->set( array( 'files_key' => $key ) );
	}

	/** Whether the offer to make a support page has been answered. */
	public function isOfferAnswered(): bool {
		return 1 === $this->int( 'offer_answered' );
	}

	public function setOfferAnswered(): void {
		$this->set( array( 'offer_answered' => 1 ) );
	}

	/** Whether the demo data has been installed. */
	public function hasDemo(): bool {
		return 1 === $this->int( 'demo' );
	}

	public function setDemo(): void {
		$this->set( array( 'demo' => 1 ) );
	}

	/** Forgets cached options: another process may have written them. */
	public function refresh(): void {
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( 'notoptions', 'options' );
		wp_cache_delete( self::OPTION, 'options' );
	}

	private function int( string $key ): int {
		$value = $this->all()[ $key ] ?? 0;
		return is_numeric( $value ) ? (int) $value : 0;
	}

	/** @param array<string, int|string> $values */
	private function set( array $values ): void {
		$this->refresh();
		update_option( self::OPTION, array_merge( $this->all(), $values ), true );
	}

	/** @return array<array-key, mixed> */
	private function all(): array {
		$state = get_option( self::OPTION, array() );
		return is_array( $state ) ? $state : array();
	}
}
