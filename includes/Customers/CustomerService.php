<?php
/**
 * Rules about customers.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

defined( 'ABSPATH' ) || exit;

/**
 * Everybody who writes is a customer; an address is one customer for ever.
 */
final class CustomerService {

	public function __construct( private readonly CustomerRepository $customers ) {}

	/**
	 * The customer with this address, made if it is new. A name never overwrites one that is there:
	 * whoever types an address has not proved it is theirs.
	 */
	public function ensure( EmailAddress $email, string $name = '' ): Customer {
		$known = $this->customers->findByEmail( $email );
		if ( null !== $known ) {
			return $known;
		}
		$this->customers->insert( $email, mb_substr( sanitize_text_field( $name ), 0, 190 ), determine_locale() );
		return $this->customers->findByEmail( $email ) ?? throw new \LogicException( 'The customer could not be stored.' );
	}
}
