/**
 * F and its slopes over a box: an enclosure of the image, and of the matrices M with F(x) − F(y) = M·(x − y). Weights
 * and biases are enclosed too, because an exact number need not be a float64 number.
 */

import { type Activation, at, FloatInterval, Interval, type Network, Rational } from '../../exact/index.js';
import type { IntervalMatrix, IntervalVector } from './interval-matrix.js';

const ZERO = FloatInterval.point(0);

interface EnclosedLayer {
  readonly weights: IntervalMatrix;
  readonly bias: IntervalVector;
}

const enclosed = new WeakMap<Network, readonly EnclosedLayer[]>();

/** The layers with their exact numbers enclosed in intervals; computed once for each network. */
function layersOf(network: Network): readonly EnclosedLayer[] {
  const known = enclosed.get(network);
  if (known) return known;
  const layers = network.layers.map(({ weights, bias }) => ({
    weights: weights.map((row) => row.map((w) => FloatInterval.around(w))),
    bias: bias.map((b) => FloatInterval.around(b)),
  }));
  enclosed.set(network, layers);
  return layers;
}

/** Contains F(x) for all x in the box. */
export function imageOver(network: Network, box: IntervalVector): IntervalVector {
  return layersOf(network).reduce<IntervalVector>((value, layer, k) => {
    const affine = affineOver(layer, value);
    return k + 1 === network.layers.length
      ? affine
      : affine.map((range) => valueOver(network.activation, range));
  }, box);
}

/**
 * An enclosure of M·A for some M with F(x) − F(y) = M·(x − y), for all x and y in the box; the Jacobian of F at a
 * point of the box is such an M. `undefined` where φ jumps.
 */
export function slopesOver(
  network: Network,
  box: IntervalVector,
  A: IntervalMatrix,
): IntervalMatrix | undefined {
  let [value, columns] = [box, A];
  for (const [k, layer] of layersOf(network).entries()) {
    const affine = affineOver(layer, value);
    const moved = layer.weights.map((row) =>
      at(A, 0).map((_, c) => weighted(row, (j) => at(at(columns, j), c))),
    );
    if (k + 1 === network.layers.length) return moved;
    const slopes = affine.map((range) => slopeOver(network.activation, range));
    if (slopes.includes(undefined)) return undefined;
    columns = moved.map((row, i) => row.map((entry) => entry.times(slopes[i] ?? FloatInterval.line)));
    value = affine.map((range) => valueOver(network.activation, range));
  }
  return columns;
}

function affineOver({ weights, bias }: EnclosedLayer, value: IntervalVector): IntervalVector {
  return weights.map((row, i) => weighted(row, (j) => at(value, j)).plus(at(bias, i)));
}

/** Σ w_j·v_j */
function weighted(weights: IntervalVector, value: (j: number) => FloatInterval): FloatInterval {
  let sum = ZERO;
  weights.forEach((w, j) => {
    if (w.lo !== 0 || w.hi !== 0) sum = sum.plus(value(j).times(w));
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
