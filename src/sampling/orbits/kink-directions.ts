/**
 * The directions along which kinks run. A unit of the first layer has its kinks on parallel hyperplanes, and n − 1 of them keep
 * their values along a line. Between such hyperplanes, sets such as basins may be strips that are narrow however far they go: no
 * random direction stays in one, and on a grid of the whole space they seem to end.
 */

import { Matrix, SVD } from 'ml-matrix';
import type { FloatLayer, FloatNetwork } from '../kernels/float-network.js';

/** At most this many choices of n − 1 units are gone through, the first ones. */
const MOST_CHOICES = 12;
/** A singular value counts as 0 up to this share of the largest one. */
const RELATIVE_ZERO = 1e-10;

const known = new WeakMap<FloatNetwork, readonly (readonly number[])[]>();

/** Unit vectors along which n − 1 units of the first layer keep their values, up to rounding, each with the opposite one. */
export function kinkDirections(network: FloatNetwork): readonly (readonly number[])[] {
  const before = known.get(network);
  if (before) return before;
  const [first] = network.layers;
  const units = first?.outputs ?? 0;
  const found: (readonly number[])[] = [];
  let choices = 0;
  for (const chosen of choicesOf(network.dimension - 1, units)) {
    if (first === undefined || choices === MOST_CHOICES) break;
    choices += 1;
    // Of no unit at all, on a line, every direction is one.
    if (chosen.length > 0) found.push(...nullDirections(weightsOf(first).subMatrixRow([...chosen])));
  }
  known.set(network, found);
  return found;
}

/** All choices of `count` numbers below `end`, each in order. */
function* choicesOf(count: number, end: number, from = 0): Generator<readonly number[], void> {
  if (count === 0) yield [];
  else
    for (let k = from; k <= end - count; k++)
      for (const others of choicesOf(count - 1, end, k + 1)) yield [k, ...others];
}

export function weightsOf({ inputs, outputs, weights }: FloatLayer): Matrix {
  return Matrix.from1DArray(outputs, inputs, weights);
}

/** Unit vectors that W maps to 0, up to rounding, and the opposite vectors; none if an entry is not finite. */
export function nullDirections(W: Matrix): readonly (readonly number[])[] {
  if (!W.to1DArray().every((entry) => Number.isFinite(entry))) return [];
  const square = Matrix.zeros(Math.max(W.columns, W.rows), W.columns);
  square.setSubMatrix(W, 0, 0);
  const svd = new SVD(square, { autoTranspose: true });
  const [largest = 0] = svd.diagonal;
  const kernel = svd.diagonal.flatMap((value, k) =>
    value <= RELATIVE_ZERO * largest ? [svd.rightSingularVectors.getColumn(k)] : [],
  );
  return kernel.flatMap((v) => [v, v.map((entry) => -entry)]);
}
