import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/steps.mjs';

/**
 * Runs a runner that writes its results into a file; a failed run whose file names no failed test counts as one.
 *
 * @param {string[]}                                        command
 * @param {Object<string, string>}                          env
 * @param {() => Promise<{passed: number, failed: number}>} read    Reads the results.
 * @return {Promise<import('./report.mjs').Counts>} The sum.
 */
async function counted( [ cmd, ...args ], env, read ) {
	let failure = null;
	const { stdout } = await run( cmd, args, { cwd: ROOT, env } ).catch(
		( error ) => {
			failure = error;
			return { stdout: '' };
		}
	);
	const counts = await read().catch( () => ( { passed: 0, failed: 0 } ) );
	if ( ! failure ) {
		return { ...counts, output: stdout };
	}
	return {
		...counts,
		failed: Math.max( counts.failed, 1 ),
		output: failure.output ?? failure.message,
	};
}

/**
 * @param {string}   dir  For the results.
 * @param {string[]} args Of Jest.
 */
export function jest( dir, args ) {
	const file = join( dir, 'jest.json' );
	const command = [
		'npx',
		'--no-install',
		'wp-scripts',
		'test-unit-js',
		'--json',
		'--passWithNoTests',
		`--outputFile=${ file }`,
		...args,
	];
	return counted( command, {}, async () => {
		const results = JSON.parse( await readFile( file, 'utf8' ) );
		return {
			passed: results.numPassedTests,
			failed:
				results.numFailedTests +
				results.numRuntimeErrorTestSuites +
				results.numPendingTests,
		};
	} );
}

/**
 * Node's own runner.
 *
 * @param {string[]} files
 */
export async function nodeTests( files ) {
	let failure = null;
	const { stdout } = await run(
		process.execPath,
		[ '--test', '--test-reporter=tap', ...files ],
		{ cwd: ROOT }
	).catch( ( error ) => ( failure = error ) );
	const output = stdout ?? failure.output;
	const count = ( name ) =>
		Number(
			output.match( new RegExp( `^# ${ name } (\\d+)$`, 'm' ) )?.[ 1 ] ??
				0
		);
	const failed =
		count( 'fail' ) +
		count( 'cancelled' ) +
		count( 'skipped' ) +
		count( 'todo' );
	return {
		passed: count( 'pass' ),
		failed: failure ? Math.max( failed, 1 ) : failed,
		output,
	};
}

/**
 * @param {string}                 dir  For the results.
 * @param {string}                 name Of the run, for its file.
 * @param {string[]}               args Of PHPUnit.
 * @param {Object<string, string>} env
 */
export function phpUnit( dir, name, args, env ) {
	const file = join( dir, `phpunit-${ name }.xml` );
	const command = [
		'php',
		'vendor/bin/phpunit',
		'--no-progress',
		`--log-junit=${ file }`,
		...args,
	];
	return counted( command, env, async () => {
		// The first suite is the sum of all.
		const suite =
			( await readFile( file, 'utf8' ) ).match(
				/<testsuite [^>]*>/
			)?.[ 0 ] ?? '';
		const sum = ( attribute ) =>
			Number(
				suite.match(
					new RegExp( ` ${ attribute }="(\\d+)"` )
				)?.[ 1 ] ?? 0
			);
		const failed = sum( 'errors' ) + sum( 'failures' ) + sum( 'skipped' );
		return { passed: sum( 'tests' ) - failed, failed };
	} );
}

/**
 * @param {string}                 dir  For the results.
 * @param {string[]}               args Of Playwright.
 * @param {Object<string, string>} env
 * @return {Promise<import('./report.mjs').Counts & {tests: Array<{project: string, tags: string[], passed: boolean}>}>} The sum, and each test.
 */
export async function playwright( dir, args, env ) {
	const file = join( dir, 'playwright.json' );
	const command = [ 'npx', '--no-install', 'playwright', 'test', ...args ];
	let tests = [];
	const counts = await counted(
		command,
		{
			...env,
			PLAYWRIGHT_JSON_OUTPUT_NAME: file,
			E2E_PART: args.join( ' ' ),
		},
		async () => {
			tests = [
				...testsOf( JSON.parse( await readFile( file, 'utf8' ) ) ),
			];
			const passed = tests.filter( ( test ) => test.passed ).length;
			return { passed, failed: tests.length - passed };
		}
	);
	return { ...counts, tests };
}

/**
 * Every test of Playwright's JSON report, once a project. One that passed only in a second try has not passed.
 * @param {Object} suite
 */
function* testsOf( suite ) {
	for ( const spec of suite.specs ?? [] ) {
		for ( const test of spec.tests ) {
			yield {
				project: test.projectName,
				tags: spec.tags.map( ( tag ) => tag.replace( '@', '' ) ),
				passed: test.status === 'expected',
			};
		}
	}
	for ( const child of suite.suites ?? [] ) {
		yield* testsOf( child );
	}
}
