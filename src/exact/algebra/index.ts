export { characteristicPolynomial, eigenvaluesBelow } from './characteristic-polynomial.js';
export {
  convolutionMatrix,
  filterOperator,
  patches,
  upsamplingMatrix,
  upsamplingWrites,
} from './convolution.js';
export { kernel, leftKernel, minor, part, rankFactors, solution } from './elimination.js';
export { isInClosedDisc, realPartsAtMost } from './closed-disc.js';
export { expectation, gram, growth, isSymmetric, type Law, preActivation, units } from './finite-law.js';
export { inverseAt, isCurved, type LayerActivation, valueAtZero } from './layer-activation.js';
export { linearDescent, linearLimit, type LinearTraining } from './least-norm.js';
export { flattened, pairing, type Shift, shiftProducts } from './layered-filters.js';
export { pseudoInverse } from './pseudo-inverse.js';
export { affineJacobian, affineKernel, type AffineLimit } from './affine-limit.js';
export { isNormBelow, surdSign } from './root-bound.js';
export { eigenvaluesWithin, isInsideDisc, realPartsBelow } from './schur-cohn.js';
export { multiplicityOfOne, unitSpectrum } from './unit-disc.js';
