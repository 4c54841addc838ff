/** Before every test file: fast-check starts from the run's seed, and an interrupted property has failed. */
import fc from 'fast-check';
import { runs, seed } from './seed.js';

fc.configureGlobal({ seed, numRuns: runs(100), markInterruptAsFailure: true });

// How long a command takes depends on the machine: what tests compare has no lines of progress.
process.env.BASINCHECK_PROGRESS ??= '0';
