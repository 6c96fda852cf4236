/**
 * Records as the API gives them.
 */
import schema from '../../includes/Schema/settings.json';
import type {
	AccessLink,
	ApiKey,
	Department,
	Event,
	Reply,
	Settings,
	Ticket,
} from '../../src/types/schema';

export const ticket = ( changes: Partial< Ticket > = {} ): Ticket => ( {
	id: 7,
	number: '7',
	subject: 'Where is my order?',
	message: '<p>It should be here.</p>',
	status: 'open',
	state: 'opened',
	priority: 'high',
	channel: 'guest',
	is_guest: true,
	version: 4,
	department_id: 2,
	department: { id: 2, slug: 'billing', name: 'Billing' },
	product_id: null,
	product: null,
	agent_id: null,
	agent: null,
	user_id: null,
	customer_id: 9,
	customer_email: 'guest@example.com',
	customer: {
		id: 9,
		email: 'guest@example.com',
		name: 'Gesa Guest',
		user_id: null,
		is_guest: true,
		company: null,
	},
	reply_count: 1,
	participant_count: 0,
	attachments: [],
	created_at: '2026-05-07T12:00:00Z',
	updated_at: '2026-05-07T13:00:00Z',
	first_response_at: null,
	resolved_at: null,
	closed_at: null,
	...changes,
} );

export const reply = ( changes: Partial< Reply > = {} ): Reply => ( {
	id: 70,
	ticket_id: 7,
	message: '<p>It is on its way.</p>',
	author_type: 'agent',
	author_role: 'agent',
	author: {
		user_id: 25,
		customer_id: null,
		name: 'Ada Agent',
		email: 'ada@example.com',
	},
	is_internal: false,
	verification: 'verified',
	channel: 'admin',
	delivery: 'sent',
	attachments: [],
	created_at: '2026-05-07T12:30:00Z',
	...changes,
} );

export const event = ( changes: Partial< Event > = {} ): Event => ( {
	id: 1,
	ticket_id: 7,
	version: 2,
	type: 'ticket_updated',
	actor: {
		kind: 'user',
		user_id: 25,
		customer_id: null,
		api_key_id: null,
		name: 'Ada Agent',
	},
	channel: 'admin',
	data: { status: [ 'open', 'pending' ] },
	created_at: '2026-05-07T12:40:00Z',
	...changes,
} );

export const accessLink = (
	changes: Partial< AccessLink > = {}
): AccessLink => ( {
	id: 3,
	ticket_id: 7,
	customer_id: 9,
	customer: { id: 9, email: 'guest@example.com', name: 'Gesa Guest' },
	url: 'https://example.com/support/?smart-support-link=secret',
	created_at: '2026-05-07T12:00:00Z',
	expires_at: '2026-06-06T12:00:00Z',
	revoked_at: null,
	last_used_at: null,
	status: 'active',
	...changes,
} );

export const apiKey = ( changes: Partial< ApiKey > = {} ): ApiKey => ( {
	id: 3,
	name: 'Warehouse',
	prefix: 'ss_live_ab12cd34',
	scopes: [ 'tickets:read' ],
	department_ids: null,
	addresses: null,
	status: 'active',
	created_by: { id: 1, name: 'Anna Admin' },
	created_at: '2026-05-07T12:00:00Z',
	expires_at: null,
	revoked_at: null,
	last_used_at: null,
	rotated_to: null,
	calls_today: 0,
	errors_today: 0,
	...changes,
} );

export const department = (
	changes: Partial< Department > = {}
): Department => ( {
	id: 1,
	slug: 'general',
	name: 'General',
	is_default: true,
	created_at: '2026-05-07T12:00:00Z',
	portal: 'none',
	reply_check: 'trust',
	from_address: '',
	reply_to: '',
	self_close_status: null,
	transitions: null,
	...changes,
} );

type Changes = { [ Group in keyof Settings ]?: Partial< Settings[ Group ] > };

/**
 * Settings as a site begins with them.
 *
 * @param changes By group.
 */
export function settings( changes: Changes = {} ): Settings {
	const groups = Object.entries( schema.item.properties ).map(
		( [ group, { properties } ] ) => [
			group,
			{
				...Object.fromEntries(
					Object.entries( properties ).map( ( [ key, value ] ) => [
						key,
						( value as { default?: unknown } ).default ?? false,
					] )
				),
				...changes[ group as keyof Settings ],
			},
		]
	);
	return Object.fromEntries( groups ) as Settings;
}
