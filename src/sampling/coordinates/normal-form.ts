/**
 * The normal form of a network: the same map in coordinates in which its kinks and its attractors are of order one, so that
 * what floating point sees does not depend on the unit or the origin of the coordinates it was given in.
 *
 * First come coordinates that are read off the weights exactly: for all networks x ↦ s·F((x − t)/s) + t with s > 0 they
 * give one and the same network, number for number. What floating point then finds in that network is the same for all
 * of them too, so it may choose the coordinates that are handed out, within powers of two.
 */

import {
  applyLayer,
  at,
  type Layer,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { Coordinates, seenIn } from './coordinates.js';
import { isPositivelyHomogeneous, unitFor, withEvenUnits, withoutConstantUnits } from './even-units.js';
import { naturalScale } from './natural-scale.js';

/** `network` is the given one in these coordinates: y ↦ outputs.inward(F(inputs.outward(y))). */
export interface NormalForm {
  readonly network: Network;
  readonly inputs: Coordinates;
  /** The same as `inputs` if F maps ℝⁿ to ℝⁿ. */
  readonly outputs: Coordinates;
}

/**
 * The normal form. Networks that differ by a change of coordinates x ↦ s·x + t, with an exact s > 0, and by the sizes of
 * hidden units under a φ with φ(c·v) = c·φ(v), have the same network in normal form; large ones do where these factors are powers
 * of two.
 *
 * @example
 * ```ts
 * import { hardTanh, Network, normalForm, Rational } from 'basincheck';
 * const layer = (w: string, b: string) => ({ weights: [[Rational.from(w)]], bias: [Rational.from(b)] });
 * const far = new Network(hardTanh, [layer('2', '-2000000'), layer('1', '1000000')]);
 * const tiny = new Network(hardTanh, [layer('20000000', '0'), layer('1/10000000', '0')]);
 * normalForm(far).network.layers; // → [{ weights: [[4]], bias: [0] }, { weights: [[1/2]], bias: [0] }]
 * normalForm(tiny).network.layers; // → [{ weights: [[4]], bias: [0] }, { weights: [[1/2]], bias: [0] }]
 * ```
 */
export function normalForm(given: Network): NormalForm {
  const network = withoutConstantUnits(given);
  const { inputDimension: n, outputDimension: m } = network;
  const isSelfMap = n === m;
  const origin = originOf(network);
  const inputs = new Coordinates(unitFor(network, unitAt(network, origin)), origin);
  if (isSelfMap) {
    const seen = withEvenUnits(seenIn(network, inputs, inputs));
    const natural = naturalScale(seen);
    const both = inputs.then(natural);
    return { network: withEvenUnits(seenIn(seen, natural, natural)), inputs: both, outputs: both };
  }
  const seen = withEvenUnits(seenIn(network, inputs, Coordinates.unchanged(m)));
  const natural = naturalScale(seen);
  const inside = withEvenUnits(seenIn(seen, natural, Coordinates.unchanged(m)));
  const outputs = new Coordinates(outputUnit(lastOf(inside)), lastOf(inside).bias);
  return {
    network: seenIn(inside, Coordinates.unchanged(n), outputs),
    inputs: inputs.then(natural),
    outputs,
  };
}

function lastOf({ layers }: Network): Layer {
  return at(layers, layers.length - 1);
}

/**
 * A point that is read off the weights: the last bias, which is the value of F where no hidden unit contributes; for a map to
 * elsewhere a point near the kinks of the first layer; for an affine F one that it moves least.
 */
function originOf({ layers, inputDimension: n, outputDimension: m }: Network): Vector {
  const { weights, bias } = at(layers, 0);
  if (layers.length > 1)
    return m === n ? at(layers, layers.length - 1).bias : leastSquares(n, byFirstWeight(weights, bias));
  if (m !== n) return matrix.zeros(n);
  return leastSquares(
    n,
    weights.map((row, i) => [
      ...row.map((w, j) => (i === j ? Rational.one.minus(w) : w.negated())),
      at(bias, i),
    ]),
  );
}

/** The equations w·x = −b of the units, each divided by its first weight. */
function byFirstWeight(weights: readonly Vector[], bias: Vector): readonly Vector[] {
  return weights.flatMap((row, i) => {
    const size = row.find(({ sign }) => sign !== 0);
    return size ? [[...row, at(bias, i).negated()].map((value) => value.dividedBy(size))] : [];
  });
}

/**
 * A length that is read off the weights: from the origin to a kink along an axis, or over which the argument of φ changes by 1 if
 * φ has a scale of its own; if there is no such thing, the distance that F moves the origin.
 */
function unitAt(network: Network, origin: Vector): Rational {
  const isScaleFree = isPositivelyHomogeneous(network);
  const hidden = isScaleFree ? network.layers.slice(0, -1) : network.layers.slice(0, 1);
  const values = isScaleFree ? argumentsAt(network, origin) : [];
  // For each unit, the sum over all paths to it of the products of the weights' sizes.
  let reach: readonly Vector[] | undefined;
  for (const [k, { weights }] of network.depth > 1 ? hidden.entries() : []) {
    const sizes = weights.map((row) => row.map((w) => w.abs()));
    reach = reach ? matrix.multiply(sizes, reach) : sizes;
    for (const [i, row] of reach.entries()) {
      const weight = row.find(({ sign }) => sign !== 0);
      const size = isScaleFree ? at(at(values, k), i).abs() : Rational.one;
      if (weight && size.sign !== 0) return size.dividedBy(weight);
    }
  }
  if (!network.activation.exact || network.outputDimension !== origin.length) return Rational.one;
  const moved = matrix.subtract(network.evaluateExactly(origin), origin).find(({ sign }) => sign !== 0);
  return moved?.abs() ?? Rational.one;
}

/** The arguments of φ, layer by layer. */
function argumentsAt({ activation, layers }: Network, x: Vector): readonly Vector[] {
  let y = x;
  return layers.map((layer) => {
    const affine = applyLayer(layer, y);
    if (activation instanceof PiecewiseLinear) y = affine.map((value) => activation.valueAt(value));
    return affine;
  });
}

/** A size of the values of F. */
function outputUnit({ weights }: Layer): Rational {
  return (
    weights
      .flat()
      .find(({ sign }) => sign !== 0)
      ?.abs() ?? Rational.one
  );
}

/** A solution x in ℝⁿ of equations with rows [a | c], a·x = c, with the least sum of squared errors. */
function leastSquares(n: number, equations: readonly Vector[]): Vector {
  const normal = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) =>
      equations.reduce((sum, row) => sum.plus(at(row, i).times(at(row, j))), Rational.zero),
    ),
  );
  return solution(normal);
}

/** A solution of a system with rows [A | b] that has one; the unknowns that are free are 0. */
function solution(system: readonly (readonly Rational[])[]): Vector {
  const n = system.length;
  let rows = system.map((row) => [...row]);
  const pivots: { column: number; row: readonly Rational[] }[] = [];
  for (let column = 0; column < n; column++) {
    const pivot = rows.find((row) => at(row, column).sign !== 0);
    if (pivot === undefined) continue;
    const scaled = pivot.map((value) => value.dividedBy(at(pivot, column)));
    const without = (row: readonly Rational[]) => {
      const factor = at(row, column);
      return row.map((value, j) => value.minus(factor.times(at(scaled, j))));
    };
    rows = rows.filter((row) => row !== pivot).map(without);
    for (const each of pivots) each.row = without(each.row);
    pivots.push({ column, row: scaled });
  }
  const x = Array.from({ length: n }, () => Rational.zero);
  for (const { column, row } of pivots) x[column] = at(row, n);
  return x;
}
