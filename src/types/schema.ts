/**
 * Types of the REST API, made from includes/Schema by `npm run schema`. Change the schema, not this file.
 */

/**
 * A personal link: one ticket x one customer.
 */
export interface AccessLink {
	/**
	 * Access link id.
	 */
	id: number;
	/**
	 * Ticket id.
	 */
	ticket_id: number;
	/**
	 * Customer id.
	 */
	customer_id: number;
	/**
	 * Whose link it is.
	 */
	customer: {
		/**
		 * Customer id.
		 */
		id: number;
		/**
		 * E-mail address.
		 */
		email: string;
		/**
		 * Name, may be empty.
		 */
		name: string;
	};
	/**
	 * The link itself. Whoever has it acts as this customer. Null where it cannot be shown: it was revoked, or the site's salts have changed or are missing.
	 */
	url: string | null;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
	/**
	 * When it ends; each mail to the customer renews it (UTC).
	 */
	expires_at: string;
	/**
	 * When it was revoked (UTC).
	 */
	revoked_at: string | null;
	/**
	 * When it was used last, to the minute (UTC).
	 */
	last_used_at: string | null;
	/**
	 * Whether it opens the ticket.
	 */
	status: 'active' | 'expired' | 'revoked';
}

export interface AccessLinkListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Access links a page.
	 */
	per_page?: number;
}

export interface AccessLinkCreateInput {
	/**
	 * Customer on the ticket who gets a new link; the old one ends at once.
	 */
	customer_id: number;
}

/**
 * A member of the staff, whom tickets can be assigned to.
 */
export interface Agent {
	/**
	 * WordPress user id.
	 */
	id: number;
	/**
	 * Display name.
	 */
	name: string;
	/**
	 * E-mail address.
	 */
	email: string;
	/**
	 * What they may do, by the highest of their capabilities.
	 */
	role: 'agent' | 'supervisor' | 'administrator';
}

export interface AgentListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Agents a page.
	 */
	per_page?: number;
}

/**
 * How an API key is used.
 */
export interface ApiKeyUsage {
	/**
	 * The last 30 days (UTC), today last.
	 */
	days: {
		/**
		 * Day, e.g. 2026-05-07.
		 */
		date: string;
		/**
		 * Calls.
		 */
		calls: number;
		/**
		 * Calls that were answered with an error.
		 */
		errors: number;
	}[];
	/**
	 * The last 100 calls, newest first.
	 */
	calls: {
		/**
		 * When (UTC).
		 */
		called_at: string;
		/**
		 * HTTP method.
		 */
		method: string;
		/**
		 * Route, with names in the place of values.
		 */
		route: string;
		/**
		 * HTTP status of the answer.
		 */
		status: number;
		/**
		 * Address of the caller, empty when unknown.
		 */
		ip: string;
	}[];
}

/**
 * A key by which a program uses the REST API.
 */
export interface ApiKey {
	/**
	 * API key id.
	 */
	id: number;
	/**
	 * What people call it.
	 */
	name: string;
	/**
	 * How the key begins; the rest is shown once.
	 */
	prefix: string;
	/**
	 * The key itself: in the answer to its creation or rotation alone.
	 */
	key?: string;
	/**
	 * What it may do.
	 */
	scopes: (
		| 'tickets:read'
		| 'tickets:write'
		| 'replies:read'
		| 'replies:write'
		| 'notes:read'
		| 'notes:write'
		| 'customers:read'
		| 'customers:write'
		| 'participants:write'
		| 'attachments:read'
		| 'attachments:write'
		| 'settings:read'
		| 'settings:write'
		| 'keys:manage'
		| 'import'
		| 'export'
		| 'inbound'
	)[];
	/**
	 * Departments it is limited to, null for all.
	 */
	department_ids: number[] | null;
	/**
	 * IP addresses and networks it may be used from, null for all.
	 */
	addresses: string[] | null;
	/**
	 * Rotated: another key takes its place, and it lives on until it expires.
	 */
	status: 'active' | 'rotated' | 'expired' | 'revoked';
	/**
	 * WordPress user who made it, null for a key made by a key or by somebody who is gone.
	 */
	created_by: {
		/**
		 * WordPress user id.
		 */
		id: number;
		/**
		 * Display name.
		 */
		name: string;
	} | null;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
	/**
	 * End of its life (UTC), null for none.
	 */
	expires_at: string | null;
	/**
	 * When it was revoked (UTC).
	 */
	revoked_at: string | null;
	/**
	 * Last use (UTC).
	 */
	last_used_at: string | null;
	/**
	 * Id of the key that takes its place.
	 */
	rotated_to: number | null;
	/**
	 * Calls today (UTC).
	 */
	calls_today: number;
	/**
	 * Calls today that were answered with an error.
	 */
	errors_today: number;
}

export interface ApiKeyListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Keys a page.
	 */
	per_page?: number;
}

export interface ApiKeyCreateInput {
	/**
	 * What people call it.
	 */
	name: string;
	/**
	 * What it may do.
	 *
	 * @minItems 1
	 */
	scopes: [
		(
			| 'tickets:read'
			| 'tickets:write'
			| 'replies:read'
			| 'replies:write'
			| 'notes:read'
			| 'notes:write'
			| 'customers:read'
			| 'customers:write'
			| 'participants:write'
			| 'attachments:read'
			| 'attachments:write'
			| 'settings:read'
			| 'settings:write'
			| 'keys:manage'
			| 'import'
			| 'export'
			| 'inbound'
		),
		...(
			| 'tickets:read'
			| 'tickets:write'
			| 'replies:read'
			| 'replies:write'
			| 'notes:read'
			| 'notes:write'
			| 'customers:read'
			| 'customers:write'
			| 'participants:write'
			| 'attachments:read'
			| 'attachments:write'
			| 'settings:read'
			| 'settings:write'
			| 'keys:manage'
			| 'import'
			| 'export'
			| 'inbound'
		)[]
	];
	/**
	 * End of its life, in the future; null for none.
	 */
	expires_at?: string | null;
	/**
	 * Departments it is limited to, null for all.
	 *
	 * @minItems 1
	 * @maxItems 100
	 */
	department_ids?: [number, ...number[]] | null;
	/**
	 * IP addresses and networks it may be used from, null for all.
	 *
	 * @minItems 1
	 * @maxItems 100
	 */
	addresses?: [string, ...string[]] | null;
}

