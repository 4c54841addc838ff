/**
 * Affine forms in float64: an estimate of the image of a set by the rule of the certificate format, but with rounding
 * errors, at a small part of the cost. Exact arithmetic then confirms or rejects the result; nothing is proved here.
 */

import type { FloatLayer, FloatNetwork, FloatPieces } from '../../sampling/index.js';
import { SLOPE_DENOMINATOR, type Zonotope } from '../../exact/index.js';

/**
 * A sum that is smaller than this share of the absolute values of its terms counts as 0, because it may multiply an
 * infinite range.
 */
const CANCELLED_SHARE = 1e-12;
const SLOPE_STEPS_PER_UNIT = Number(SLOPE_DENOMINATOR);

/** t·direction for t from lo to hi. */
interface Generator {
  readonly direction: Float64Array;
  readonly lo: number;
  readonly hi: number;
}

/** {origin + Σ t_k·direction_k}, as `Zonotope`. */
export interface FloatForms {
  readonly origin: Float64Array;
  readonly generators: readonly Generator[];
}

interface Range {
  readonly lo: number;
  readonly hi: number;
}

interface Band {
  readonly slope: number;
  readonly lo: number;
  readonly hi: number;
}

export function floatForms({ origin, generators }: Zonotope): FloatForms {
  return {
    origin: Float64Array.from(origin, (x) => x.toNumber()),
    generators: generators.map(({ direction, range }) => ({
      direction: Float64Array.from(direction, (x) => x.toNumber()),
      lo: range.lo?.toNumber() ?? -Infinity,
      hi: range.hi?.toNumber() ?? Infinity,
    })),
  };
}

/** An approximation of the image under F, for a continuous and piecewise linear φ. */
export function floatImage({ layers }: FloatNetwork, pieces: FloatPieces, set: FloatForms): FloatForms {
  return layers.reduce((x, layer, k) => {
    const moved: FloatForms = {
      origin: multiplied(layer, x.origin).map((value, i) => value + (layer.bias[i] ?? NaN)),
      generators: x.generators
        .map(({ direction, lo, hi }) => ({ direction: multiplied(layer, direction), lo, hi }))
        .filter(({ direction }) => direction.some((entry) => entry !== 0)),
    };
    return k + 1 < layers.length ? activated(pieces, moved) : moved;
  }, set);
}

/** The range of row·x over the set. */
export function rangeAlong(row: ArrayLike<number>, forms: FloatForms): Range {
  return rangeOf(forms, (vector) => dot(row, 0, vector));
}

/** The range of a linear function over the set. */
function rangeOf({ origin, generators }: FloatForms, linear: (vector: Float64Array) => number): Range {
  const value = linear(origin);
  let [lo, hi] = [value, value];
  for (const { direction, lo: from, hi: to } of generators) {
    const c = linear(direction);
    if (c === 0) continue;
    lo += c > 0 ? c * from : c * to;
    hi += c > 0 ? c * to : c * from;
  }
  return { lo, hi };
}

function multiplied({ weights, inputs, outputs }: FloatLayer, x: Float64Array): Float64Array {
  return Float64Array.from({ length: outputs }, (_, i) => dot(weights, i * inputs, x));
}

function dot(row: ArrayLike<number>, start: number, x: Float64Array): number {
  let [sum, size] = [0, 0];
  for (let j = 0; j < x.length; j++) {
    const product = (row[start + j] ?? NaN) * (x[j] ?? NaN);
    sum += product;
    size += Math.abs(product);
  }
  return Math.abs(sum) <= CANCELLED_SHARE * size ? 0 : sum;
}

function activated(pieces: FloatPieces, forms: FloatForms): FloatForms {
  const { origin, generators } = forms;
  const bands = Array.from(origin, (_, j) =>
    bandOver(
      pieces,
      rangeOf(forms, (vector) => vector[j] ?? NaN),
    ),
  );
  const slope = (j: number): number => bands[j]?.slope ?? NaN;
  const fresh = bands.flatMap(({ lo, hi }, j): Generator[] => {
    if (lo === hi) return [];
    return [{ direction: Float64Array.from(origin, (_, i) => (i === j ? 1 : 0)), lo, hi }];
  });
  return {
    origin: origin.map((value, j) => {
      const { lo = NaN, hi = NaN } = bands[j] ?? {};
      return slope(j) * value + (lo === hi ? lo : 0);
    }),
    generators: [
      ...generators
        .map((each) => ({ ...each, direction: each.direction.map((entry, j) => slope(j) * entry) }))
        .filter(({ direction }) => direction.some((entry) => entry !== 0)),
      ...fresh,
    ],
  };
}

/** `PiecewiseLinear.bandOver` in float64. */
function bandOver({ until, slope, intercept }: FloatPieces, { lo, hi }: Range): Band {
  let first = 0;
  while (lo >= (until[first] ?? NaN)) first += 1;
  let last = first;
  while (hi > (until[last] ?? NaN)) last += 1;
  const valueAt = (x: number, piece: number) => (slope[piece] ?? NaN) * x + (intercept[piece] ?? NaN);
  if (first === last) {
    const offset = intercept[first] ?? NaN;
    return { slope: slope[first] ?? NaN, lo: offset, hi: offset };
  }
  const isBounded = lo > -Infinity && hi < Infinity;
  const chord = isBounded
    ? Math.round((SLOPE_STEPS_PER_UNIT * (valueAt(hi, last) - valueAt(lo, first))) / (hi - lo)) /
      SLOPE_STEPS_PER_UNIT
    : 0;
  let [least, greatest] = [Infinity, -Infinity];
  for (let piece = first; piece <= last; piece++) {
    const tilt = (slope[piece] ?? NaN) - chord;
    for (const x of [Math.max(lo, until[piece - 1] ?? -Infinity), Math.min(hi, until[piece] ?? NaN)]) {
      const value = (tilt === 0 ? 0 : tilt * x) + (intercept[piece] ?? NaN);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  return { slope: chord, lo: least, hi: greatest };
}
