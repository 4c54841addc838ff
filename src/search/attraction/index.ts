export { attractorAround } from './attractor-around.js';
export type { Contraction } from './contraction.js';
export { certifyAttraction, type CertifiedAttraction } from './interval-attraction.js';
export { MOST_DIMENSIONS, outlookOn, type Outlook, type OutlookOptions } from './outlook.js';
export { spectralRadiusAtMost } from './spectral-bound.js';
export { powerOfTwo } from './attracting-region.js';
export { coordinateRows } from './bases.js';
export { dualBasis } from './bases.js';
export { eigenbasis } from './bases.js';
export { exactPeriodicPoint, fixedPoints } from './periodic-point.js';
export { roundedPoint } from './periodic-point.js';
export { simplestVector } from './rounding.js';
export { attractingRegion } from './attracting-region.js';
export { simplestBasis } from './rounding.js';
export { independentRows } from './bases.js';
export { simplestNear } from './rounding.js';
export { imageRows } from './bases.js';
export { kinkRows } from './bases.js';
export {
  type BandPiece,
  type Enclosed,
  enclosedBand,
  enclosedSpectralRadii,
  type LimitOptions,
  type StartWeights,
} from './enclosed-limit.js';