export interface ApiKeyUpdateInput {
	/**
	 * What people call it.
	 */
	name?: string;
	/**
	 * What it may do.
	 *
	 * @minItems 1
	 */
	scopes?: [
		(
			| 'tickets:read'
			| 'tickets:write'
			| 'replies:read'
			| 'replies:write'
			| 'notes:read'
			| 'notes:write'
			| 'customers:read'
			| 'customers:write'
			| 'participants:write'
			| 'attachments:read'
			| 'attachments:write'
			| 'settings:read'
			| 'settings:write'
			| 'keys:manage'
			| 'import'
			| 'export'
			| 'inbound'
		),
		...(
			| 'tickets:read'
			| 'tickets:write'
			| 'replies:read'
			| 'replies:write'
			| 'notes:read'
			| 'notes:write'
			| 'customers:read'
			| 'customers:write'
			| 'participants:write'
			| 'attachments:read'
			| 'attachments:write'
			| 'settings:read'
			| 'settings:write'
			| 'keys:manage'
			| 'import'
			| 'export'
			| 'inbound'
		)[]
	];
	/**
	 * End of its life, in the future; null for none.
	 */
	expires_at?: string | null;
	/**
	 * Departments it is limited to, null for all.
	 *
	 * @minItems 1
	 * @maxItems 100
	 */
	department_ids?: [number, ...number[]] | null;
	/**
	 * IP addresses and networks it may be used from, null for all.
	 *
	 * @minItems 1
	 * @maxItems 100
	 */
	addresses?: [string, ...string[]] | null;
}

export interface ApiKeyRotateInput {
	/**
	 * Hours that the old key lives on.
	 */
	overlap_hours?: number;
}

/**
 * A file that came with a message, or waits for its message.
 */
export interface Attachment {
	/**
	 * Attachment id.
	 */
	id: number;
	/**
	 * Name to show.
	 */
	filename: string;
	/**
	 * Media type found in the content.
	 */
	mime: string;
	/**
	 * Size in bytes.
	 */
	size: number;
	/**
	 * When it was stored (UTC).
	 */
	created_at: string;
	/**
	 * Where the viewer may download it, null where they may not.
	 */
	url: string | null;
}

export interface AttachmentCreateInput {
	/**
	 * The file, as a part of a form (multipart/form-data).
	 */
	file: string;
}

/**
 * A person who asks for help, unique by e-mail address.
 */
export interface Customer {
	/**
	 * Customer id.
	 */
	id: number;
	/**
	 * E-mail address.
	 */
	email: string;
	/**
	 * Name, may be empty.
	 */
	name: string;
	/**
	 * WordPress user id of a registered customer.
	 */
	user_id: number | null;
	/**
	 * Whether the customer has no WordPress user.
	 */
	is_guest: boolean;
	/**
	 * Company's name.
	 */
	company: string | null;
	/**
	 * Language of mails to them, e.g. de_DE; empty for the site's.
	 */
	locale: string;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
}

export interface CustomerListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Customers a page.
	 */
	per_page?: number;
	/**
	 * How the name or the e-mail address begins, or the whole address.
	 */
	search?: string;
	/**
	 * Only guests (true) or only registered customers (false).
	 */
	guest?: boolean;
	/**
	 * Sort by.
	 */
	orderby?: 'id' | 'created_at' | 'email';
	/**
	 * Direction, ASC or DESC, in upper or lower case.
	 */
	order?: string;
}

export interface CustomerUpdateInput {
	/**
	 * Name, plain text; may be empty.
	 */
	name?: string;
	/**
	 * E-mail address. Another one ends their access links.
	 */
	email?: string;
	/**
	 * Language of mails to them, e.g. de_DE; empty for the site's.
	 */
	locale?: string;
}

/**
 * Owns tickets; one is the default for tickets that name none.
 */
export interface Department {
	/**
	 * Department id.
	 */
	id: number;
	/**
	 * Slug, for programs. Unique without case.
	 */
	slug: string;
	/**
	 * Name, for people. Unique without case.
	 */
	name: string;
	/**
	 * Whether tickets that name no department belong to it.
	 */
	is_default: boolean;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
	/**
	 * Whether tickets have a public page that whoever has its link sees.
	 */
	portal: 'none' | 'public';
	/**
	 * What becomes of a reply there from an address that is on the ticket: accepted at once and marked until the address proves itself, or held until it is confirmed by mail.
	 */
	reply_check: 'trust' | 'confirm';
	/**
	 * Sender of its mails; empty for the site's.
	 */
	from_address: string;
	/**
	 * Where answers to its mails go; empty for the sender.
	 */
	reply_to: string;
	/**
	 * Status that a customer's Close leads to; null where customers close nothing.
	 */
	self_close_status: 'resolved' | 'closed' | null;
	/**
	 * Which statuses may follow which. Null: every status may follow every other, but none leads back to new. In a graph a status that is left out leads nowhere, and a way must lead from every status to resolved or closed.
	 */
	transitions: {
		/**
		 * What may follow new.
		 */
		new?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow open.
		 */
		open?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow pending.
		 */
		pending?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow delayed.
		 */
		delayed?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow resolved.
		 */
		resolved?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow closed.
		 */
		closed?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
	} | null;
}

export interface DepartmentListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Departments a page.
	 */
	per_page?: number;
}

export interface DepartmentCreateInput {
	/**
	 * Name, plain text.
	 */
	name: string;
	/**
	 * Slug, one word of letters, digits and hyphens. Made of the name where it is left out.
	 */
	slug?: string;
}

