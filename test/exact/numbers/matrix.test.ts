import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, matrix, type Matrix, Rational } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { rationalOfBits } from './arbitrary-numbers.js';

/** Many zeros and repetitions, so that ranks are often deficient. */
const entry = fc.oneof(
  fc.integer({ min: -1, max: 1 }).map((n) => Rational.of(n)),
  rationalOfBits(3),
);

function matrices(rows: number, columns: number): fc.Arbitrary<Matrix> {
  const row = fc.array(entry, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const size = fc.integer({ min: 1, max: 4 });
const anyMatrix = fc.tuple(size, size).chain(([m, n]) => matrices(m, n));
const squareMatrix = size.chain((n) => matrices(n, n));
/** A product through k dimensions has a rank of at most k. */
const deficientMatrix = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([n, k]) => fc.tuple(matrices(n, k), matrices(k, n)))
  .map(([a, b]) => matrix.multiply(a, b));

/** Laplace's expansion. */
function determinant(rows: Matrix): Rational {
  if (rows.length === 0) return Rational.one;
  return at(rows, 0).reduce((sum, x, j) => {
    const minor = rows.slice(1).map((row) => row.filter((_, column) => column !== j));
    const term = x.times(determinant(minor));
    return j % 2 === 0 ? sum.plus(term) : sum.minus(term);
  }, Rational.zero);
}

/** All ways to choose k of 0 … n − 1. */
function choices(n: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (n < k) return [];
  return [...choices(n - 1, k), ...choices(n - 1, k - 1).map((chosen) => [...chosen, n - 1])];
}

/** The size of the largest square submatrix that is not singular. */
function rankByMinors(rows: Matrix): number {
  const columns = rows[0]?.length ?? 0;
  for (let k = Math.min(rows.length, columns); k > 0; k--) {
    for (const chosenRows of choices(rows.length, k)) {
      for (const chosen of choices(columns, k)) {
        const minor = chosenRows.map((i) => chosen.map((j) => at(at(rows, i), j)));
        if (determinant(minor).sign !== 0) return k;
      }
    }
  }
  return 0;
}

describe('rank', () => {
  it('is the size of the largest non-zero minor', () => {
    fc.assert(
      fc.property(fc.oneof(anyMatrix, deficientMatrix), (rows) => {
        expect(matrix.rank(rows)).toBe(rankByMinors(rows));
      }),
      { numRuns: runs(300) },
    );
  });

  it('is that of the transpose', () => {
    fc.assert(
      fc.property(anyMatrix, (rows) => {
        expect(matrix.rank(matrix.transpose(rows))).toBe(matrix.rank(rows));
      }),
    );
  });

  it('of a matrix that is singular by 1 part in 10^30 is decided exactly', () => {
    const close = (last: string): Matrix => [
      [Rational.one, Rational.from('1/3')],
      [Rational.from('3'), Rational.from(last)],
    ];
    expect(matrix.rank(close('1'))).toBe(1);
    expect(matrix.rank(close(`${10n ** 30n + 1n}/${10n ** 30n}`))).toBe(2);
  });
});

describe('inverse', () => {
  it('exists exactly if the determinant is not 0, and is one from both sides', () => {
    fc.assert(
      fc.property(fc.oneof(squareMatrix, deficientMatrix), (rows) => {
        const inverse = matrix.inverse(rows);
        expect(inverse !== undefined).toBe(determinant(rows).sign !== 0);
        if (inverse === undefined) return;
        expect(matrix.multiply(rows, inverse)).toEqual(matrix.identity(rows.length));
        expect(matrix.multiply(inverse, rows)).toEqual(matrix.identity(rows.length));
      }),
      { numRuns: runs(300) },
    );
  });

  it('is refused for a matrix that is not square', () => {
    expect(() => matrix.inverse([[Rational.one, Rational.zero]])).toThrow(
      'inverse: expected a square matrix',
    );
  });
});

describe('products', () => {
  it('of matrices apply one after the other', () => {
    const case3 = fc
      .tuple(size, size, size)
      .chain(([m, n, p]) => fc.tuple(matrices(m, n), matrices(n, p), matrices(1, p)));
    fc.assert(
      fc.property(case3, ([a, b, [x]]) => {
        if (x === undefined) throw new Error('expected a vector');
        expect(matrix.apply(matrix.multiply(a, b), x)).toEqual(matrix.apply(a, matrix.apply(b, x)));
      }),
    );
  });

  it('of vectors of two lengths are refused', () => {
    expect(() => matrix.dot([Rational.one], [])).toThrow('dot: expected vectors of one length, got 1 and 0');
    expect(() => at([1, 2], 2)).toThrow('at: expected an index below 2, got 2');
  });

  it('sums and differences go entry by entry', () => {
    const vectors = size.chain((n) => fc.tuple(matrices(1, n), matrices(1, n)));
    fc.assert(
      fc.property(vectors, ([[x], [y]]) => {
        if (x === undefined || y === undefined) throw new Error('expected vectors');
        expect(matrix.subtract(matrix.add(x, y), y)).toEqual(x);
        expect(matrix.add(x, y).map(String)).toEqual(x.map((entry, i) => entry.plus(at(y, i)).toString()));
      }),
    );
  });
});
