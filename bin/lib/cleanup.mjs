/**
 * What was started ends with this process: on Ctrl-C, SIGTERM, SIGHUP, an error or a normal end.
 */

const tasks = new Set();
let ending = null;

/**
 * Registers something to undo before the process ends; the newest goes first.
 *
 * @param {() => (void|Promise<void>)} task
 * @return {() => void} Forgets the task again.
 */
export function onExit( task ) {
	tasks.add( task );
	return () => tasks.delete( task );
}

/**
 * Undoes everything that is registered. Safe to call twice: the second caller waits for the first.
 *
 * @return {Promise<void>}
 */
export function cleanUp() {
	ending ??= ( async () => {
		for ( const task of [ ...tasks ].reverse() ) {
			tasks.delete( task );
			await Promise.resolve()
				.then( task )
				.catch( () => {} );
		}
		ending = null;
	} )();
	return ending;
}

const children = new Set();

// The last resort where nobody waits any more: process.exit(), an error nobody caught.
process.on( 'exit', () =>
	children.forEach( ( child ) => signalGroup( child.pid, 'SIGKILL' ) )
);

/**
 * Takes care that a child, started with `detached: true`, ends with this process and takes its own children along.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function adopt( child ) {
	const forget = onExit( () => endChild( child ) );
	children.add( child );
	child.once( 'exit', () => {
		forget();
		children.delete( child );
	} );
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** How often to look whether npm is still there; milliseconds. */
const WATCH = 500;

let told = false;

/** @return {boolean} Whether this process was told to end: errors of its children are then no news. */
export const isEnding = () => told;

/**
 * Makes the process clean up when it is told to end. For commands, not for libraries: call once at the top.
 *
 * @param {Object}   options
 * @param {string[]} options.quiet Signals that are a normal end (exit code 0).
 */
export function endTidily( { quiet = [] } = {} ) {
	const end = ( code ) => {
		told = true;
		cleanUp().then( () => process.exit( code ) );
	};
	for ( const [ signal, code ] of Object.entries( SIGNALS ) ) {
		process.on( signal, () => end( quiet.includes( signal ) ? 0 : code ) );
	}
	// npm passes SIGTERM to its shell, which ends without a word to the command it runs.
	const parent = process.ppid;
	if ( process.env.npm_lifecycle_event ) {
		setInterval( () => {
			if ( process.ppid !== parent ) {
				end( SIGNALS.SIGTERM );
			}
		}, WATCH ).unref();
	}
}

/**
 * Ends a child and all its own children. Children started with `detached: true` lead a process group, so that
 * workers which their parent would leave behind (PHP's web server does) end too.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number}                                    grace Milliseconds before it is ended by force.
 * @return {Promise<void>} Settles when the child is gone.
 */
export async function endChild( child, grace = 3000 ) {
	if ( ! child.pid ) {
		return; // It never started.
	}
	const gone =
		child.exitCode !== null || child.signalCode !== null
			? Promise.resolve()
			: new Promise( ( resolve ) => child.once( 'exit', resolve ) );
	signalGroup( child.pid, 'SIGTERM' );
	const timer = setTimeout(
		() => signalGroup( child.pid, 'SIGKILL' ),
		grace
	);
	await gone;
	clearTimeout( timer );
	// Whoever of the group is still there had its time while the leader ended.
	signalGroup( child.pid, 'SIGKILL' );
}

function signalGroup( pid, signal ) {
	try {
		process.kill( process.platform === 'win32' ? pid : -pid, signal );
	} catch {
		// Nobody of the group is left: what was wanted.
	}
}
