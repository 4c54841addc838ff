/**
 * The forward pass with its permitted error: for every neuron the exact value, or an enclosure of it, and a bound for
 * the error of straightforward floating-point code.
 *
 * Straightforward code sums products w·x in any order, with or without fused multiply-add. It evaluates a piecewise
 * linear φ by the line of the piece, slope·x + intercept, and a smooth φ with an absolute error of at most
 * `activationUnits` units of u·max(1, |x|). By the usual a-priori analysis (Higham, Accuracy and Stability of
 * Numerical Algorithms, ch. 3), the error of a sum of n products and a bias is at most γ_{n+1}·(|W|·|x| + |b|), plus
 * the effect of errors of x. φ multiplies errors by at most its steepest chord nearby. If every partial result is a
 * number of the format, no error is permitted: the result has to be exact.
 */

import {
  type Activation,
  at,
  Interval,
  type Layer,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { gamma, grain, isGridOf, type Precision, shortened } from './precision.js';

/** A real number within `radius` of `mid`, for which code may compute any value with an error of at most `error`. */
export interface Value {
  readonly mid: Rational;
  /** The radius; 0 if the value is known exactly. */
  readonly radius: Rational;
  readonly error: Rational;
}

export interface MeasuredPass {
  /** The arguments of φ, for each hidden layer and neuron. */
  readonly hidden: readonly (readonly Value[])[];
  /** The outputs F(x). */
  readonly outputs: readonly Value[];
}

export interface Arithmetic {
  readonly precision: Precision;
  /** The permitted error of a smooth φ, in units of u·max(1, |x|). */
  readonly activationUnits: number;
}

/** A number that is known and given exactly. */
export function exactly(mid: Rational): Value {
  return { mid, radius: Rational.zero, error: Rational.zero };
}

/**
 * F at a point that is itself known with an error. `undefined` if there is no bound: φ jumps within the error, or a
 * number overflows.
 */
export function measuredPass(
  { activation, layers }: Network,
  x: readonly Value[],
  arithmetic: Arithmetic,
): MeasuredPass | undefined {
  const hidden: (readonly Value[])[] = [];
  let values = x;
  for (const [k, layer] of layers.entries()) {
    if (overflows(layer, values, arithmetic.precision)) return undefined;
    values = affine(layer, values, arithmetic.precision);
    if (k + 1 === layers.length) break;
    hidden.push(values);
    const activated = values.map((value) => activatedValue(activation, value, arithmetic));
    if (!activated.every((value) => value !== undefined)) return undefined;
    values = activated;
  }
  return { hidden, outputs: values };
}

/** The range of the true value and of all permitted computed values. */
export function reach({ mid, radius, error }: Value): { readonly lo: Rational; readonly hi: Rational } {
  const room = radius.plus(error);
  return { lo: mid.minus(room), hi: mid.plus(room) };
}

function farEnd(value: Value): Rational {
  const { lo, hi } = reach(value);
  return Rational.max(lo.abs(), hi.abs());
}

/** Whether some partial sum, or an error that is permitted, may exceed the greatest number of the format. */
function overflows({ weights, bias }: Layer, x: readonly Value[], { greatest }: Precision): boolean {
  const ends = x.map(farEnd);
  // Half of the range is kept for what is rounded up on the way.
  const most = greatest.times(Rational.half);
  return weights.some((row, i) => {
    const sizes = row.map((w) => w.abs());
    return most.lessThan(matrix.dot(sizes, ends, at(bias, i).abs()));
  });
}

function affine({ weights, bias }: Layer, x: readonly Value[], precision: Precision): readonly Value[] {
  const mids = x.map(({ mid }) => mid);
  const [radii, errors, ends] = [x.map(({ radius }) => radius), x.map(({ error }) => error), x.map(farEnd)];
  return weights.map((row, i) => {
    const b = at(bias, i);
    const mid = matrix.dot(row, mids, b);
    if (isExactSum(row, x, b, precision)) return exactly(mid);
    const sizes = row.map((w) => w.abs());
    const underflow = precision.least.times(Rational.of(row.length));
    const rounding = gamma(precision, row.length + 1).times(matrix.dot(sizes, ends, b.abs()));
    return {
      mid,
      radius: shortened(matrix.dot(sizes, radii)),
      error: shortened(matrix.dot(sizes, errors).plus(rounding).plus(underflow)),
    };
  });
}

/** Whether all products and all their partial sums, in any order, are numbers of the format. */
function isExactSum(row: Vector, x: readonly Value[], b: Rational, precision: Precision): boolean {
  let finest = grain(b);
  let size = b.abs();
  for (const [j, w] of row.entries()) {
    if (w.sign === 0) continue;
    const { mid, radius, error } = at(x, j);
    const [ofWeight, ofValue] = [grain(w), grain(mid)];
    const isKnown = radius.sign === 0 && error.sign === 0;
    if (!isKnown || finest === undefined || ofWeight === undefined || ofValue === undefined) return false;
    finest = Math.max(finest, ofWeight + ofValue);
    size = size.plus(w.times(mid).abs());
  }
  return finest !== undefined && isGridOf(precision, finest, size);
}

function activatedValue(phi: Activation, value: Value, arithmetic: Arithmetic): Value | undefined {
  const { lo, hi } = reach(value);
  const around = Interval.of(lo, hi);
  const steepest = phi.chordSlopes(around)?.magnitude();
  if (steepest === undefined || lineOverflows(phi, value, arithmetic.precision)) return undefined;
  const evaluation =
    phi instanceof PiecewiseLinear
      ? lineError(phi, value, arithmetic.precision)
      : arithmetic.precision.unit
          .times(Rational.of(arithmetic.activationUnits))
          .times(Rational.max(Rational.one, farEnd(value)));
  const { mid, radius } = valueOf(phi, value);
  return { mid, radius, error: shortened(steepest.times(value.error).plus(evaluation)) };
}

/** φ of the true value, which is within `radius` of `mid`. */
function valueOf(phi: Activation, { mid, radius }: Value): Pick<Value, 'mid' | 'radius'> {
  if (phi instanceof PiecewiseLinear && radius.sign === 0) return { mid: phi.valueAt(mid), radius };
  const range = Interval.of(mid.minus(radius), mid.plus(radius));
  const { slope, offset } = phi.bandOver(range);
  const { lo, hi } = range.scaled(slope).plus(offset);
  if (lo === undefined || hi === undefined) throw new RangeError('measuredPass: expected a bounded image');
  const middle = lo.plus(hi).times(Rational.half);
  return { mid: middle, radius: shortened(hi.minus(middle)) };
}

/** Whether slope·x or slope·x + intercept may exceed the greatest number of the format. */
function lineOverflows(phi: Activation, value: Value, { greatest }: Precision): boolean {
  if (!(phi instanceof PiecewiseLinear)) return false;
  const far = farEnd(value);
  return phi.pieces.some(({ slope, intercept }) =>
    greatest.lessThan(slope.abs().times(far).plus(intercept.abs())),
  );
}

/** Greatest error of slope·x + intercept on any piece on which x may lie. */
function lineError(phi: PiecewiseLinear, value: Value, precision: Precision): Rational {
  const { lo, hi } = reach(value);
  let most = Rational.zero;
  let start: Rational | undefined;
  for (const { until, slope, intercept } of phi.pieces) {
    const isMet = !(until?.lessThan(lo) === true || (start && hi.lessThan(start)));
    start = until;
    if (isMet && !isExactLine(slope, intercept, value, precision)) {
      const size = slope.abs().times(farEnd(value)).plus(intercept.abs());
      most = Rational.max(most, gamma(precision, 2).times(size).plus(precision.least));
    }
  }
  return most;
}

function isExactLine(slope: Rational, intercept: Rational, value: Value, precision: Precision): boolean {
  const isUnit = slope.abs().equals(Rational.one);
  if (slope.sign === 0 || (isUnit && intercept.sign === 0)) return true;
  return isExactSum([slope], [value], intercept, precision);
}
