/**
 * References: what numeric code has to compute. They serve `toAgreeWithReference` of `basincheck/vitest` and
 * properties of your own.
 *
 * @module basincheck/references
 */

export { basinMembership, type BasinMembership, type BasinOptions } from './basin-membership.js';
export { componentLabels, type ComponentLabeller, type LabelOptions } from './component-labels.js';
export type { Disagreement } from './disagreement.js';
export type { Reach } from './extremes.js';
export { fixedPoints, type FixedPointFinder, type FixedPointOptions } from './fixed-points.js';
export { forwardPass, type ForwardPass } from './forward-pass.js';
export { jacobian, type JacobianFunction, type JacobianResult } from './jacobian.js';
export type { Mask } from './masks.js';
export {
  convolution,
  type Convolution,
  convolutionMatrix,
  type ConvolutionMatrixBuilder,
  type ConvolutionOptions,
  type Image,
  type PlainConvolution,
  type ReturnedImage,
} from './matrices/convolution.js';
export type { ConvolutionCase, Layout } from './matrices/convolution-cases.js';
export {
  eigenvalues,
  type EigenvalueFunction,
  type EigenvalueOptions,
  type ReturnedEigenvalue,
} from './matrices/eigenvalues.js';
export {
  type ChosenExample,
  limitJacobian,
  type LimitJacobianFunction,
  limitKernel,
  type LimitKernelFunction,
  type LimitOptions,
} from './matrices/infinite-width.js';
export type { Matrices } from './matrices/matrix-cases.js';
export { pseudoInverse, type PseudoInverseFunction } from './matrices/pseudo-inverse.js';
export { type MatrixOptions, rank, type RankFunction } from './matrices/rank.js';
export type { Addition, Block, KnownEigenvalue, SpectralMatrix } from './matrices/spectral-matrix.js';
export {
  upsamplingMatrix,
  type UpsamplingLayout,
  type UpsamplingMatrixBuilder,
} from './matrices/upsampling.js';
export { type AtPoint, type Networks } from './networks.js';
export type { Numbers } from './numbers-returned.js';
export type { NumericOptions, NumericReference } from './numeric-reference.js';
export type { PlainLayer, PlainNetwork, PlainPiece } from './plain-network.js';
export type { PrecisionName } from './precision.js';
export type { Rows } from './rows-returned.js';
export {
  type Comparable,
  type Comparison,
  type Definition,
  type Memory,
  Reference,
  type Replay,
  type RunOptions,
  type Watcher,
} from './reference.js';
