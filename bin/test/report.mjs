import { log, step, tail } from '../lib/steps.mjs';

/** Some tests of a runner failed; `output` is what it said. */
class TestsFailed extends Error {
	constructor( output ) {
		super( 'Tests failed.' );
		this.output = output;
	}
}

/**
 * Runs the steps of a test run, goes on after a failure, and counts.
 *
 * @typedef {{ passed: number, failed: number, output?: string }} Counts
 */
export class Report {
	#passed = 0;
	#failed = 0;
	#lines = [];
	#stopped = false;

	/** After a signal nothing new begins: what was started is being ended. */
	stop() {
		this.#stopped = true;
	}

	/**
	 * A step that counts as one test: it fails when it throws.
	 *
	 * @param {string}             title
	 * @param {() => Promise<*>|*} fn
	 * @return {Promise<boolean>} Whether it passed.
	 */
	check( title, fn ) {
		return this.tests( title, async () => {
			await fn();
			return { passed: 1, failed: 0 };
		} );
	}

	/**
	 * A check that the summary names on a line of its own.
	 *
	 * @param {string}             title
	 * @param {() => Promise<*>|*} fn
	 */
	async scenario( title, fn ) {
		this.line( title, await this.check( title, fn ) );
	}

	/**
	 * A runner that counts its own tests.
	 *
	 * @param {string}                title
	 * @param {() => Promise<Counts>} fn
	 * @return {Promise<boolean>} Whether all passed.
	 */
	async tests( title, fn ) {
		await this.#unlessStopped();
		let counts = { passed: 0, failed: 1 };
		try {
			await step( title, async ( note ) => {
				counts = await fn();
				if ( counts.passed + counts.failed !== 1 ) {
					note(
						`${ counts.passed } passed, ${ counts.failed } failed`
					);
				}
				if ( counts.failed > 0 ) {
					throw new TestsFailed( counts.output ?? '' );
				}
			} );
		} catch ( error ) {
			explain( error );
		}
		this.#passed += counts.passed;
		this.#failed += counts.failed;
		return counts.failed === 0;
	}

	/**
	 * Work that is no test, such as making a site for some: a failure counts, success does not.
	 *
	 * @param {() => Promise<*>} fn
	 * @return {Promise<boolean>} Whether it went well.
	 */
	async attempt( fn ) {
		await this.#unlessStopped();
		try {
			await fn();
			return true;
		} catch ( error ) {
			explain( error );
			this.#failed++;
			return false;
		}
	}

	/** Waits for the end of the process where it is near. */
	#unlessStopped() {
		return this.#stopped ? new Promise( () => {} ) : null;
	}

	/**
	 * A line of the summary about tests that are counted elsewhere.
	 *
	 * @param {string}  title
	 * @param {boolean} passed
	 */
	line( title, passed ) {
		this.#lines.push( `${ passed ? '✓' : '✗' } ${ title }` );
	}

	/** @return {number} The process's exit code: 0 only when something ran and nothing failed. */
	close() {
		log();
		this.#lines.forEach( ( line ) => log( line ) );
		log( `${ this.#passed } passed, ${ this.#failed } failed` );
		return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
	}
}

function explain( error ) {
	const text = error.output || error.stack || String( error );
	log( tail( text ).replace( /^/gm, '    ' ) );
}