export interface DepartmentUpdateInput {
	/**
	 * Name, plain text.
	 */
	name?: string;
	/**
	 * Slug, one word of letters, digits and hyphens.
	 */
	slug?: string;
	/**
	 * True makes it the default department in place of the one that is.
	 */
	is_default?: boolean;
	/**
	 * Whether tickets have a public page that whoever has its link sees.
	 */
	portal?: 'none' | 'public';
	/**
	 * What becomes of a reply there from an address that is on the ticket: accepted at once and marked until the address proves itself, or held until it is confirmed by mail.
	 */
	reply_check?: 'trust' | 'confirm';
	/**
	 * Sender of its mails; empty for the site's.
	 */
	from_address?: string;
	/**
	 * Where answers to its mails go; empty for the sender.
	 */
	reply_to?: string;
	/**
	 * Status that a customer's Close leads to; null where customers close nothing.
	 */
	self_close_status?: 'resolved' | 'closed' | null;
	/**
	 * Which statuses may follow which. Null: every status may follow every other, but none leads back to new. In a graph a status that is left out leads nowhere, and a way must lead from every status to resolved or closed.
	 */
	transitions?: {
		/**
		 * What may follow new.
		 */
		new?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow open.
		 */
		open?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow pending.
		 */
		pending?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow delayed.
		 */
		delayed?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow resolved.
		 */
		resolved?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
		/**
		 * What may follow closed.
		 */
		closed?: ('open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
	} | null;
}

export interface DepartmentDeleteInput {
	/**
	 * Another department, which takes its tickets. In the query or in the body.
	 */
	reassign_to?: number;
}

/**
 * One entry of a ticket's history.
 */
export interface Event {
	/**
	 * Event id.
	 */
	id: number;
	/**
	 * Ticket id.
	 */
	ticket_id: number;
	/**
	 * Version the ticket got by it; null for what left the ticket as it was, such as a look at its access links.
	 */
	version: number | null;
	/**
	 * What happened, e.g. ticket_created, reply_added.
	 */
	type: string;
	/**
	 * Who did it.
	 */
	actor: {
		/**
		 * How they proved who they are.
		 */
		kind: 'anonymous' | 'user' | 'key' | 'link' | 'guest' | 'portal' | 'system';
		/**
		 * WordPress user id.
		 */
		user_id: number | null;
		/**
		 * Customer id.
		 */
		customer_id: number | null;
		/**
		 * API key id.
		 */
		api_key_id: number | null;
		/**
		 * Name of the user, the key or the customer; may be empty.
		 */
		name: string;
	};
	/**
	 * How it came in.
	 */
	channel: 'guest' | 'portal' | 'email' | 'api' | 'admin';
	/**
	 * Details: a field's value before and after, ids. No text of messages.
	 */
	data: {
		[k: string]: unknown;
	};
	/**
	 * When it happened (UTC).
	 */
	created_at: string;
}

export interface EventListInput {
	/**
	 * ASC: oldest first, DESC: youngest first; in upper or lower case.
	 */
	order?: string;
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Events a page.
	 */
	per_page?: number;
}

/**
 * Proof that a page with the form was open.
 */
export interface FormToken {
	/**
	 * Token to send with the form.
	 */
	form_token: string;
	/**
	 * When it stops working (UTC).
	 */
	expires_at: string;
}

export interface GuestCodeCreateInput {
	/**
	 * Address whose tickets are to be shown.
	 */
	email: string;
}

export interface GuestLinkCreateInput {
	/**
	 * Address the links belong to.
	 */
	email: string;
}

/**
 * A browser whose owner has proved a mailbox.
 */
export interface GuestSession {
	/**
	 * Address whose tickets it shows.
	 */
	email: string;
	/**
	 * When it ends (UTC).
	 */
	expires_at: string;
}

export interface GuestSessionCreateInput {
	/**
	 * Address that the code was mailed to.
	 */
	email: string;
	/**
	 * The six digits.
	 */
	code: string;
}

export interface GuestSessionDeleteInput {
	/**
	 * Whether every session of the same customer ends.
	 */
	all?: boolean;
}

export interface GuestSessionTicketsInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Tickets a page.
	 */
	per_page?: number;
	/**
	 * Only these statuses, in customers' words, separated by commas.
	 */
	status?: ('new' | 'in_progress' | 'resolved')[];
	/**
	 * Words or a ticket number to look for.
	 */
	search?: string;
}

/**
 * A ticket written on the support page by a visitor without an account.
 */
export interface GuestTicket {
	/**
	 * Ticket number shown to people.
	 */
	number: string;
}

export interface GuestTicketCreateInput {
	/**
	 * Visitor's e-mail address, at most 254 characters. Required, but of a user who is logged in: their own counts.
	 */
	email?: string;
	/**
	 * Subject, plain text, 1 to 255 characters.
	 */
	subject: string;
	/**
	 * Message, plain text, at most 1 MiB. Required unless a file comes.
	 */
	message?: string;
	/**
	 * low, medium, high or urgent; only where the form asks for it.
	 */
	priority?: string;
	/**
	 * Department, only where the form asks for it.
	 */
	department_id?: number | null;
	/**
	 * Department that the page's block names, as the form holds it; it goes before department_id.
	 */
	preset?: string;
	/**
	 * Files, as parts attachments[] of a form (multipart/form-data); only where the form takes them.
	 *
	 * @maxItems 100
	 */
	attachments?: string[];
	/**
	 * Token issued with the form.
	 */
	form_token: string;
	/**
	 * What the CAPTCHA's provider gave the browser; needed while a CAPTCHA is on.
	 */
	captcha_token?: string;
	/**
	 * Left empty by people; only robots fill it in.
	 */
	website?: string;
}

/**
 * A mail with example data, as customers would get it.
 */
export interface MailPreview {
	/**
	 * Which mail.
	 */
	kind: 'ticket_confirmation' | 'reply_to_customer' | 'new_link' | 'guest_code' | 'reply_confirmation';
	/**
	 * Sender's name.
	 */
	from_name: string;
	/**
	 * Subject.
	 */
	subject: string;
	/**
	 * HTML part: a whole document.
	 */
	html: string;
	/**
	 * Text part.
	 */
	text: string;
}

export interface MailPreviewCreateInput {
	/**
	 * Which mail.
	 */
	kind: 'ticket_confirmation' | 'reply_to_customer' | 'new_link' | 'guest_code' | 'reply_confirmation';
	/**
	 * Branding as it would be; what is left out is as it is saved.
	 */
	branding?: {
		/**
		 * Image of the media library at the top of every mail; 0 for none.
		 */
		logo_id?: number;
		/**
		 * Colour of buttons and links, as #rrggbb.
		 */
		accent_color?: string;
		/**
		 * Colour around the mail, as #rrggbb.
		 */
		background_color?: string;
		/**
		 * Colour of the text, as #rrggbb.
		 */
		text_color?: string;
		/**
		 * Text at the end of every mail.
		 */
		footer?: string;
		/**
		 * Sender's name in every mail; empty for the name of the site.
		 */
		from_name?: string;
	};
}

