import { Agent, get } from 'node:http';

const BATCH = 20;
const WARM_UP = 60;

/**
 * @typedef {Object} Target
 * @property {number}                    port      On this machine.
 * @property {string}                    path      With its query.
 * @property {Object<string, string>}    [headers] Of the request.
 * @property {(body: string) => boolean} isRight   Whether an answer is the one that is to be measured.
 */

/**
 * Asks each of them so often, in turn, in batches, over one connection each.
 *
 * @param {Target[]} targets
 * @param {number}   requests Of each.
 * @return {Promise<number[]>} Median milliseconds of each until its answer is there.
 */
export async function medians( targets, requests ) {
	const all = targets.map( ( target ) => ( {
		...target,
		agent: new Agent( { keepAlive: true, maxSockets: 1 } ),
		times: [],
	} ) );
	for ( const target of all ) {
		await times( target, WARM_UP );
	}
	for ( let done = 0; done < requests; done += BATCH ) {
		// Who goes first changes, so that neither always follows the other.
		for ( const target of done % ( 2 * BATCH ) === 0
			? all
			: [ ...all ].reverse() ) {
			target.times.push( ...( await times( target, BATCH ) ) );
		}
	}
	return all.map( ( target ) => median( target.times ) );
}

async function times( target, count ) {
	const measured = [];
	for ( let i = 0; i < count; i++ ) {
		measured.push( await ask( target ) );
	}
	return measured;
}

function ask( { port, agent, path, headers = {}, isRight } ) {
	const began = performance.now();
	return new Promise( ( resolve, reject ) => {
		const request = get(
			{ port, agent, host: '127.0.0.1', path, headers },
			( answer ) => {
				let body = '';
				answer.on( 'data', ( chunk ) => ( body += chunk ) );
				answer.on( 'end', () =>
					answer.statusCode === 200 && isRight( body )
						? resolve( performance.now() - began )
						: reject(
								new Error(
									`${ path }: ${ answer.statusCode }: ${ body.slice( -600 ) }`
								)
							)
				);
			}
		);
		request.on( 'error', reject );
	} );
}

/** @param {number[]} values An even number of them. */
function median( values ) {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = sorted.length / 2;
	return ( sorted[ middle - 1 ] + sorted[ middle ] ) / 2;
}
