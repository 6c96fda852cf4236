import type { Ticket } from '../types/schema';
import { GuestBadge } from './Badge';

/**
 * Who asks: the name, or the address of those who gave none, and whether they have an account.
 *
 * @param props          Properties.
 * @param props.customer Customer of a ticket.
 */
export function CustomerName( { customer }: Pick< Ticket, 'customer' > ) {
	return (
		<span className="smart-support-customer">
			<span className="smart-support-customer__name">
				{ customer.name || customer.email }
			</span>
			{ customer.is_guest && <GuestBadge /> }
		</span>
	);
}
