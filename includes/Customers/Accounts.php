<?php
/**
 * WordPress users of customers.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Callers;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Which customer is which WordPress user (D5): one that we make, or one who has proved that the mailbox is theirs.
 * WordPress mails new ones a link to set a password, never a password.
 */
final class Accounts {

	private const MAX_LOGIN = 50;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly EventRepository $events,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * The customer with a WordPress user of the role subscriber. Where a user with that address exists the customer stays
	 * a guest: whoever has the user has not proved that the mailbox is theirs.
	 *
	 * @param string $name Becomes the display name of a new user.
	 */
	public function ensure( Customer $customer, string $name = '' ): Customer {
		if ( null !== $customer->userId || false !== get_user_by( 'email', $customer->email ) ) {
			return $customer;
		}
		$name = '' === $name ? $customer->name : $name;
		$user = wp_insert_user(
			array(
				'user_login'   => self::login( $customer->email ),
				'user_email'   => $customer->email,
				'user_pass'    => wp_generate_password( 32, true, true ),
				'display_name' => '' === $name ? (string) strstr( $customer->email, '@', true ) : $name,
				'role'         => 'subscriber',
			)
		);
		if ( is_wp_error( $user ) ) {
			throw new \RuntimeException( esc_html( 'A user could not be made: ' . $user->get_error_code() ) );
		}
		$this->customers->link( $customer->id, $user );
		$this->unit->afterCommit( static fn() => wp_new_user_notification( $user, null, 'user' ) );
		return $this->customers->find( $customer->id ) ?? $customer;
	}

	/**
	 * Links a guest with the logged-in user who has opened an access link of theirs: link and log-in are of one address,
	 * and only its mailbox got the link. Nothing happens where they are of two, or where either is taken.
	 */
	public function claim( int $customerId, \WP_User $user ): void {
		// Nobody has no address, whatever WordPress says of its type.
		$customer = $user->exists() ? $this->customers->find( $customerId ) : null;
		$email    = $user->exists() ? EmailAddress::tryParse( $user->user_email ) : null;
		if ( null === $customer || ! $customer->isGuest() || null === $email || ! hash_equals( hash( 'sha256', strtolower( $customer->email ) ), $email->hash() ) || array() !== $this->customers->idsOfUsers( array( $user->ID ) ) ) {
			return;
		}
		$this->unit->run(
			function () use ( $customerId, $user ): void {
				$this->customers->link( $customerId, $user->ID );
				$this->customers->endGuest( $customerId );
				$this->events->recordOnLinked( 'customer_registered', $customerId, Actor::user( $user, $customerId, Callers::ip() ), Channel::Portal, $this->clock->now(), array( 'user_id' => $user->ID ) );
			}
		);
	}

	/** A login that nobody has, made from the address. */
	private static function login( string $email ): string {
		$wanted = substr( sanitize_user( (string) strstr( $email, '@', true ), true ), 0, self::MAX_LOGIN );
		$wanted = '' === $wanted ? 'customer' : $wanted;
		$login  = $wanted;
		$number = 2;
		while ( false !== username_exists( $login ) ) {
			$login = "$wanted-$number";
			++$number;
		}
		return $login;
	}
}
