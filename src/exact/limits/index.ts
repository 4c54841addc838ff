export { arcsinOver, arctanOver, enclosePi } from './arctangent.js';
export {
  encloseGradients,
  encloseInverse,
  encloseKernel,
  encloseKernelMatrix,
  type EnclosedKernel,
  type Products,
  productsOf,
  stretched,
  type WideNetwork,
} from './enclosed-kernel.js';
export {
  enclosedFloats,
  type EnclosedStart,
  encloseJacobian,
  encloseStart,
  type StartedExamples,
} from './enclosed-start.js';
export {
  type Covariances,
  type EnclosedMoments,
  type EnclosedUnit,
  type EnclosedUnitName,
  enclosedUnits,
} from './enclosed-units.js';
export { enclosedInverse, type IntervalMatrix, multiplied, solved } from './interval-matrix.js';
export { encloseSpectralRadius, type NearEigenvectors } from './spectrum.js';