/**
 * A test mail that was sent.
 */
export interface MailTest {
	/**
	 * Address of the user who asked.
	 */
	to: string;
}

export interface MailTestCreateInput {
	/**
	 * Which mail.
	 */
	kind: 'ticket_confirmation' | 'reply_to_customer' | 'new_link' | 'guest_code' | 'reply_confirmation';
	/**
	 * Branding as it would be; what is left out is as it is saved.
	 */
	branding?: {
		/**
		 * Image of the media library at the top of every mail; 0 for none.
		 */
		logo_id?: number;
		/**
		 * Colour of buttons and links, as #rrggbb.
		 */
		accent_color?: string;
		/**
		 * Colour around the mail, as #rrggbb.
		 */
		background_color?: string;
		/**
		 * Colour of the text, as #rrggbb.
		 */
		text_color?: string;
		/**
		 * Text at the end of every mail.
		 */
		footer?: string;
		/**
		 * Sender's name in every mail; empty for the name of the site.
		 */
		from_name?: string;
	};
}

/**
 * A sign of life.
 */
export interface Ping {
	/**
	 * Version of the plugin.
	 */
	plugin_version: string;
	/**
	 * Time by the clock that the help desk's times are told by (UTC).
	 */
	server_time: string;
}

export interface PortalConfirmCreateInput {
	/**
	 * Secret of the link in the mail that asks for it.
	 */
	token: string;
}

export interface PortalReplyCreateInput {
	/**
	 * Message, plain text, at most 1 MiB. Required unless a file comes.
	 */
	message?: string;
	/**
	 * Address of the author, which must be on the ticket. Required with a portal link, else not looked at.
	 */
	email?: string;
	/**
	 * Files, as parts attachments[] of a form (multipart/form-data); only where the form takes them.
	 *
	 * @maxItems 100
	 */
	attachments?: string[];
}

/**
 * A label beside the department.
 */
export interface Product {
	/**
	 * Product id.
	 */
	id: number;
	/**
	 * Slug, for programs. Unique without case.
	 */
	slug: string;
	/**
	 * Name, for people. Unique without case.
	 */
	name: string;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
}

export interface ProductListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Products a page.
	 */
	per_page?: number;
}

export interface ProductCreateInput {
	/**
	 * Name, plain text.
	 */
	name: string;
	/**
	 * Slug, one word of letters, digits and hyphens. Made of the name where it is left out.
	 */
	slug?: string;
}

export interface ProductUpdateInput {
	/**
	 * Name, plain text.
	 */
	name?: string;
	/**
	 * Slug, one word of letters, digits and hyphens.
	 */
	slug?: string;
}

export interface ProductDeleteInput {
	/**
	 * Another product, which its tickets get; null for none. In the query or in the body.
	 */
	reassign_to?: number | null;
}

/**
 * How often the guards in front of the form refused, or held something, for one cause on one day.
 */
export interface Refusal {
	/**
	 * Day of UTC.
	 */
	day: string;
	/**
	 * Which guard it was.
	 */
	cause:
		| 'honeypot'
		| 'form_token'
		| 'time_trap'
		| 'blocklist'
		| 'captcha_failed'
		| 'captcha_unavailable'
		| 'duplicate'
		| 'rate_address'
		| 'rate_ip'
		| 'rate_site'
		| 'confirmation';
	/**
	 * How often.
	 */
	count: number;
}

export interface RefusalListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Counts a page.
	 */
	per_page?: number;
}

/**
 * A public reply or an internal note on a ticket.
 */
export interface Reply {
	/**
	 * Reply id.
	 */
	id: number;
	/**
	 * Ticket id.
	 */
	ticket_id: number;
	/**
	 * Message as safe HTML.
	 */
	message: string;
	/**
	 * Which side wrote it.
	 */
	author_type: 'agent' | 'customer';
	/**
	 * The author's part in this ticket.
	 */
	author_role: 'agent' | 'customer' | 'participant';
	/**
	 * Who wrote it.
	 */
	author: {
		/**
		 * WordPress user id.
		 */
		user_id: number | null;
		/**
		 * Customer id.
		 */
		customer_id: number | null;
		/**
		 * Name, may be empty.
		 */
		name: string;
		/**
		 * E-mail address; left out for customers reading an agent's reply.
		 */
		email?: string;
	};
	/**
	 * True for an internal note.
	 */
	is_internal: boolean;
	/**
	 * Whether the author's address proved itself.
	 */
	verification: 'verified' | 'claimed' | 'held';
	/**
	 * How the reply came in.
	 */
	channel: 'guest' | 'portal' | 'email' | 'api' | 'admin';
	/**
	 * State of the mails it caused. Staff and keys only.
	 */
	delivery?: 'queued' | 'sent' | 'failed' | 'none';
	/**
	 * Files that came with it.
	 *
	 * Items: A file that came with a message.
	 */
	attachments: {
		/**
		 * Attachment id, null where the viewer may not open it.
		 */
		id: number | null;
		/**
		 * Name to show.
		 */
		filename: string;
		/**
		 * Media type found in the content.
		 */
		mime: string;
		/**
		 * Size in bytes.
		 */
		size: number;
		/**
		 * When it was stored (UTC).
		 */
		created_at: string;
		/**
		 * Where the viewer may download it, null where they may not.
		 */
		url: string | null;
	}[];
	/**
	 * Creation (UTC).
	 */
	created_at: string;
}

export interface ReplyListInput {
	/**
	 * Also internal notes, for those who may read them.
	 */
	include_internal?: boolean;
	/**
	 * ASC: oldest first, DESC: youngest first; in upper or lower case.
	 */
	order?: string;
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Replies a page.
	 */
	per_page?: number;
}

export interface ReplyCreateInput {
	/**
	 * Message, at most 1 MiB.
	 */
	message: string;
	/**
	 * WordPress user who wrote it. A user's own request may leave it out.
	 */
	user_id?: number;
	/**
	 * Address of the person who wrote it.
	 */
	author_email?: string;
	/**
	 * Which side wrote it; agent when the author is staff.
	 */
	author_type?: 'agent' | 'customer';
	/**
	 * True for an internal note; always false for customers.
	 */
	is_internal?: boolean;
	/**
	 * Uploads of the caller that go with it.
	 *
	 * @maxItems 50
	 */
	attachment_ids?: number[];
	/**
	 * How the message is written.
	 */
	format?: 'html' | 'text';
	/**
	 * Status to set with the reply.
	 */
	status?: 'new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed';
	/**
	 * Whether mails go out; false needs the scope import.
	 */
	notify?: boolean;
	/**
	 * Version of the ticket the reply is based on; a stale one is refused with 409.
	 */
	version?: number;
}

