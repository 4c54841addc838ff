/** A periodic point of F as an exact one. */

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

/** At so many kinks at once, no exact point is looked for. */
const MOST_CHOICES = 256;
/** How close to a kink, relative to its size, float64 leaves it open on which side a value is. */
const NEAR = 1e-7;

/**
 * The point with Fᵐ(x) = x near the given one, exactly: φ's pieces are read off in float64, a linear system solved
 * exactly, and the result tried. `undefined` if φ is not piecewise linear, or none of the points fits.
 */
export function exactPeriodicPoint(network: Network, near: ArrayLike<number>, m: number): Vector | undefined {
  if (!(network.activation instanceof PiecewiseLinear)) return undefined;
  const isPeriodic = (x: Vector) => network.iterateExactly(x, m).every((value, i) => value.equals(at(x, i)));
  // Where the points fill a line or more, any simple one will do.
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

function isClose(x: Vector, near: ArrayLike<number>): boolean {
  return x.every(
    (value, i) => Math.abs(value.toNumber() - (near[i] ?? NaN)) <= 1e-5 * (1 + Math.abs(near[i] ?? NaN)),
  );
}

/** For each hidden layer, the piece of each neuron; several patterns where values are at kinks. */
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
          const slack = NEAR * (1 + Math.abs(value));
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
    if (patterns.length > MOST_CHOICES) return [];
  }
  return patterns;
}

/** The fixed point of the affine map that the pieces make of F, if it has exactly one. */
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

/** The midpoint of float64 neighbourhoods that is short to write: where no exact point is to be had. */
export function roundedPoint(near: ArrayLike<number>): Vector {
  return Array.from(near, (value) => Rational.fromNumber(value).roundedTo(2n ** 30n));
}
