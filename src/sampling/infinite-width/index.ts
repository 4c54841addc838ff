export { wideActivations, type WideActivationName } from './activations.js';
export { affineActivation } from './closed-forms.js';
export type { Dependence } from './dependence.js';
export type { Moments, Relations, WideActivation } from './moments.js';
export { type FiniteStart, randomStart, type StartOptions } from './start.js';
export { startVariance } from './start-variance.js';
export {
  type Gradient,
  gradientVector,
  type InnerProducts,
  tangentKernel,
  type TangentKernel,
  tangentKernelOf,
} from './tangent-kernel.js';
export type { Eigenvalue } from './eigenvalues.js';
export {
  operatorNorm,
  WideLimit,
  type WideLimitOptions,
  type WideLimitResult,
  type WideStart,
} from './wide-limit.js';
