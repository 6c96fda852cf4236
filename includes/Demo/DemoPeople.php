<?php
/**
 * People of the demo data.
 */

declare(strict_types=1);

namespace SmartSupport\Demo;

use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Agents and registered customers are WordPress users, the others only an address.
 */
final class DemoPeople {

	/** @var array<string, \WP_User> By log-in of agents, by address of customers. */
	private array $users = array();

	/** @var array<string, Customer|null> By address. */
	private array $known = array();

	public function __construct( private readonly CustomerRepository $customers ) {}

	/** Makes the users who are not there yet. */
	public function createUsers(): void {
		foreach ( DemoFile::people( 'agents' ) as $agent ) {
			$this->users[ $agent->text( 'login' ) ] = $this->user( $agent, $agent->text( 'role' ) );
		}
		foreach ( DemoFile::people( 'customers' ) as $customer ) {
			if ( $customer->has( 'login' ) ) {
				$this->users[ $customer->text( 'email' ) ] = $this->user( $customer, 'subscriber' );
			}
		}
	}

	public function agent( string $login ): \WP_User {
		return $this->users[ $login ] ?? throw new \LogicException( esc_html( "Nobody has the log-in $login." ) );
	}

	/** The WordPress user with this customer's address, null for a guest. */
	public function registered( string $address ): ?\WP_User {
		return $this->users[ $address ] ?? null;
	}

	/** Makes the customers who are not there yet. */
	public function createCustomers(): void {
		foreach ( DemoFile::people( 'customers' ) as $person ) {
			$email = EmailAddress::parse( $person->text( 'email' ) );
			$this->customers->insert( $email, $person->text( 'name' ), $person->text( 'locale' ) );
			$customer = $this->customers->findByEmail( $email );
			$user     = $this->registered( $email->address );
			if ( null !== $customer && null !== $user && $customer->isGuest() ) {
				$this->customers->link( $customer->id, $user->ID );
				$customer = $this->customers->find( $customer->id );
			}
			$this->known[ $email->address ] = $customer;
		}
	}

	public function customer( string $address ): Customer {
		return $this->known[ $address ] ?? throw new \LogicException( esc_html( "Nobody has the address $address." ) );
	}

	private function user( Row $person, string $role ): \WP_User {
		$known = get_user_by( 'email', $person->text( 'email' ) );
		if ( false !== $known ) {
			return $known;
		}
		$id = wp_insert_user(
			array(
				'user_login'      => $person->text( 'login' ),
				'user_email'      => $person->text( 'email' ),
				'user_pass'       => self::password(),
				'display_name'    => $person->text( 'name' ),
				'role'            => $role,
				'user_registered' => gmdate( 'Y-m-d H:i:s', time() - YEAR_IN_SECONDS ),
			)
		);
		if ( is_wp_error( $id ) ) {
			throw new \RuntimeException( esc_html( $id->get_error_message() ) );
		}
		return new \WP_User( $id );
	}

	/** One that everybody knows only where nobody else comes. */
	private static function password(): string {
		return in_array( wp_get_environment_type(), array( 'local', 'development' ), true ) ? 'password' : wp_generate_password( 24 );
	}
}
