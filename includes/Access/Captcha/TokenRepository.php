<?php
/**
 * Tokens that were used.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the captcha_tokens table. A token is known by its SHA-256 and belongs to the ticket that came with it first,
 * known by a hash too: the same ticket once more may show it again, another may not.
 */
final class TokenRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Claims a token, atomically, outside of a unit of work: others must see it at once.
	 *
	 * @param int $seconds In which a claim must be settled; later the token is free again.
	 */
	public function claim( string $tokenHash, string $ticketHash, int $seconds ): TokenState {
		if ( $this->insert( $tokenHash, $ticketHash, $seconds ) || $this->takeOver( $tokenHash, $ticketHash, $seconds ) ) {
			return TokenState::Claimed;
		}
		$row = $this->database->row( 'SELECT ticket_hash, state FROM {captcha_tokens} WHERE token_hash = %s', array( $tokenHash ) );
		// Given back in this moment: whoever asks again gets it.
		$state = null === $row ? TokenState::Asked : TokenState::from( $row->text( 'state' ) );
		return null === $row || $ticketHash === $row->text( 'ticket_hash' ) ? $state : TokenState::Failed;
	}

	/** @param int $seconds For which it is kept. */
	public function settle( string $tokenHash, TokenState $state, int $seconds ): void {
		$this->database->execute(
			'UPDATE {captcha_tokens} SET state = %s, expires_at = UNIX_TIMESTAMP() + %d WHERE token_hash = %s',
			array( $state->value, $seconds, $tokenHash )
		);
	}

	/** Gives a token back that nobody could judge. */
	public function release( string $tokenHash ): void {
		$this->database->execute( 'DELETE FROM {captcha_tokens} WHERE token_hash = %s', array( $tokenHash ) );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {captcha_tokens} WHERE expires_at <= UNIX_TIMESTAMP()' );
	}

	private function insert( string $tokenHash, string $ticketHash, int $seconds ): bool {
		try {
			$this->database->execute(
				'INSERT INTO {captcha_tokens} (token_hash, ticket_hash, state, expires_at) VALUES (%s, %s, %s, UNIX_TIMESTAMP() + %d)',
				array( $tokenHash, $ticketHash, TokenState::Asked->value, $seconds )
			);
			return true;
		} catch ( DatabaseError $error ) {
			return $error->isDuplicate() ? false : throw $error;
		}
	}

	/** From a process that died, or after the token's life. */
	private function takeOver( string $tokenHash, string $ticketHash, int $seconds ): bool {
		return 0 < $this->database->execute(
			'UPDATE {captcha_tokens} SET ticket_hash = %s, state = %s, expires_at = UNIX_TIMESTAMP() + %d WHERE token_hash = %s AND expires_at <= UNIX_TIMESTAMP()',
			array( $ticketHash, TokenState::Asked->value, $seconds, $tokenHash )
		);
	}
}
