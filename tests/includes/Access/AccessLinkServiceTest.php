<?php
/**
 * Access links as staff handles them.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\AccessLinkService;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;

final class AccessLinkServiceTest extends DeskTestCase {

	/** Every channel meets the rule here, whatever its route has asked; and nothing has happened. */
	public function testRefusesWhoMayNot(): void {
		$ticket   = $this->ticket();
		$customer = $this->ticketById( $ticket )->customerId;
		$link     = (int) $this->database()->value( 'SELECT id FROM {access_links}' );
		$key      = Actor::key( new ApiKey( 1, 'prefix', 'A program', Scope::cases(), null, null, null, null, null, null, null, new \DateTimeImmutable() ) );
		$holder   = Actor::link( new AccessLink( $link, $ticket, $customer, null, 0 ) );
		foreach ( array( 'forbidden' => array( $key, $holder ), 'not_found' => array( Actor::anonymous(), $this->actor( $this->user() ) ) ) as $reason => $actors ) {
			foreach ( $actors as $actor ) {
				foreach ( array( fn() => $this->service()->list( $actor, $ticket, 1, 20 ), fn() => $this->service()->regenerate( $actor, $ticket, $customer ), fn() => $this->service()->revoke( $actor, $ticket, $link ), fn() => $this->service()->ticket( $actor, $ticket ) ) as $work ) {
					self::assertSame( $reason, $this->refusal( $work ) );
				}
			}
		}
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'access_links', 'revoked_at IS NULL' ), $this->countRows( 'events' ) ) );
	}

	/** No event, no look: what cannot be recorded is not shown. */
	public function testShowsNothingThatItCannotRecord(): void {
		$ticket = $this->ticket();
		add_filter( 'query', static fn( string $query ): string => str_contains( $query, 'access_links_viewed' ) ? throw new \RuntimeException( 'No room.' ) : $query );
		$this->expectExceptionMessage( 'No room.' );
		$this->service()->list( Actor::system(), $ticket, 1, 20 );
	}

	public function testASecretIsNoWhereButInTheAnswer(): void {
		$ticket = $this->ticket();
		$shown  = $this->service()->regenerate( Actor::system(), $ticket, $this->ticketById( $ticket )->customerId );
		$this->service()->list( Actor::system(), $ticket, 1, 20 );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/D', (string) $shown->secret );
		foreach ( array( 'events', 'access_links', 'outbox' ) as $table ) {
			self::assertStringNotContainsString( (string) $shown->secret, (string) wp_json_encode( $this->wpdb()->get_results( 'SELECT * FROM ' . $this->database()->table( $table ) ) ), $table );
		}
	}

	private function service(): AccessLinkService {
		return $this->routeServices()->accessLinks();
	}
}