/**
 * Settings, grouped as the screens are.
 */
export interface Settings {
	/**
	 * General
	 */
	general: {
		/**
		 * Remove all tickets and settings when the plugin is deleted.
		 */
		delete_data_on_uninstall: boolean;
		/**
		 * Addresses or networks of proxies in front of this site whose headers name the visitor's address.
		 *
		 * @maxItems 100
		 */
		trusted_proxies: string[];
	};
	/**
	 * Tickets
	 */
	tickets: {
		/**
		 * Days in which a customer's reply reopens a closed ticket; later it opens a follow-up ticket.
		 */
		reopen_days: number;
		/**
		 * Days after which a resolved ticket becomes closed by itself; 0 for never.
		 */
		auto_close_days: number;
	};
	/**
	 * Guests
	 */
	guests: {
		/**
		 * Visitors write tickets without an account.
		 */
		enabled: boolean;
		/**
		 * Days an access link lives; each mail renews it.
		 */
		link_days: number;
		/**
		 * Tickets one address may write an hour.
		 */
		address_limit: number;
		/**
		 * Tickets one IP address may write an hour.
		 */
		ip_limit: number;
		/**
		 * Guest tickets an hour on the whole site.
		 */
		site_limit: number;
		/**
		 * New links, and codes, one address may ask for an hour.
		 */
		new_link_limit: number;
		/**
		 * The form asks for a priority.
		 */
		field_priority: boolean;
		/**
		 * The form asks for a department.
		 */
		field_department: boolean;
		/**
		 * The form and the ticket's page take files.
		 */
		field_attachments: boolean;
		/**
		 * Agents may show, copy, regenerate and revoke access links, as supervisors and administrators may.
		 */
		agents_see_links: boolean;
		/**
		 * Who tells people from robots on the form.
		 */
		captcha: 'none' | 'recaptcha_v2' | 'recaptcha_v3' | 'turnstile' | 'hcaptcha';
		/**
		 * The provider's public key of this site.
		 */
		captcha_site_key: string;
		/**
		 * Whether the provider's secret of this site is there. It is never shown.
		 */
		has_captcha_secret: boolean;
		/**
		 * reCAPTCHA v3: the lowest score that passes; 0 is a robot, 1 a person.
		 */
		captcha_score: number;
		/**
		 * Addresses and domains that may not write.
		 *
		 * @maxItems 1000
		 */
		blocklist: string[];
	};
	/**
	 * Attachments
	 */
	attachments: {
		/**
		 * Size in MiB that one file may have.
		 */
		max_size_mb: number;
		/**
		 * Files that one message may have.
		 */
		max_count: number;
		/**
		 * Kinds of files that are taken, by the end of their names.
		 *
		 * @minItems 1
		 */
		types: [
			(
				| 'jpg'
				| 'jpeg'
				| 'png'
				| 'gif'
				| 'webp'
				| 'heic'
				| 'heif'
				| 'avif'
				| 'bmp'
				| 'tif'
				| 'tiff'
				| 'pdf'
				| 'txt'
				| 'log'
				| 'md'
				| 'csv'
				| 'json'
				| 'eml'
				| 'ics'
				| 'vcf'
				| 'rtf'
				| 'zip'
				| 'doc'
				| 'docx'
				| 'xls'
				| 'xlsx'
				| 'ppt'
				| 'pptx'
				| 'odt'
				| 'ods'
				| 'odp'
				| 'msg'
				| 'mp3'
				| 'm4a'
				| 'wav'
				| 'ogg'
				| 'mp4'
				| 'm4v'
				| 'mov'
				| 'webm'
				| '7z'
				| 'gz'
				| 'rar'
				| 'svg'
				| 'html'
				| 'htm'
				| 'xml'
			),
			...(
				| 'jpg'
				| 'jpeg'
				| 'png'
				| 'gif'
				| 'webp'
				| 'heic'
				| 'heif'
				| 'avif'
				| 'bmp'
				| 'tif'
				| 'tiff'
				| 'pdf'
				| 'txt'
				| 'log'
				| 'md'
				| 'csv'
				| 'json'
				| 'eml'
				| 'ics'
				| 'vcf'
				| 'rtf'
				| 'zip'
				| 'doc'
				| 'docx'
				| 'xls'
				| 'xlsx'
				| 'ppt'
				| 'pptx'
				| 'odt'
				| 'ods'
				| 'odp'
				| 'msg'
				| 'mp3'
				| 'm4a'
				| 'wav'
				| 'ogg'
				| 'mp4'
				| 'm4v'
				| 'mov'
				| 'webm'
				| '7z'
				| 'gz'
				| 'rar'
				| 'svg'
				| 'html'
				| 'htm'
				| 'xml'
			)[]
		];
	};
	/**
	 * API
	 */
	api: {
		/**
		 * Programs use the REST API with keys.
		 */
		enabled: boolean;
		/**
		 * Calls a minute that each key may make.
		 */
		rate_limit: number;
		/**
		 * Customers whom the API names get a WordPress user.
		 */
		create_users: boolean;
		/**
		 * Programs without a key write tickets under the form's guards; needs a CAPTCHA.
		 */
		public_creation: boolean;
	};
	/**
	 * Branding
	 */
	branding: {
		/**
		 * Image of the media library at the top of every mail; 0 for none.
		 */
		logo_id: number;
		/**
		 * Colour of buttons and links, as #rrggbb.
		 */
		accent_color: string;
		/**
		 * Colour around the mail, as #rrggbb.
		 */
		background_color: string;
		/**
		 * Colour of the text, as #rrggbb.
		 */
		text_color: string;
		/**
		 * Text at the end of every mail.
		 */
		footer: string;
		/**
		 * Sender's name in every mail; empty for the name of the site.
		 */
		from_name: string;
	};
}

