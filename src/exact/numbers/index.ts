export { Rational } from './rational.js';
export { Interval, type BoundedInterval, type End } from './interval.js';
export { type Fractions, fractions, inLowestTerms, isLowestTermsDue, rationals } from './fractions.js';
export { bitLength, gcd, integerSqrt, leastCommonMultiple } from './integer.js';
export { float64Bits, float64FromBits, nextDown, nextUp, powerOfTwo } from './float64.js';
export * as matrix from './matrix.js';
export { at, unwatched, type Fraction, type Matrix, type Vector, type Watch } from './matrix.js';
export { rankBounds, type RankBounds } from './modular-rank.js';
export { FloatInterval } from './float-interval.js';
export { ceilToFloat64, floorToFloat64 } from './directed-float64.js';
export {
  encloseErf,
  encloseErfSlope,
  encloseExp,
  encloseNormalCdf,
  encloseNormalDensity,
  encloseSigmoid,
  encloseSigmoidSlope,
  encloseSoftplus,
  encloseTanh,
  encloseTanhSlope,
} from './enclosures.js';
export { DyadicInterval } from './dyadic-interval.js';
export {
  expOver,
  onEitherSide,
  positivePart,
  sigmoidOver,
  sigmoidSlopeOver,
  softplusOver,
  tanhOver,
  tanhSlopeOver,
} from './exponential.js';
export {
  elu64,
  exp64,
  exponentialNumbers,
  sigmoid64,
  silu64,
  softplus64,
  tanh64,
} from './exponential-float64.js';
export {
  erfOver,
  erfSlopeOver,
  normalCdfByTanhOver,
  normalCdfOver,
  normalDensityByTanhOver,
  normalDensityOver,
} from './normal.js';
export { normalCdf64 } from './normal-float64.js';
export { PiecewiseMonotone, type Shape } from './piecewise-monotone.js';
