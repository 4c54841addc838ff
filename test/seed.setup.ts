/** Before every test file: fast-check starts from the run's seed, and an interrupted property has failed. */
import fc from 'fast-check';
import { runs, seed } from './seed.js';

fc.configureGlobal({ seed, numRuns: runs(100), markInterruptAsFailure: true });