export interface SettingsUpdateInput {
	/**
	 * General
	 */
	general?: {
		/**
		 * Remove all tickets and settings when the plugin is deleted.
		 */
		delete_data_on_uninstall?: boolean;
		/**
		 * Addresses or networks of proxies in front of this site whose headers name the visitor's address.
		 *
		 * @maxItems 100
		 */
		trusted_proxies?: string[];
	};
	/**
	 * Tickets
	 */
	tickets?: {
		/**
		 * Days in which a customer's reply reopens a closed ticket; later it opens a follow-up ticket.
		 */
		reopen_days?: number;
		/**
		 * Days after which a resolved ticket becomes closed by itself; 0 for never.
		 */
		auto_close_days?: number;
	};
	/**
	 * Guests
	 */
	guests?: {
		/**
		 * Visitors write tickets without an account.
		 */
		enabled?: boolean;
		/**
		 * Days an access link lives; each mail renews it.
		 */
		link_days?: number;
		/**
		 * Tickets one address may write an hour.
		 */
		address_limit?: number;
		/**
		 * Tickets one IP address may write an hour.
		 */
		ip_limit?: number;
		/**
		 * Guest tickets an hour on the whole site.
		 */
		site_limit?: number;
		/**
		 * New links, and codes, one address may ask for an hour.
		 */
		new_link_limit?: number;
		/**
		 * The form asks for a priority.
		 */
		field_priority?: boolean;
		/**
		 * The form asks for a department.
		 */
		field_department?: boolean;
		/**
		 * The form and the ticket's page take files.
		 */
		field_attachments?: boolean;
		/**
		 * Agents may show, copy, regenerate and revoke access links, as supervisors and administrators may.
		 */
		agents_see_links?: boolean;
		/**
		 * Who tells people from robots on the form.
		 */
		captcha?: 'none' | 'recaptcha_v2' | 'recaptcha_v3' | 'turnstile' | 'hcaptcha';
		/**
		 * The provider's public key of this site.
		 */
		captcha_site_key?: string;
		/**
		 * The provider's secret of this site; empty takes it away.
		 */
		captcha_secret?: string;
		/**
		 * As it is: it is changed by captcha_secret alone.
		 */
		has_captcha_secret?: boolean;
		/**
		 * reCAPTCHA v3: the lowest score that passes; 0 is a robot, 1 a person.
		 */
		captcha_score?: number;
		/**
		 * Addresses and domains that may not write.
		 *
		 * @maxItems 1000
		 */
		blocklist?: string[];
	};
	/**
	 * Attachments
	 */
	attachments?: {
		/**
		 * Size in MiB that one file may have.
		 */
		max_size_mb?: number;
		/**
		 * Files that one message may have.
		 */
		max_count?: number;
		/**
		 * Kinds of files that are taken, by the end of their names.
		 *
		 * @minItems 1
		 */
		types?: [
			(
				| 'jpg'
				| 'jpeg'
				| 'png'
				| 'gif'
				| 'webp'
				| 'heic'
				| 'heif'
				| 'avif'
				| 'bmp'
				| 'tif'
				| 'tiff'
				| 'pdf'
				| 'txt'
				| 'log'
				| 'md'
				| 'csv'
				| 'json'
				| 'eml'
				| 'ics'
				| 'vcf'
				| 'rtf'
				| 'zip'
				| 'doc'
				| 'docx'
				| 'xls'
				| 'xlsx'
				| 'ppt'
				| 'pptx'
				| 'odt'
				| 'ods'
				| 'odp'
				| 'msg'
				| 'mp3'
				| 'm4a'
				| 'wav'
				| 'ogg'
				| 'mp4'
				| 'm4v'
				| 'mov'
				| 'webm'
				| '7z'
				| 'gz'
				| 'rar'
				| 'svg'
				| 'html'
				| 'htm'
				| 'xml'
			),
			...(
				| 'jpg'
				| 'jpeg'
				| 'png'
				| 'gif'
				| 'webp'
				| 'heic'
				| 'heif'
				| 'avif'
				| 'bmp'
				| 'tif'
				| 'tiff'
				| 'pdf'
				| 'txt'
				| 'log'
				| 'md'
				| 'csv'
				| 'json'
				| 'eml'
				| 'ics'
				| 'vcf'
				| 'rtf'
				| 'zip'
				| 'doc'
				| 'docx'
				| 'xls'
				| 'xlsx'
				| 'ppt'
				| 'pptx'
				| 'odt'
				| 'ods'
				| 'odp'
				| 'msg'
				| 'mp3'
				| 'm4a'
				| 'wav'
				| 'ogg'
				| 'mp4'
				| 'm4v'
				| 'mov'
				| 'webm'
				| '7z'
				| 'gz'
				| 'rar'
				| 'svg'
				| 'html'
				| 'htm'
				| 'xml'
			)[]
		];
	};
	/**
	 * API
	 */
	api?: {
		/**
		 * Programs use the REST API with keys.
		 */
		enabled?: boolean;
		/**
		 * Calls a minute that each key may make.
		 */
		rate_limit?: number;
		/**
		 * Customers whom the API names get a WordPress user.
		 */
		create_users?: boolean;
		/**
		 * Programs without a key write tickets under the form's guards; needs a CAPTCHA.
		 */
		public_creation?: boolean;
	};
	/**
	 * Branding
	 */
	branding?: {
		/**
		 * Image of the media library at the top of every mail; 0 for none.
		 */
		logo_id?: number;
		/**
		 * Colour of buttons and links, as #rrggbb.
		 */
		accent_color?: string;
		/**
		 * Colour around the mail, as #rrggbb.
		 */
		background_color?: string;
		/**
		 * Colour of the text, as #rrggbb.
		 */
		text_color?: string;
		/**
		 * Text at the end of every mail.
		 */
		footer?: string;
		/**
		 * Sender's name in every mail; empty for the name of the site.
		 */
		from_name?: string;
	};
}

/**
 * One request for help: a subject, an opening message, replies.
 */
