/**
 * The verifier alone, without dependencies, for Node and for browsers: `verify(text)` decides whether a counterexample
 * file proves what it claims.
 *
 * @module basincheck/verify
 */

export {
  COUNTEREXAMPLE_FORMAT,
  type Attractor,
  type Avoiding,
  type Barrier,
  type BasinCounterexample,
  type Claim,
  type Counterexample,
  type Fate,
  type Grid,
  type Peak,
  type PeakCounterexample,
} from './counterexample.js';
export { checkAttractor, contractionFactor } from './attraction.js';
export { carries, staysBelow } from './carrying.js';
export { Cells, intervalsOf } from './grid.js';
export { defaultLimits, type Limits } from './limits.js';
export { Objection } from './objection.js';
export { readCounterexample, type ReadResult } from './read.js';
export { parametrised, Region } from './region.js';
export { verify, type NotVerified, type Verification, type Verified } from './verify.js';
export { writeCounterexample } from './write.js';
