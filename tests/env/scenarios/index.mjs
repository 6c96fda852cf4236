import apiExamples from './api-examples.mjs';
import filesOfNetwork from './files-network.mjs';
import files from './files.mjs';
import lifeCycle from './life-cycle.mjs';
import migration from './migration.mjs';
import multisite from './multisite.mjs';
import oldWordPress from './old-wordpress.mjs';
import start from './start.mjs';

/**
 * What the summary of `npm test` names, in its order.
 *
 * @type {Array<{title: string, test: (environment: import('../../../bin/test/environment.mjs').Environment) => Promise<void>}>}
 */
export default [
	...start,
	...oldWordPress,
	...migration,
	...multisite,
	...lifeCycle,
	...files,
	...filesOfNetwork,
	...apiExamples,
];
