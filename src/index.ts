/**
 * Exact numbers, activations, networks and their files, the theorems as data, the verifier, and `probe`.
 *
 * @module basincheck
 */

export * from './exact/index.js';
export * from './proof/index.js';
export {
  attractorAround,
  certifyAttraction,
  outlookOn,
  spectralRadiusAtMost,
  type CertifiedAttraction,
  type Contraction,
  type Outlook,
  type OutlookOptions,
} from './search/attraction/index.js';
export { certifyBasin, type BasinSuspicion } from './search/barrier/index.js';
export * from './search/judge/index.js';
export * from './search/kind/index.js';
export { certifyPeak } from './search/peak/index.js';
export * from './sources/models/index.js';
export * from './statements/index.js';
