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
} from './error-function-limit.js';
export { type IntervalMatrix, multiplied, solved } from './interval-matrix.js';
export { encloseSpectralRadius, type NearEigenvectors } from './spectrum.js';
