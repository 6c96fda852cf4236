import { useArgs } from './router';
import { Ticket } from './screens/Ticket';
import { Tickets } from './screens/Tickets';

/** The screen that the address asks for. */
export function App() {
	const { ticket } = useArgs();
	return ticket ? (
		<Ticket key={ ticket } id={ Number( ticket ) } />
	) : (
		<Tickets />
	);
}