export interface Ticket {
	/**
	 * Ticket id.
	 */
	id: number;
	/**
	 * Ticket number shown to people.
	 */
	number: string;
	/**
	 * Subject, plain text, 1 to 255 characters.
	 */
	subject: string;
	/**
	 * Opening message as safe HTML. Left out in lists.
	 */
	message?: string;
	/**
	 * Work step.
	 */
	status: 'new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed';
	/**
	 * Life-cycle state the status belongs to.
	 */
	state: 'opened' | 'closed' | 'spam' | 'trash' | 'merged';
	/**
	 * Priority.
	 */
	priority: 'low' | 'medium' | 'high' | 'urgent';
	/**
	 * How the ticket came in.
	 */
	channel: 'guest' | 'portal' | 'email' | 'api' | 'admin';
	/**
	 * Whether the customer has no WordPress user.
	 */
	is_guest: boolean;
	/**
	 * Grows by one with each change; send it back to detect a conflict. Staff and keys only.
	 */
	version?: number;
	/**
	 * Department id.
	 */
	department_id: number;
	/**
	 * Department the ticket belongs to.
	 */
	department: {
		/**
		 * Id.
		 */
		id: number;
		/**
		 * Slug.
		 */
		slug: string;
		/**
		 * Name.
		 */
		name: string;
	};
	/**
	 * Product id.
	 */
	product_id: number | null;
	/**
	 * Product the ticket is about.
	 */
	product: {
		/**
		 * Id.
		 */
		id: number;
		/**
		 * Slug.
		 */
		slug: string;
		/**
		 * Name.
		 */
		name: string;
	} | null;
	/**
	 * WordPress user id of the assigned agent.
	 */
	agent_id: number | null;
	/**
	 * Assigned agent.
	 */
	agent: {
		/**
		 * WordPress user id.
		 */
		id: number;
		/**
		 * Display name.
		 */
		name: string;
	} | null;
	/**
	 * WordPress user id of a registered customer.
	 */
	user_id: number | null;
	/**
	 * Customer id.
	 */
	customer_id: number;
	/**
	 * Customer's e-mail address.
	 */
	customer_email: string;
	/**
	 * Person who asks.
	 */
	customer: {
		/**
		 * Customer id.
		 */
		id: number;
		/**
		 * E-mail address.
		 */
		email: string;
		/**
		 * Name, may be empty.
		 */
		name: string;
		/**
		 * WordPress user id of a registered customer.
		 */
		user_id: number | null;
		/**
		 * Whether the customer has no WordPress user.
		 */
		is_guest: boolean;
		/**
		 * Company's name.
		 */
		company: string | null;
	};
	/**
	 * Number of public replies.
	 */
	reply_count: number;
	/**
	 * Number of participants.
	 */
	participant_count: number;
	/**
	 * Files of the opening message. Left out in lists.
	 *
	 * Items: A file that came with a message.
	 */
	attachments?: {
		/**
		 * Attachment id, null where the viewer may not open it.
		 */
		id: number | null;
		/**
		 * Name to show.
		 */
		filename: string;
		/**
		 * Media type found in the content.
		 */
		mime: string;
		/**
		 * Size in bytes.
		 */
		size: number;
		/**
		 * When it was stored (UTC).
		 */
		created_at: string;
		/**
		 * Where the viewer may download it, null where they may not.
		 */
		url: string | null;
	}[];
	/**
	 * Tags. Staff and keys only.
	 */
	tags?: string[];
	/**
	 * Id in the system the ticket was imported from. Staff and keys only.
	 */
	external_id?: string | null;
	/**
	 * Creation (UTC).
	 */
	created_at: string;
	/**
	 * Last change; for customers the last public change (UTC).
	 */
	updated_at: string;
	/**
	 * First public reply by staff (UTC).
	 */
	first_response_at: string | null;
	/**
	 * Since when the customer waits for staff (UTC). Staff and keys only.
	 */
	waiting_since?: string | null;
	/**
	 * When it was resolved (UTC).
	 */
	resolved_at: string | null;
	/**
	 * When it was closed (UTC).
	 */
	closed_at: string | null;
	/**
	 * When a delayed ticket opens again (UTC). Staff and keys only.
	 */
	delayed_until?: string | null;
	/**
	 * Whether who asks may close it. Only below /portal.
	 */
	can_close?: boolean;
	/**
	 * Whether who asks may reopen it. Only below /portal.
	 */
	can_reopen?: boolean;
}

export interface TicketListInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Tickets a page.
	 */
	per_page?: number;
	/**
	 * Only these statuses, separated by commas.
	 */
	status?: ('new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
	/**
	 * Only these states, separated by commas. Without it: opened and closed.
	 */
	state?: ('opened' | 'closed' | 'spam' | 'trash' | 'merged')[];
	/**
	 * Only these priorities, separated by commas.
	 */
	priority?: ('low' | 'medium' | 'high' | 'urgent')[];
	/**
	 * Only these departments, separated by commas.
	 */
	department_id?: number[];
	/**
	 * Only these products, separated by commas.
	 */
	product_id?: number[];
	/**
	 * Only tickets of these agents, separated by commas.
	 */
	agent_id?: number[];
	/**
	 * Only tickets of these customers' WordPress users, separated by commas.
	 */
	user_id?: number[];
	/**
	 * Only tickets of the customer with this e-mail address.
	 */
	customer_email?: string;
	/**
	 * Words or a ticket number to look for.
	 */
	search?: string;
	/**
	 * Only tickets changed strictly after this time (UTC unless it has an offset).
	 */
	updated_after?: string;
	/**
	 * Only tickets created strictly after this time.
	 */
	created_after?: string;
	/**
	 * Only tickets created strictly before this time.
	 */
	created_before?: string;
	/**
	 * Only guests' tickets (true) or only registered customers' (false).
	 */
	guest?: boolean;
	/**
	 * Only tickets without an agent (true) or only with one (false).
	 */
	unassigned?: boolean;
	/**
	 * Sort by.
	 */
	orderby?: 'id' | 'number' | 'created_at' | 'updated_at' | 'priority' | 'waiting_since' | 'subject';
	/**
	 * Direction, ASC or DESC, in upper or lower case.
	 */
	order?: string;
	/**
	 * Only tickets with one of these tags, separated by commas.
	 *
	 * @maxItems 20
	 */
	tag?:
		| []
		| [string]
		| [string, string]
		| [string, string, string]
		| [string, string, string, string]
		| [string, string, string, string, string]
		| [string, string, string, string, string, string]
		| [string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ];
}

