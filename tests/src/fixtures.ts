/**
 * Records as the API gives them.
 */
import type { Reply, Ticket } from '../../src/types/schema';

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
