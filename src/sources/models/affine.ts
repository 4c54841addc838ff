/** Affine maps of a chain, with or without their zeros, and how two of them become one. */

import {
  at,
  compose,
  fractions,
  type Layer,
  type Matrix,
  Rational,
  type SparseLayer,
  type SparseRow,
  type Vector,
} from '../../exact/index.js';

export type Affine = Layer | SparseLayer;

export function isSparse(map: Affine): map is SparseLayer {
  return 'rows' in map;
}

/** The same map as rows of numbers. */
export function sparse(map: Affine): SparseLayer {
  if (isSparse(map)) return map;
  const inputs = at(map.weights, 0).length;
  const places = Array.from({ length: inputs }, (_, j) => j);
  return { inputs, rows: map.weights.map((values) => ({ places, values })), bias: map.bias };
}

/** Number of entries that the matrix has, and that are held of it. */
export function sizesOf(map: Affine): { readonly dense: number; readonly held: number } {
  if (!isSparse(map)) {
    const dense = map.weights.length * at(map.weights, 0).length;
    return { dense, held: dense };
  }
  const held = map.rows.reduce((sum, { places }) => sum + places.length, 0);
  return { dense: map.rows.length * map.inputs, held };
}

/** Number of multiplications that `composed` takes. */
export function productsFor(outer: Affine, inner: Affine): number {
  if (!isSparse(outer) && !isSparse(inner))
    return outer.weights.length * inner.weights.length * at(inner.weights, 0).length;
  const { rows } = sparse(inner);
  return sparse(outer).rows.reduce(
    (sum, { places }) => places.reduce((all, place) => all + at(rows, place).places.length, sum),
    0,
  );
}

/** outer ∘ inner. */
export function composed(outer: Affine, inner: Affine): Affine {
  if (!isSparse(outer) && !isSparse(inner)) return composedDense(outer, inner);
  const { inputs, rows, bias } = sparse(inner);
  const { rows: outerRows, bias: outerBias } = sparse(outer);
  return {
    inputs,
    rows: outerRows.map((row) => combination(row, rows)),
    bias: outerRows.map(({ places, values }, i) =>
      places.reduce(
        (sum, place, e) => {
          const b = at(bias, place);
          return b.sign === 0 ? sum : sum.plus(at(values, e).times(b));
        },
        at(outerBias, i),
      ),
    ),
  };
}

/** The sum of rows, each times a number. */
function combination({ places, values }: SparseRow, rows: readonly SparseRow[]): SparseRow {
  const sums = new Map<number, Rational>();
  places.forEach((place, e) => {
    const factor = at(values, e);
    const row = at(rows, place);
    row.places.forEach((j, f) => {
      const term = factor.times(at(row.values, f));
      sums.set(j, sums.get(j)?.plus(term) ?? term);
    });
  });
  const kept = [...sums.keys()].sort((a, b) => a - b);
  return { places: kept, values: kept.map((j) => sums.get(j) ?? Rational.zero) };
}

/** Large products use one common denominator for each matrix, and no greatest common divisor for each term. */
function composedDense(outer: Layer, inner: Layer): Layer {
  const columns = at(inner.weights, 0).length;
  if (outer.weights.length * inner.weights.length * columns <= 2 ** 12) return compose(outer, inner);
  const homogeneous = inner.weights.map((row, i) => [...row, at(inner.bias, i)]);
  const products = product(outer.weights, homogeneous);
  return {
    weights: products.map((row) => row.slice(0, columns)),
    bias: products.map((row, i) => at(row, columns).plus(at(outer.bias, i))),
  };
}

/** A·B, for large matrices. */
function product(a: Matrix, b: Matrix): Matrix {
  const columns = at(b, 0).map((_, j) => fractions(b.map((row) => at(row, j))));
  return a.map((row) => {
    const { numerators, denominator } = fractions(row);
    return columns.map((column) => {
      let sum = 0n;
      for (let i = 0; i < numerators.length; i++) sum += (numerators[i] ?? 0n) * (column.numerators[i] ?? 0n);
      return Rational.of(sum, denominator * column.denominator);
    });
  });
}

/** x ↦ scale·x + shift, coordinate by coordinate. */
export interface Diagonal {
  readonly scale: Vector;
  readonly shift: Vector;
}

/** map ∘ diagonal. */
export function stretched(map: Affine, { scale, shift }: Diagonal): Affine {
  const moves = shift.some((x) => x.sign !== 0);
  if (isSparse(map)) {
    const { inputs, rows, bias } = map;
    const moved = ({ places, values }: SparseRow, b: Rational): Rational =>
      places.reduce((sum, place, e) => sum.plus(at(values, e).times(at(shift, place))), b);
    return {
      inputs,
      rows: rows.map(({ places, values }) => ({
        places,
        values: values.map((w, e) => w.times(at(scale, at(places, e)))),
      })),
      bias: moves ? rows.map((row, i) => moved(row, at(bias, i))) : bias,
    };
  }
  const { weights, bias } = map;
  const column = shift.map((x) => [x]);
  return {
    weights: weights.map((row) => row.map((w, j) => w.times(at(scale, j)))),
    bias: moves ? product(weights, column).map((sum, i) => at(bias, i).plus(at(sum, 0))) : bias,
  };
}

/** scale·map, coordinate by coordinate, with another bias. */
export function scaled(map: Affine, scale: Vector | undefined, bias: Vector): Affine {
  const times = (row: Vector, i: number): Vector => (scale ? row.map((w) => w.times(at(scale, i))) : row);
  if (!isSparse(map)) return { weights: map.weights.map(times), bias };
  const rows = map.rows.map(({ places, values }, i) => ({ places, values: times(values, i) }));
  return { inputs: map.inputs, rows, bias };
}

/** The map with its coordinates in another order: the new one i is the old one order[i]. */
export function rearranged(map: Affine, order: readonly number[]): Affine {
  const bias = order.map((i) => at(map.bias, i));
  if (!isSparse(map)) return { weights: order.map((i) => at(map.weights, i)), bias };
  return { inputs: map.inputs, rows: order.map((i) => at(map.rows, i)), bias };
}

/** x ↦ x on ℝⁿ. */
export function sparseIdentity(n: number): SparseLayer {
  return {
    inputs: n,
    rows: Array.from({ length: n }, (_, i) => ({ places: [i], values: [Rational.one] })),
    bias: Array.from({ length: n }, () => Rational.zero),
  };
}
