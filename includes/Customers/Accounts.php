<?php
/**
 * WordPress users of customers.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Database\UnitOfWork;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a customer a WordPress user. WordPress mails them a link to set a password, never a password.
 */
final class Accounts {

	private const MAX_LOGIN = 50;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly UnitOfWork $unit,
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
