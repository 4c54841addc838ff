/**
 * Newton's method on Fᵐ(x) = x. Where F is piecewise linear, one step from the right linear region is exact up to
 * rounding. From other regions the method may cycle, so the number of steps is limited.
 */

import { LuDecomposition, Matrix, solve } from 'ml-matrix';
import { distance, type IteratedMap, magnitude } from './iterated-map.js';
import { jacobian } from './jacobian.js';

const MOST_STEPS = 24;
/** A point is a root if |Fᵐ(x) − x|, relative to 1 + |x|, is below this. */
const ROOT_RESIDUAL = 1e-10;
const LARGEST_TAME_ENTRY = 1e100;

/**
 * A point with Fᵐ(x) = x up to rounding, from the given start; `undefined` if Newton's method finds none. If the
 * linear system is singular, as on a line of fixed points, its solution of least length is taken.
 */
export function periodicPointNear(
  map: IteratedMap,
  start: ArrayLike<number>,
  m: number,
): Float64Array | undefined {
  let x = Float64Array.from(start);
  let best: Float64Array | undefined;
  let least = Infinity;
  for (let step = 0; step < MOST_STEPS; step++) {
    const image = map.image(x, m);
    const residual = distance(image, x) / magnitude(x);
    if (!(residual < Infinity)) break;
    if (residual < least) [best, least] = [x, residual];
    else if (least < ROOT_RESIDUAL) break;
    if (residual === 0) break;
    const change = newtonChange(map, x, image, m);
    if (change === undefined) break;
    x = x.map((value, i) => value + (change[i] ?? NaN));
  }
  return least < ROOT_RESIDUAL ? best : undefined;
}

/** The change d with (DFᵐ(x) − I)·d = x − Fᵐ(x). */
function newtonChange(
  map: IteratedMap,
  x: Float64Array,
  image: Float64Array,
  m: number,
): readonly number[] | undefined {
  const system = jacobian(map.floats, x, m).matrix.sub(Matrix.eye(x.length));
  return solved(
    system,
    Array.from(x, (value, i) => value - (image[i] ?? NaN)),
  );
}

/** The solution, or the one of least length if the matrix is singular up to rounding. */
export function solved(matrix: Matrix, right: readonly number[]): readonly number[] | undefined {
  if (!isTame(matrix.to1DArray()) || !isTame(right)) return undefined;
  const lu = new LuDecomposition(matrix);
  const column = Matrix.columnVector([...right]);
  return (lu.isSingular() ? solve(matrix, column, true) : lu.solve(column)).to1DArray();
}

/** Whether ml-matrix can handle the entries: it iterates forever on NaN, and on numbers whose squares overflow. */
export function isTame(entries: readonly number[]): boolean {
  return entries.every((entry) => Math.abs(entry) < LARGEST_TAME_ENTRY);
}
