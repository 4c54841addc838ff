/**
 * Coordinates that suit a network: those of the space, those in which the kinks of the first layer are parallel to
 * the axes, and those in which a Jacobian is diagonal, or nearly so. A basis is a list of n independent directions.
 */

import { EigenvalueDecomposition, type Matrix as FloatMatrix } from 'ml-matrix';
import { at, matrix, type Matrix, type Network, PiecewiseLinear, type Vector } from '../../exact/index.js';
import { simplestBasis } from './rounding.js';

/**
 * The directions d_i for which the rows of T give the coordinates: x = Σ (T·x)_i·d_i. `undefined` if the rows are
 * dependent.
 */
export function dualBasis(rows: Matrix): Matrix | undefined {
  const inverse = matrix.inverse(rows);
  return inverse && matrix.transpose(inverse);
}

/** Rows of coordinates that suit a network; the first are the coordinates of the space. */
export function coordinateRows({
  layers,
  inputDimension: n,
}: Pick<Network, 'layers' | 'inputDimension'>): readonly Matrix[] {
  const unit = matrix.identity(n);
  const first = independentRows([...(layers[0]?.weights ?? []), ...unit], n);
  const isUnit = first.every((row) => row.filter((x) => x.sign !== 0).length === 1);
  return isUnit ? [unit] : [unit, first];
}

/**
 * Coordinates in which the kinks of the first layer that run through the point are parallel to the axes. In the first
 * answer, other rows of that layer complete them, and then coordinates of the space; in the second answer, only
 * coordinates of the space.
 */
export function kinkRows({ activation, layers, inputDimension: n }: Network, x: Vector): readonly Matrix[] {
  if (!(activation instanceof PiecewiseLinear)) return [];
  const { weights, bias } = at(layers, 0);
  const kinks = activation.pieces.flatMap(({ until }) => until ?? []);
  const values = matrix.add(matrix.apply(weights, x), bias);
  const through = weights.filter((_, i) => kinks.some((kink) => kink.equals(at(values, i))));
  if (through.length === 0) return coordinateRows({ layers, inputDimension: n });
  const unit = matrix.identity(n);
  return [independentRows([...through, ...weights, ...unit], n), independentRows([...through, ...unit], n)];
}

/**
 * Coordinates of which some are constant on F(ℝⁿ), because the last layer has rank below n; `undefined` if it has
 * rank n.
 */
export function imageRows({ layers, inputDimension: n }: Network): Matrix | undefined {
  const constant = leftNullSpace(at(layers, layers.length - 1).weights);
  if (constant.length === 0) return undefined;
  return independentRows([...constant, ...(layers[0]?.weights ?? []), ...matrix.identity(n)], n);
}

/** A basis of the vectors v with vᵀ·W = 0. Each expresses a dependent row of W by the independent rows before it. */
function leftNullSpace(W: Matrix): Matrix {
  const chosen: number[] = [];
  const rowsOf = (indices: readonly number[]): Matrix => indices.map((i) => at(W, i));
  const unit = matrix.identity(W.length);
  const found: Vector[] = [];
  for (const [k, row] of W.entries()) {
    if (matrix.rank(rowsOf([...chosen, k])) === chosen.length + 1) {
      chosen.push(k);
      continue;
    }
    const R = rowsOf(chosen);
    const gram = matrix.inverse(matrix.multiply(R, matrix.transpose(R))) ?? [];
    const coefficients = matrix.apply(gram, matrix.apply(R, row));
    found.push(
      chosen.reduce<Vector>(
        (v, i, c) =>
          matrix.subtract(
            v,
            at(unit, i).map((x) => x.times(at(coefficients, c))),
          ),
        at(unit, k),
      ),
    );
  }
  return found;
}

/** The first n independent rows of a list of rows that span the space. */
export function independentRows(rows: Matrix, n: number): Matrix {
  const chosen: Matrix[number][] = [];
  for (const row of rows) {
    if (chosen.length < n && matrix.rank([...chosen, row]) === chosen.length + 1) chosen.push(row);
  }
  return chosen;
}

/** Rounded directions in which the Jacobian acts by scaling, or by scaling and rotating planes. */
export function eigenbasis(jacobian: FloatMatrix): Matrix | undefined {
  const { eigenvectorMatrix } = new EigenvalueDecomposition(jacobian);
  const columns = eigenvectorMatrix.transpose().to2DArray();
  const scaled = columns.map((column) => {
    const most = Math.max(...column.map((x) => Math.abs(x)));
    return column.map((x) => x / most);
  });
  return simplestBasis(scaled, 1 / 64);
}
