import { useArgs } from './router';
import { Settings } from './screens/Settings';
import { Ticket } from './screens/Ticket';
import { Tickets } from './screens/Tickets';
import { pageSlug } from './site';

/** The screen that the address asks for. */
export function App() {
	const { ticket } = useArgs();
	if ( pageSlug() === 'smart-support-settings' ) {
		return <Settings />;
	}
	return ticket ? (
		<Ticket key={ ticket } id={ Number( ticket ) } />
	) : (
		<Tickets />
	);
}