export interface TicketOfCustomerInput {
	/**
	 * Page of the list.
	 */
	page?: number;
	/**
	 * Tickets a page.
	 */
	per_page?: number;
	/**
	 * Only these statuses, separated by commas.
	 */
	status?: ('new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed')[];
	/**
	 * Only these states, separated by commas. Without it: opened and closed.
	 */
	state?: ('opened' | 'closed' | 'spam' | 'trash' | 'merged')[];
	/**
	 * Only these priorities, separated by commas.
	 */
	priority?: ('low' | 'medium' | 'high' | 'urgent')[];
	/**
	 * Only these departments, separated by commas.
	 */
	department_id?: number[];
	/**
	 * Only these products, separated by commas.
	 */
	product_id?: number[];
	/**
	 * Only tickets of these agents, separated by commas.
	 */
	agent_id?: number[];
	/**
	 * Words or a ticket number to look for.
	 */
	search?: string;
	/**
	 * Only tickets changed strictly after this time (UTC unless it has an offset).
	 */
	updated_after?: string;
	/**
	 * Only tickets created strictly after this time.
	 */
	created_after?: string;
	/**
	 * Only tickets created strictly before this time.
	 */
	created_before?: string;
	/**
	 * Only guests' tickets (true) or only registered customers' (false).
	 */
	guest?: boolean;
	/**
	 * Only tickets without an agent (true) or only with one (false).
	 */
	unassigned?: boolean;
	/**
	 * Sort by.
	 */
	orderby?: 'id' | 'number' | 'created_at' | 'updated_at' | 'priority' | 'waiting_since' | 'subject';
	/**
	 * Direction, ASC or DESC, in upper or lower case.
	 */
	order?: string;
	/**
	 * Only tickets with one of these tags, separated by commas.
	 *
	 * @maxItems 20
	 */
	tag?:
		| []
		| [string]
		| [string, string]
		| [string, string, string]
		| [string, string, string, string]
		| [string, string, string, string, string]
		| [string, string, string, string, string, string]
		| [string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ];
}

export interface TicketCreateInput {
	/**
	 * Customer's e-mail address.
	 */
	email: string;
	/**
	 * Subject, plain text.
	 */
	subject: string;
	/**
	 * Opening message, at most 1 MiB.
	 */
	message: string;
	/**
	 * Customer's name, for a new customer.
	 */
	name?: string;
	/**
	 * Priority.
	 */
	priority?: 'low' | 'medium' | 'high' | 'urgent';
	/**
	 * Department by id; the first of department_id, department_slug and department that is given decides.
	 */
	department_id?: number;
	/**
	 * Department by slug.
	 */
	department_slug?: string;
	/**
	 * Department by id as text, slug or exact name, tried in this order.
	 */
	department?: string;
	/**
	 * Product.
	 */
	product_id?: number;
	/**
	 * WordPress user id of the agent it is assigned to.
	 */
	agent_id?: number;
	/**
	 * Status; without it new, or what belongs to the state.
	 */
	status?: 'new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed';
	/**
	 * State; without it the one of the status.
	 */
	state?: 'opened' | 'closed' | 'spam' | 'trash';
	/**
	 * Addresses of further customers; only where the module Participants is on.
	 *
	 * @maxItems 500
	 */
	participants?: string[];
	/**
	 * Tags, 1 to 50 characters each; the same word in another case is the same tag.
	 *
	 * @maxItems 20
	 */
	tags?:
		| []
		| [string]
		| [string, string]
		| [string, string, string]
		| [string, string, string, string]
		| [string, string, string, string, string]
		| [string, string, string, string, string, string]
		| [string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ];
	/**
	 * Files the caller has uploaded and not used yet.
	 *
	 * @maxItems 50
	 */
	attachment_ids?: number[];
	/**
	 * How the message is written.
	 */
	format?: 'html' | 'text';
	/**
	 * Whether a new customer gets a WordPress user; without it the site's setting decides.
	 */
	create_user?: boolean;
	/**
	 * The caller's own id, unique; a repeat gives the same ticket. Needs the scope import.
	 */
	external_id?: string;
	/**
	 * Whether mails go out; false needs the scope import.
	 */
	notify?: boolean;
	/**
	 * When it was written, in the past. Needs the scope import.
	 */
	created_at?: string;
}

export interface TicketUpdateInput {
	/**
	 * New subject.
	 */
	subject?: string;
	/**
	 * New status; its state follows.
	 */
	status?: 'new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed';
	/**
	 * New state.
	 */
	state?: 'opened' | 'closed' | 'spam' | 'trash';
	/**
	 * New priority.
	 */
	priority?: 'low' | 'medium' | 'high' | 'urgent';
	/**
	 * New department.
	 */
	department_id?: number;
	/**
	 * New product, null for none.
	 */
	product_id?: number | null;
	/**
	 * WordPress user id of the new agent, null for none.
	 */
	agent_id?: number | null;
	/**
	 * All tags the ticket is to have, 1 to 50 characters each.
	 *
	 * @maxItems 20
	 */
	tags?:
		| []
		| [string]
		| [string, string]
		| [string, string, string]
		| [string, string, string, string]
		| [string, string, string, string, string]
		| [string, string, string, string, string, string]
		| [string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [string, string, string, string, string, string, string, string, string, string, string, string, string, string]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ]
		| [
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string,
				string
		  ];
	/**
	 * When a delayed ticket opens again by itself; null for never.
	 */
	delayed_until?: string | null;
	/**
	 * Version the change is based on; a stale one is refused with 409.
	 */
	version?: number;
}

export interface TicketStatusInput {
	/**
	 * New status; its state follows.
	 */
	status: 'new' | 'open' | 'pending' | 'delayed' | 'resolved' | 'closed';
	/**
	 * Version the change is based on; a stale one is refused with 409.
	 */
	version?: number;
}

export interface TicketPriorityInput {
	/**
	 * New priority.
	 */
	priority: 'low' | 'medium' | 'high' | 'urgent';
	/**
	 * Version the change is based on; a stale one is refused with 409.
	 */
	version?: number;
}

export interface TicketAssignInput {
	/**
	 * WordPress user id of the new agent, null for none.
	 */
	agent_id: number | null;
	/**
	 * Version the change is based on; a stale one is refused with 409.
	 */
	version?: number;
}

export interface TicketCloseInput {
	/**
	 * Version the change is based on; a stale one is refused with 409.
	 */
	version?: number;
}

export interface TicketPortalCloseInput {
	/**
	 * Address of whoever does it, which must be on the ticket. Required with a portal link, else not looked at.
	 */
	email?: string;
}
