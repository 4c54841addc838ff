/** The contender with ml-matrix: the points of a chunk are the columns of a matrix, taken out when they have finished. */

import { Matrix } from 'ml-matrix';
import type { Problem } from '../problems.js';
import type { Loaded } from '../serve.js';

const GROWING_STEPS = 16;
const ESCAPED = -1;
const LEFT_FLOAT_RANGE = -2;
const BUDGET_SPENT = -4;
const NOWHERE = -100;
/** Columns at a time: tried once, after which larger ones gained nothing. */
const CHUNK = 256;

interface Columns {
  readonly x: Matrix;
  /** Which point each column is. */
  readonly index: readonly number[];
  readonly norm: readonly number[];
  readonly growing: readonly number[];
}

export function settlingByMatrices(problem: Problem): Loaded {
  const { row, points, budget } = problem;
  const { n } = row;
  const apply = forward(problem);
  const landing = landingIn(problem);

  const settle = (count: number): readonly [Int32Array, Int32Array] => {
    const labels = new Int32Array(count).fill(BUDGET_SPENT);
    const steps = new Int32Array(count).fill(budget);
    for (let start = 0; start < count; start += CHUNK) {
      const size = Math.min(CHUNK, count - start);
      const rows = Matrix.from1DArray(size, n, points.subarray(start * n, (start + size) * n));
      let columns: Columns = {
        x: rows.transpose(),
        index: Array.from({ length: size }, (_, k) => start + k),
        norm: new Array<number>(size).fill(0),
        growing: new Array<number>(size).fill(0),
      };
      for (let t = 0; t <= budget && columns.index.length > 0; t++) {
        if (t > 0) columns = moved(columns, apply(columns.x), problem.escapeRadius);
        const stays: number[] = [];
        columns.index.forEach((point, k) => {
          let label = landing(columns.x, k);
          if (columns.growing[k] === GROWING_STEPS) label = ESCAPED;
          if (!((columns.norm[k] ?? NaN) < Infinity)) label = LEFT_FLOAT_RANGE;
          if (label === NOWHERE) {
            stays.push(k);
            return;
          }
          labels[point] = label;
          steps[point] = t;
        });
        if (stays.length < columns.index.length) columns = taken(columns, stays);
      }
    }
    return [labels, steps];
  };
  return { run: (count) => settle(count)[1].reduce((sum, t) => sum + t, 0), results: settle };
}

/** F on the columns of a matrix. */
function forward({ row, weights, bias, slope }: Problem): (x: Matrix) => Matrix {
  const { n, L, activation } = row;
  const phi = {
    'leaky ReLU': (y: number) => (y > 0 ? y : slope * y),
    HardTanh: (y: number) => Math.min(Math.max(y, -1), 1),
    tanh: Math.tanh,
    sigmoid: (y: number) => 1 / (1 + Math.exp(-y)),
  }[activation];
  const layers = Array.from({ length: L }, (_, l) => ({
    W: Matrix.from1DArray(n, n, weights.subarray(l * n * n, (l + 1) * n * n)),
    b: bias.slice(l * n, (l + 1) * n),
  }));
  return (start) => {
    let x = start;
    layers.forEach(({ W, b }, l) => {
      x = W.mmul(x).addColumnVector(b);
      if (l + 1 === L) return;
      for (let i = 0; i < n; i++) for (let k = 0; k < x.columns; k++) x.set(i, k, phi(x.get(i, k)));
    });
    return x;
  };
}

/** The number of the target in which a column has landed. */
function landingIn({ row, centres, radii }: Problem): (x: Matrix, column: number) => number {
  const { n } = row;
  return (x, column) => {
    for (let target = 0; target < radii.length; target++) {
      let square = 0;
      for (let i = 0; i < n; i++) square += (x.get(i, column) - (centres[target * n + i] ?? NaN)) ** 2;
      if (square <= (radii[target] ?? NaN) ** 2) return target;
    }
    return NOWHERE;
  };
}

function moved({ index, norm, growing }: Columns, x: Matrix, escapeRadius: number): Columns {
  const norms = index.map((_, k) => {
    let most = 0;
    for (let i = 0; i < x.rows; i++) {
      const size = Math.abs(x.get(i, k));
      if (!(size <= most)) most = size;
    }
    return most;
  });
  return {
    x,
    index,
    norm: norms,
    growing: norms.map((size, k) =>
      size > escapeRadius && size > (norm[k] ?? NaN) ? (growing[k] ?? 0) + 1 : 0,
    ),
  };
}

function taken({ x, index, norm, growing }: Columns, stays: readonly number[]): Columns {
  const of = (values: readonly number[]) => stays.map((k) => values[k] ?? NaN);
  return { x: x.subMatrixColumn([...stays]), index: of(index), norm: of(norm), growing: of(growing) };
}
