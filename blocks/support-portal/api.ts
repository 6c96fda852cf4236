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

/** What goes to a route, and who is told how it goes. */
export interface Letter {
	fields?: Record< string, string >;
	files?: File[];
	headers?: Record< string, string >;
	/** Is told how many per cent have been sent. */
	onProgress?: ( percent: number ) => void;
	/** Stops it. */
	signal?: AbortSignal;
}

/** Longer than the form token's youth, in milliseconds. */
const TOKEN_REST = 2100;

/** Age, in seconds, at which a token is not worth a try; the server stops at a day. */
const TOKEN_OLD = 84_600;

const NOTHING: Answer = {
	ok: false,
	code: '',
	message: '',
	errors: {},
	data: {},
	meta: {},
};

/**
 * Calls a route of ours with the cookies of this site.
 *
 * @param url    Address of the route.
 * @param letter What to write; nothing for a read.
 * @return Never rejects: without connection, or without an answer of ours, `code` and `message` are empty.
 */
export function call( url: string, letter?: Letter ): Promise< Answer > {
	return new Promise( ( resolve ) => {
		// Only this tells how much of a body has been sent.
		const request = new XMLHttpRequest();
		const { onProgress, signal } = letter ?? {};
		request.open( letter ? 'POST' : 'GET', url );
		request.responseType = 'json';
		for ( const header of Object.entries( letter?.headers ?? {} ) ) {
			request.setRequestHeader( ...header );
		}
		request.upload.onprogress = ( { loaded, total } ) => {
			onProgress?.( Math.floor( ( 100 * loaded ) / total ) );
		};
		signal?.addEventListener( 'abort', () => {
			request.abort();
		} );
		request.onloadend = () => {
			const answer = request.response as Partial< Answer > | null;
			const ok = request.status >= 200 && request.status < 300;
			resolve( { ...NOTHING, ...answer, ok: ok && answer !== null } );
		};
		request.send( letter?.fields ? bodyOf( letter ) : null );
	} );
}

/**
 * @param letter
 * @return A form, as the page itself would post it.
 */
function bodyOf( { fields = {}, files = [] }: Letter ): FormData {
	const body = new FormData();
	for ( const [ name, value ] of Object.entries( fields ) ) {
		body.append( name, value );
	}
	for ( const file of files ) {
		body.append( 'attachments[]', file );
	}
	return body;
}

/**
 * Writes a ticket. The page may have come from a cache: a token that is too old is replaced without a word, and where its
 * age can be seen before all files are sent.
 *
 * @param api    Address of the API.
 * @param letter As it was filled in, `form_token` among its fields.
 */
export async function writeTicket(
	api: string,
	letter: Letter
): Promise< Answer > {
	const issued = parseInt( letter.fields?.form_token ?? '', 10 );
	if ( Date.now() / 1000 - issued < TOKEN_OLD ) {
		const answer = await call( `${ api }/guest/tickets`, letter );
		if ( answer.code !== 'form_token_expired' || letter.signal?.aborted ) {
			return answer;
		}
	}
	const { data } = await call( `${ api }/guest/form-token` );
	await new Promise( ( resolve ) => setTimeout( resolve, TOKEN_REST ) );
	return letter.signal?.aborted
		? NOTHING
		: call( `${ api }/guest/tickets`, {
				...letter,
				fields: {
					...letter.fields,
					form_token: String( data.form_token ),
				},
			} );
}

/**
 * Adds a reply with the cookie of the ticket's link, of a guest session or of WordPress itself.
 *
 * @param api    Address of the API.
 * @param ticket Which of the tickets that this browser has cookies of.
 * @param letter `message` and files.
 */
export function writeReply(
	api: string,
	ticket: number,
	letter: Letter
): Promise< Answer > {
	return call( `${ api }/portal/replies`, onTicket( ticket, letter ) );
}

/**
 * Closes or reopens a ticket, with the same cookies.
 *
 * @param api    Address of the API.
 * @param ticket Which of the tickets that this browser has cookies of.
 * @param what   `close` or `reopen`.
 * @param letter Headers.
 */
export function turnTicket(
	api: string,
	ticket: number,
	what: string,
	letter: Letter
): Promise< Answer > {
	return call( `${ api }/portal/${ what }`, onTicket( ticket, letter ) );
}

/**
 * @param ticket
 * @param letter
 * @return The same, as only a page of this site can send it.
 */
function onTicket( ticket: number, letter: Letter ): Letter {
	return {
		...letter,
		headers: {
			...letter.headers,
			'X-Smart-Support-Request': '1',
			'X-Smart-Support-Ticket': String( ticket ),
		},
	};
}
