/** What a route answered, or that nothing came of the call. */
export interface Answer {
	ok: boolean;
	code: string;
	message: string;
	/** Field to what is wrong with it. */
	errors: Record< string, string >;
	data: Record< string, unknown >;
	meta: Record< string, unknown >;
}

/** Longer than the form token's youth. */
const TOKEN_REST = 2100;

/**
 * Calls a route of ours with the cookies of this site.
 *
 * @param url     Address of the route.
 * @param body    Fields of a write; none for a read.
 * @param headers Further headers.
 * @return Never rejects: without connection, or without an answer of ours, `code` and `message` are empty.
 */
export async function call(
	url: string,
	body?: Record< string, string >,
	headers: Record< string, string > = {}
): Promise< Answer > {
	const write = body && {
		method: 'POST',
		body: JSON.stringify( body ),
	};
	const nothing = { ok: false, code: '', message: '' };
	const empty = { errors: {}, data: {}, meta: {} };
	try {
		const response = await fetch( url, {
			...write,
			headers: { 'Content-Type': 'application/json', ...headers },
			cache: 'no-store',
		} );
		const answer = ( await response.json() ) as Partial< Answer >;
		return { ...nothing, ...empty, ...answer, ok: response.ok };
	} catch {
		return { ...nothing, ...empty };
	}
}

/**
 * Writes a ticket. The page may have come from a cache: a token that is too old is replaced without a word.
 *
 * @param api    Address of the API.
 * @param fields As they were filled in, `form_token` among them.
 */
export async function writeTicket(
	api: string,
	fields: Record< string, string >
): Promise< Answer > {
	const answer = await call( `${ api }/guest/tickets`, fields );
	if ( answer.code !== 'form_token_expired' ) {
		return answer;
	}
	const { data } = await call( `${ api }/guest/form-token` );
	await new Promise( ( resolve ) => setTimeout( resolve, TOKEN_REST ) );
	return call( `${ api }/guest/tickets`, {
		...fields,
		form_token: String( data.form_token ),
	} );
}

/**
 * Adds a reply with the cookie of the ticket's link.
 *
 * @param api     Address of the API.
 * @param ticket  Which of the tickets that this browser has cookies of.
 * @param message Plain text.
 */
export function writeReply(
	api: string,
	ticket: number,
	message: string
): Promise< Answer > {
	return call(
		`${ api }/portal/replies`,
		{ message },
		{
			'X-Smart-Support-Request': '1',
			'X-Smart-Support-Ticket': String( ticket ),
		}
	);
}
