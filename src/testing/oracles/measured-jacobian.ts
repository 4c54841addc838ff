/**
 * The Jacobian of F with its permitted error, entry by entry.
 *
 * J = W_L·D_{L−1}·…·D_1·W_1 with the slopes of φ in the diagonals. It may be computed in any order (forwards,
 * backwards, from the middle). If at most N roundings contribute to an entry, its error is at most
 * γ_N·|W_L|·|D_{L−1}|·…·|W_1|, plus the effect of errors of the slopes on that product.
 */

import {
  type Activation,
  at,
  Elu,
  Interval,
  matrix,
  type Matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { type Arithmetic, exactly, measuredPass, reach, type Value } from './measured-pass.js';
import { gamma, grain, isGridOf, type Precision, shortened } from './precision.js';

/** Slopes φ′: each is within `radius` of `mid`, and computed up to an error of `error`. */
type Slopes = readonly Value[];

/**
 * The Jacobian, m×n. `undefined` if F may have no derivative: some neuron is on a bend of φ, or so near to one that
 * rounding may bring it there.
 */
export function measuredJacobian(
  network: Network,
  x: Vector,
  arithmetic: Arithmetic,
): readonly (readonly Value[])[] | undefined {
  const pass = measuredPass(network, x.map(exactly), arithmetic);
  if (pass === undefined) return undefined;
  const slopes: Slopes[] = [];
  for (const layer of pass.hidden) {
    const found = layer.map((value) => slopeOf(network.activation, value, arithmetic));
    if (!found.every((slope) => slope !== undefined)) return undefined;
    slopes.push(found);
  }
  const weights = network.layers.map((layer) => layer.weights);
  const { precision } = arithmetic;
  if (precision.greatest.lessThan(largestProduct(network, slopes))) return undefined;
  const sizes = weights.map(absolute);
  const scaled = (of: (slope: Value) => Rational) => slopes.map((layer) => layer.map(of));
  const exact = product(
    weights,
    scaled(({ mid }) => mid),
  );
  const bare = product(
    sizes,
    scaled(({ mid }) => mid.abs()),
  );
  const known = product(
    sizes,
    scaled(({ mid, radius }) => mid.abs().plus(radius)),
  );
  const widened = product(
    sizes,
    scaled(({ mid, radius, error }) => mid.abs().plus(radius).plus(error)),
  );
  if (isExactProduct(weights, slopes, precision)) return exact.map((row) => row.map(exactly));
  const { relative, underflow } = roundings(network, slopes, precision);
  return exact.map((row, i) =>
    row.map((mid, j) => {
      const entry = (of: Matrix) => at(at(of, i), j);
      const [least, middle, most] = [entry(bare), entry(known), entry(widened)];
      const error = most.minus(middle).plus(relative.times(most)).plus(underflow);
      return { mid, radius: shortened(middle.minus(least)), error: shortened(error) };
    }),
  );
}

function slopeOf(
  phi: Activation,
  value: Value,
  { precision, activationUnits }: Arithmetic,
): Value | undefined {
  const { lo, hi } = reach(value);
  if (bends(phi, Interval.of(lo, hi))) return undefined;
  const { mid, radius } = value;
  const around = phi.chordSlopes(Interval.of(mid.minus(radius), mid.plus(radius)));
  const wide = phi.chordSlopes(Interval.of(lo, hi));
  if (around?.isBounded() !== true || wide?.isBounded() !== true) return undefined;
  const middle = around.lo.plus(around.hi).times(Rational.half);
  const variation = wide.hi.minus(wide.lo);
  const size = Rational.max(Rational.one, Rational.max(lo.abs(), hi.abs()));
  const evaluation =
    phi instanceof PiecewiseLinear
      ? Rational.zero
      : precision.unit.times(Rational.of(activationUnits)).times(size);
  return {
    mid: middle,
    radius: shortened(around.hi.minus(middle)),
    error: shortened(variation.plus(evaluation)),
  };
}

/** Whether φ bends or jumps anywhere in a bounded range. */
function bends(phi: Activation, range: Interval): boolean {
  if (phi instanceof Elu) return !phi.alpha.equals(Rational.one) && range.contains(Rational.zero);
  if (!(phi instanceof PiecewiseLinear)) return false;
  return phi.pieces.some(({ until, slope, intercept }, i) => {
    const next = phi.pieces[i + 1];
    if (until === undefined || next === undefined || !range.contains(until)) return false;
    return !(slope.equals(next.slope) && intercept.equals(next.intercept));
  });
}

/** W_L·D_{L−1}·…·D_1·W_1 */
function product(weights: readonly Matrix[], slopes: readonly Vector[]): Matrix {
  return weights.slice(1).reduce(
    (inner, outer, k) => {
      const diagonal = at(slopes, k);
      return matrix.multiply(
        outer,
        inner.map((row, i) => row.map((entry) => entry.times(at(diagonal, i)))),
      );
    },
    at(weights, 0),
  );
}

/** Whether all entries of every product of consecutive layers are numbers of the format. */
function isExactProduct(
  weights: readonly Matrix[],
  slopes: readonly Slopes[],
  precision: Precision,
): boolean {
  if (slopes.flat().some(({ radius, error }) => radius.sign !== 0 || error.sign !== 0)) return false;
  const mids = slopes.map((layer) => layer.map(({ mid }) => mid));
  const grainOf = (numbers: Vector): number =>
    numbers.reduce((most, x) => Math.max(most, grain(x) ?? Infinity), 0);
  for (let first = 0; first < weights.length; first++) {
    for (let last = first; last < weights.length; last++) {
      const [factors, between] = [weights.slice(first, last + 1), mids.slice(first, last)];
      const finest = [...factors.map((factor) => grainOf(factor.flat())), ...between.map(grainOf)];
      const g = finest.reduce((sum, each) => sum + each, 0);
      const size = greatest(
        product(
          factors.map(absolute),
          between.map((layer) => at(absolute([layer]), 0)),
        ),
      );
      if (!Number.isFinite(g) || !isGridOf(precision, g, size)) return false;
    }
  }
  return true;
}

/**
 * The relative error of the greatest number of roundings that contribute to an entry, and the amount that underflow
 * may add.
 */
function roundings(
  network: Network,
  slopes: readonly Slopes[],
  precision: Precision,
): { readonly relative: Rational; readonly underflow: Rational } {
  const { inputDimension, widths, depth } = network;
  const count = widths.reduce((sum, n) => sum + n, inputDimension) + depth;
  const largest = largestProduct(network, slopes);
  return {
    relative: gamma(precision, count),
    underflow: largest.times(Rational.of(count)).times(precision.least),
  };
}

/** At least as large as every product of consecutive layers, in any order, and every partial sum in one. */
function largestProduct({ widths, layers }: Network, slopes: readonly Slopes[]): Rational {
  const factors = [
    ...layers.map(({ weights }) => weights.flat()),
    ...slopes.map((layer) => layer.map(({ mid, error }) => mid.abs().plus(error))),
  ];
  const largest = factors.reduce(
    (size, numbers) => size.times(Rational.one.plus(greatest([numbers]))),
    Rational.one,
  );
  return widths.reduce((bound, n) => bound.times(Rational.of(n)), largest);
}

function absolute(entries: Matrix): Matrix {
  return entries.map((row) => row.map((entry) => entry.abs()));
}

function greatest(entries: Matrix): Rational {
  return entries.flat().reduce((most, entry) => Rational.max(most, entry.abs()), Rational.zero);
}
