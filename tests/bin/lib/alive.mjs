import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

// One that ended but that nobody waited for does not run.
function alive( pid ) {
	const { stdout } = spawnSync( 'ps', [
		'-o',
		'stat=',
		'-p',
		String( pid ),
	] );
	return /^[^Z\s]/.test( String( stdout ).trim() );
}

/**
 * @param {number[]} pids
 * @return {Promise<number[]>} Those that still run two seconds from now; at once when none does.
 */
export async function survivors( pids ) {
	const until = Date.now() + 2000;
	while ( pids.some( alive ) && Date.now() < until ) {
		await wait( 20 );
	}
	return pids.filter( alive );
}
