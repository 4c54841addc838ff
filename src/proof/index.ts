/**
 * The verifier alone, without dependencies, for Node and for browsers: `verify(text)` decides whether a counterexample
 * file proves what it claims.
 *
 * @module basincheck/verify
 */

export type { AlgebraClaim, AlgebraCounterexample } from './algebra/counterexample.js';
export type { EigenvalueWitness } from './algebra/eigenvalue.js';
export type { EigenvectorWitness } from './algebra/eigenvector.js';
export type { EntryWitness } from './algebra/entry.js';
export type { FilterWitness } from './algebra/filter.js';
export type { FormWitness } from './algebra/form.js';
export type { FunctionalWitness } from './algebra/functional.js';
export type { KernelWitness } from './algebra/kernel.js';
export { type AlgebraProof, proofOfAlgebra } from './algebra/kind.js';
export type { LandingWitness, WayBack } from './algebra/landing.js';
export type { PixelsWitness } from './algebra/pixels.js';
export type { RankOneWitness } from './algebra/rank-one.js';
export type { RankWitness } from './algebra/rank.js';
export type { SlopeWitness } from './algebra/slope.js';
export type { UnitsWitness } from './algebra/units.js';
export type { VolumeWitness } from './algebra/volume.js';
export type {
  EigenspaceWitness,
  MovedVectorWitness,
  MovedWitness,
  NullWitness,
  SpectrumWitness,
} from './algebra/wide-limit.js';
export {
  type Attractor,
  type StableAttractor,
  type Landing,
  type Passage,
  type UnstableAttractor,
  type Avoiding,
  type Barrier,
  type BasinCounterexample,
  type Fate,
} from './barrier/counterexample.js';
export { checkPassages } from './barrier/passages.js';
export { checkAttractor, contractionFactor } from './barrier/attraction.js';
export { type Counterexample, type Proof, proofOf } from './kinds.js';
export { carries, staysBelow } from './parts/carrying.js';
export type { Claim } from './parts/claim.js';
export { Cells, type Grid, intervalsOf } from './parts/grid.js';
export type { ProofSize } from './parts/kind.js';
export { defaultLimits, type Limits } from './parts/limits.js';
export { Objection } from './parts/objection.js';
export { parametrised, Region } from './parts/region.js';
export type { Peak, PeakCounterexample } from './peak/counterexample.js';
export {
  counterexampleFormat,
  notAboutNetwork,
  readAnyCounterexample,
  readCounterexample,
  saysCounterexample,
  type ReadAny,
  type ReadResult,
} from './read.js';
export {
  verify,
  verifyAboutNetwork,
  type NotVerified,
  type Verification,
  type Verified,
  type VerifiedNetwork,
} from './verify.js';
export { writeCounterexample } from './write.js';
