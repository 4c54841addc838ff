/**
 * The normal form of a network: the same map in coordinates in which its kinks and its attractors are of order one, so that
 * what floating point sees does not depend on the unit or the origin of the coordinates it was given in.
 *
 * First come coordinates that are read off the weights exactly: for all networks x ↦ s·F((x − t)/s) + t with s > 0 they
 * give one and the same network, number for number. What floating point then finds in that network is the same for all
 * of them too, so it may choose the coordinates that are handed out, within powers of two.
 */

import {
  at,
  type Layer,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { Coordinates, seenIn } from './coordinates.js';
import { isPositivelyHomogeneous, withEvenUnits } from './even-units.js';
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
 * hidden units under a φ with φ(c·v) = c·φ(v), have the same network in normal form.
 *
 * @example
 * ```ts
 * import { hardTanh, Network, normalForm, Rational } from 'basincheck';
 * const layer = (w: string, b: string) => ({ weights: [[Rational.from(w)]], bias: [Rational.from(b)] });
 * const far = new Network(hardTanh, [layer('2', '-2000000'), layer('1', '1000000')]);
 * const tiny = new Network(hardTanh, [layer('20000000', '0'), layer('1/10000000', '0')]);
 * normalForm(far).network.layers; // → [{ weights: [[1]], bias: [0] }, { weights: [[2]], bias: [0] }]
 * normalForm(tiny).network.layers; // → [{ weights: [[1]], bias: [0] }, { weights: [[2]], bias: [0] }]
 * ```
 */
export function normalForm(network: Network): NormalForm {
  const isSelfMap = network.outputDimension === network.inputDimension;
  const last = at(network.layers, network.depth - 1);
  const origin = isSelfMap ? last.bias : nearestToKinks(network);
  const even = withEvenUnits(network);
  const inputs = new Coordinates(unitAt(even, origin), origin);
  const outputs = isSelfMap
    ? inputs
    : new Coordinates(outputUnit(at(even.layers, even.depth - 1)), last.bias);
  const seen = withEvenUnits(seenIn(even, inputs, outputs));
  const natural = naturalScale(seen);
  if (!isSelfMap) {
    return {
      network: withEvenUnits(seenIn(seen, natural, Coordinates.unchanged(seen.outputDimension))),
      inputs: inputs.then(natural),
      outputs,
    };
  }
  const both = inputs.then(natural);
  return { network: withEvenUnits(seenIn(seen, natural, natural)), inputs: both, outputs: both };
}

/**
 * A length that is read off the weights: from the origin to a kink of the first layer along an axis, or over which the
 * argument of φ changes by 1 if φ has a scale of its own.
 */
function unitAt(network: Network, origin: Vector): Rational {
  const first = at(network.layers, 0);
  const offsets = matrix.apply(first.weights, origin, undefined, first.bias);
  const isScaleFree = isPositivelyHomogeneous(network);
  for (const [i, row] of first.weights.entries()) {
    const weight = row.find(({ sign }) => sign !== 0)?.abs();
    const offset = at(offsets, i).abs();
    if (weight && (!isScaleFree || offset.sign !== 0))
      return (isScaleFree ? offset : Rational.one).dividedBy(weight);
  }
  if (network.activation instanceof PiecewiseLinear && network.outputDimension === origin.length) {
    const moved = matrix.subtract(network.evaluateExactly(origin), origin).find(({ sign }) => sign !== 0);
    if (moved) return moved.abs();
  }
  return Rational.one;
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

/**
 * A point nearest to the kinks of the first layer: the least sum of squares of w·x + b, each divided by the first weight of
 * its unit. Any solution will do: along the others F does not change.
 */
function nearestToKinks(network: Network): Vector {
  const { weights, bias } = at(network.layers, 0);
  const rows = weights.flatMap((row, i) => {
    const size = row.find(({ sign }) => sign !== 0);
    return size ? [[...row, at(bias, i).negated()].map((value) => value.dividedBy(size))] : [];
  });
  const n = network.inputDimension;
  const normal = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) =>
      rows.reduce((sum, row) => sum.plus(at(row, i).times(at(row, j))), Rational.zero),
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
