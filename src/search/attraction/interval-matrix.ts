/**
 * Matrices of float64 intervals. Each interval contains an entry that is not known exactly; all operations round
 * outward.
 */

import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { at, FloatInterval } from '../../exact/index.js';

export type IntervalVector = readonly FloatInterval[];
export type IntervalMatrix = readonly IntervalVector[];

const ZERO = FloatInterval.point(0);
const ONE = FloatInterval.point(1);

export function identity(n: number): IntervalMatrix {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? ONE : ZERO)));
}

export function points(A: Matrix): IntervalMatrix {
  return A.to2DArray().map((row) => row.map((entry) => FloatInterval.point(entry)));
}

export function product(A: IntervalMatrix, B: IntervalMatrix): IntervalMatrix {
  return A.map((row) =>
    Array.from({ length: at(B, 0).length }, (_, j) => sumOf(row, (k) => at(at(B, k), j))),
  );
}

export function applied(A: IntervalMatrix, x: IntervalVector): IntervalVector {
  return A.map((row) => sumOf(row, (k) => at(x, k)));
}

function sumOf(row: IntervalVector, other: (k: number) => FloatInterval): FloatInterval {
  return row.reduce((sum, entry, k) => sum.plus(entry.times(other(k))), ZERO);
}

/** The greatest ∞-norm of a matrix that the interval matrix contains. */
export function normOf(A: IntervalMatrix): number {
  return Math.max(
    ...A.map((row) => row.reduce((sum, entry) => sum.plus(FloatInterval.of(0, magnitude(entry))), ZERO).hi),
  );
}

/** max |x| over the interval. */
export function magnitude({ lo, hi }: FloatInterval): number {
  return Math.max(-lo, hi);
}

export function isBounded(A: IntervalMatrix): boolean {
  return A.every((row) => row.every(({ lo, hi }) => hi - lo < Infinity));
}

export function middleOf(A: IntervalMatrix): Matrix {
  return new Matrix(A.map((row) => row.map(({ lo, hi }) => lo / 2 + hi / 2)));
}

/**
 * Other coordinates: t with x = B·t for an invertible B. Only an approximation C of B⁻¹ is known. But with e = |I −
 * CB| < 1, |(CB)⁻¹ − I| ≤ e/(1 − e), and B⁻¹ = (CB)⁻¹·C.
 */
export class Coordinates {
  private constructor(
    readonly basis: Matrix,
    private readonly b: IntervalMatrix,
    private readonly c: IntervalMatrix,
    /** An upper bound of e/(1 − e). */
    private readonly share: number,
  ) {}

  /** `undefined` if B is singular, or nearly so. */
  static of(basis: Matrix): Coordinates | undefined {
    const approximate = inverseOf(basis);
    if (approximate === undefined) return undefined;
    const [b, c] = [points(basis), points(approximate)];
    const distance = product(c, b).map((row, i) =>
      row.map((entry, j) => (i === j ? entry.minus(ONE) : entry)),
    );
    const e = FloatInterval.point(normOf(distance));
    return e.hi < 0.5 ? new Coordinates(basis, b, c, e.dividedBy(ONE.minus(e)).hi) : undefined;
  }

  /** Contains B⁻¹AB for all A in the given matrix. */
  similar(A: IntervalMatrix): IntervalMatrix {
    const X = product(product(this.c, A), this.b);
    const reach = X.map((_, j) => this.around(Math.max(...X.map((row) => magnitude(at(row, j))))));
    return X.map((row) => row.map((entry, j) => entry.plus(at(reach, j))));
  }

  /** Contains B⁻¹v. */
  of(v: IntervalVector): IntervalVector {
    const t = applied(this.c, v);
    const reach = this.around(Math.max(...t.map(magnitude)));
    return t.map((entry) => entry.plus(reach));
  }

  /** Contains B·t for all t with |t_i| ≤ radius. */
  cube(radius: number): IntervalVector {
    const side = FloatInterval.of(-radius, radius);
    return applied(
      this.b,
      this.b.map(() => side),
    );
  }

  private around(size: number): FloatInterval {
    if (!(size < Infinity)) return FloatInterval.line;
    const { hi } = FloatInterval.point(size).scaled(this.share);
    return FloatInterval.of(-hi, hi);
  }
}

/**
 * Columns of length about 1 that span the same spaces as the eigenvectors of a matrix; `undefined` if none are found.
 */
export function eigenvectors(J: Matrix): Matrix | undefined {
  if (!isTame(J)) return undefined;
  const { eigenvectorMatrix: B } = new EigenvalueDecomposition(J);
  for (let j = 0; j < B.columns; j++) {
    const column = B.getColumn(j);
    const length = Math.max(...column.map(Math.abs));
    if (!(length > 0 && length < Infinity)) return undefined;
    B.setColumn(
      j,
      column.map((x) => x / length),
    );
  }
  return B;
}

function inverseOf(B: Matrix): Matrix | undefined {
  try {
    const C = inverse(B);
    return isTame(C) ? C : undefined;
  } catch {
    return undefined;
  }
}

function isTame(A: Matrix): boolean {
  return A.to1DArray().every((entry) => Math.abs(entry) < 1e100);
}
