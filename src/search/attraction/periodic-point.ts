/** The exact periodic point of F near one in float64. */

import {
  at,
  type Layer,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { simplestVector } from './rounding.js';

/** If the neurons at kinks allow more choices of pieces than this, no exact point is looked for. */
const MOST_PATTERNS = 256;
/** A value in float64 this close to a kink, relative to 1 + its size, may lie on either side. */
const NEAR_A_KINK = 1e-7;

/**
 * The exact point with Fᵐ(x) = x near the given one. The pieces of φ are read off in float64, a linear system is
 * solved exactly, and the result is checked. `undefined` if φ is not piecewise linear, or no result is a periodic
 * point.
 */
export function exactPeriodicPoint(network: Network, near: ArrayLike<number>, m: number): Vector | undefined {
  if (!(network.activation instanceof PiecewiseLinear)) return undefined;
  const isPeriodic = (x: Vector) => network.iterateExactly(x, m).every((value, i) => value.equals(at(x, i)));
  // If the periodic points fill a line or more, any simple one of them will do.
  for (const tolerance of [1e-9, 1e-6]) {
    const simple = simplestVector(near, tolerance);
    if (isPeriodic(simple)) return simple;
  }
  const power = network.power(m);
  for (const pieces of patternsAt(power, network.activation, near)) {
    const x = fixedPointWith(power, network.activation, pieces);
    if (x && isClose(x, near) && isPeriodic(x)) return x;
  }
  return undefined;
}

/**
 * All fixed points of F at which no neuron need be at a kink: each choice of pieces of φ gives at most one. Empty if φ is not
 * piecewise linear, or if there are too many choices.
 */
export function fixedPoints(network: Network): readonly Vector[] {
  const { activation, widths } = network;
  if (!(activation instanceof PiecewiseLinear)) return [];
  const units = widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  const count = activation.pieces.length ** units;
  if (count > MOST_PATTERNS) return [];
  const found: Vector[] = [];
  for (let k = 0; k < count; k++) {
    let rest = k;
    const pattern = widths.slice(0, -1).map((width) =>
      Array.from({ length: width }, () => {
        const piece = rest % activation.pieces.length;
        rest = (rest - piece) / activation.pieces.length;
        return piece;
      }),
    );
    const x = fixedPointWith(network, activation, pattern);
    const isFixed = x && network.iterateExactly(x, 1).every((value, i) => value.equals(at(x, i)));
    const isNew = isFixed && !found.some((other) => other.every((value, i) => value.equals(at(x, i))));
    if (isNew) found.push(x);
  }
  return found;
}

function isClose(x: Vector, near: ArrayLike<number>): boolean {
  return x.every(
    (value, i) => Math.abs(value.toNumber() - (near[i] ?? NaN)) <= 1e-5 * (1 + Math.abs(near[i] ?? NaN)),
  );
}

/**
 * All patterns of pieces: for each hidden layer, the piece of each neuron. There are several patterns where values
 * are at kinks.
 */
function patternsAt(
  network: Network,
  { pieces }: PiecewiseLinear,
  near: ArrayLike<number>,
): readonly (readonly (readonly number[])[])[] {
  let values = Array.from(near);
  const options: number[][][] = [];
  for (const { weights, bias } of network.layers.slice(0, -1)) {
    const affine = weights.map((row, i) =>
      row.reduce((sum, w, j) => sum + w.toNumber() * (values[j] ?? NaN), at(bias, i).toNumber()),
    );
    options.push(
      affine.map((value) =>
        pieces.flatMap((_, k) => {
          const slack = NEAR_A_KINK * (1 + Math.abs(value));
          const from = pieces[k - 1]?.until?.toNumber() ?? -Infinity;
          const to = pieces[k]?.until?.toNumber() ?? Infinity;
          return value > from - slack && value <= to + slack ? [k] : [];
        }),
      ),
    );
    values = affine.map((value) => network.activation.evaluate(value));
  }
  let patterns: readonly (readonly (readonly number[])[])[] = [[]];
  for (const layer of options) {
    const choices = layer.reduce<readonly (readonly number[])[]>(
      (all, pieces) => all.flatMap((choice) => pieces.map((piece) => [...choice, piece])),
      [[]],
    );
    patterns = patterns.flatMap((pattern) => choices.map((choice) => [...pattern, choice]));
    if (patterns.length > MOST_PATTERNS) return [];
  }
  return patterns;
}

/** The fixed point of the affine map that F is on the given pieces, if it has exactly one. */
function fixedPointWith(
  { layers }: Network,
  { pieces }: PiecewiseLinear,
  pattern: readonly (readonly number[])[],
): Vector | undefined {
  const n = at(at(layers, 0).weights, 0).length;
  let map: Layer = { weights: matrix.identity(n), bias: matrix.zeros(n) };
  layers.forEach((layer, k) => {
    map = {
      weights: matrix.multiply(layer.weights, map.weights),
      bias: matrix.add(matrix.apply(layer.weights, map.bias), layer.bias),
    };
    const chosen = pattern[k]?.map((piece) => at(pieces, piece));
    if (chosen === undefined) return;
    map = {
      weights: map.weights.map((row, i) => row.map((w) => w.times(at(chosen, i).slope))),
      bias: map.bias.map((b, i) => b.times(at(chosen, i).slope).plus(at(chosen, i).intercept)),
    };
  });
  const system = matrix
    .identity(n)
    .map((row, i) => row.map((entry, j) => entry.minus(at(at(map.weights, i), j))));
  const inverse = matrix.inverse(system);
  return inverse && matrix.apply(inverse, map.bias);
}

/** A point near the given one with coordinates that are short to write, for use where there is no exact point. */
export function roundedPoint(near: ArrayLike<number>): Vector {
  return Array.from(near, (value) => Rational.fromNumber(value).roundedTo(2n ** 30n));
}
