/** F over a box, with all slopes: an enclosure of the image, and of the matrices M with F(x) − F(y) = M·(x − y). */

import type { FloatNetwork } from '../dynamics/index.js';
import type { Activation } from '../network/index.js';
import { at, FloatInterval, Interval, Rational } from '../numbers/index.js';
import type { IntervalMatrix, IntervalVector } from './interval-matrix.js';

const ZERO = FloatInterval.point(0);

/** Contains F(x) for all x in the box. */
export function imageOver(network: FloatNetwork, box: IntervalVector): IntervalVector {
  return network.layers.reduce<IntervalVector>((value, layer, k) => {
    const affine = affineOver(layer, value);
    return k + 1 === network.layers.length
      ? affine
      : affine.map((range) => valueOver(network.activation, range));
  }, box);
}

/**
 * Contains M·A for an M with F(x) − F(y) = M·(x − y), for all x and y in the box: the Jacobian of F is one of them.
 * `undefined` where φ jumps.
 */
export function slopesOver(
  network: FloatNetwork,
  box: IntervalVector,
  A: IntervalMatrix,
): IntervalMatrix | undefined {
  let [value, columns] = [box, A];
  for (const [k, layer] of network.layers.entries()) {
    const { outputs } = layer;
    const affine = affineOver(layer, value);
    const moved = Array.from({ length: outputs }, (_, i) =>
      at(A, 0).map((_, c) => weighted(rowOf(layer, i), (j) => at(at(columns, j), c))),
    );
    if (k + 1 === network.layers.length) return moved;
    const slopes = affine.map((range) => slopeOver(network.activation, range));
    if (slopes.includes(undefined)) return undefined;
    columns = moved.map((row, i) => row.map((entry) => entry.times(slopes[i] ?? FloatInterval.line)));
    value = affine.map((range) => valueOver(network.activation, range));
  }
  return columns;
}

type Layer = FloatNetwork['layers'][number];

function affineOver(layer: Layer, value: IntervalVector): IntervalVector {
  return Array.from({ length: layer.outputs }, (_, i) =>
    weighted(rowOf(layer, i), (j) => at(value, j)).plus(FloatInterval.point(layer.bias[i] ?? NaN)),
  );
}

function rowOf({ inputs, weights }: Layer, i: number): Float64Array {
  return weights.subarray(i * inputs, (i + 1) * inputs);
}

/** Σ w_j·v_j */
function weighted(weights: Float64Array, value: (j: number) => FloatInterval): FloatInterval {
  let sum = ZERO;
  weights.forEach((w, j) => {
    if (w !== 0) sum = sum.plus(value(j).scaled(w));
  });
  return sum;
}

function slopeOver(activation: Activation, range: FloatInterval): FloatInterval | undefined {
  const slopes = activation.chordSlopes(exactly(range));
  return slopes && outward(slopes);
}

function valueOver(activation: Activation, range: FloatInterval): FloatInterval {
  const { slope, offset } = activation.bandOver(exactly(range));
  return range.times(FloatInterval.around(slope)).plus(outward(offset));
}

function exactly({ lo, hi }: FloatInterval): Interval {
  const end = (value: number) => (Number.isFinite(value) ? Rational.fromNumber(value) : undefined);
  return Interval.of(end(lo), end(hi));
}

function outward({ lo, hi }: Interval): FloatInterval {
  return FloatInterval.of(
    lo ? FloatInterval.around(lo).lo : -Infinity,
    hi ? FloatInterval.around(hi).hi : Infinity,
  );
}
