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
export { checkAttractor, contractionFactor } from './barrier/attraction.js';
export { carries, staysBelow } from './geometry/carrying.js';
export { Cells, intervalsOf } from './geometry/grid.js';
export { defaultLimits, type Limits } from './geometry/limits.js';
export { Objection } from './geometry/objection.js';
export { readCounterexample, type ReadResult } from './read.js';
export { parametrised, Region } from './geometry/region.js';
export { verify, type NotVerified, type Verification, type Verified } from './verify.js';
export { writeCounterexample } from './write.js';
