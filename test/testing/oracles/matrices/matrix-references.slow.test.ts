/** References for linear algebra: honest code agrees, and the faults that such code has in public are found. */

import fc from 'fast-check';
import {
  EigenvalueDecomposition,
  inverse,
  Matrix,
  pseudoInverse as ofMlMatrix,
  SingularValueDecomposition,
} from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { characteristicPolynomial, matrix, Rational } from '../../../../src/exact/index.js';
import { eigenvalues, pseudoInverse, rank } from '../../../../src/testing/oracles/index.js';
import { matricesOfAnyRank } from '../../../../src/testing/oracles/matrices/matrix-cases.js';
import { backwardError, normAbove } from '../../../../src/testing/oracles/matrices/norms.js';
import { spectralMatrices } from '../../../../src/testing/oracles/matrices/spectral-matrix.js';
import { precisions } from '../../../../src/testing/oracles/precision.js';
import { runs } from '../../../seed.js';

const seeds = Array.from({ length: 5 }, (_, k) => k + 1);
const singularValues = (A: number[][]): readonly number[] =>
  new SingularValueDecomposition(new Matrix(A), { autoTranspose: true }).diagonal;
const rankAbove = (least: (values: readonly number[]) => number) => (A: number[][]) => {
  const values = singularValues(A);
  return values.filter((value) => value > least(values)).length;
};
const pairs = (A: number[][]): readonly [number, number][] => {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(A));
  return realEigenvalues.map((re, i) => [re, imaginaryEigenvalues[i] ?? NaN]);
};
/** From how many of the seeds a comparison finds a difference. */
async function caught(compare: (seed: number) => Promise<{ readonly agrees: boolean }>): Promise<number> {
  const all = await Promise.all(seeds.map(compare));
  return all.filter(({ agrees }) => !agrees).length;
}

describe('what is known of a matrix', () => {
  test('its norm is bounded from above, by a few roundings', () => {
    fc.assert(
      fc.property(matricesOfAnyRank('float64'), (A) => {
        const squares = A.flat().reduce((sum, entry) => sum.plus(entry.times(entry)), Rational.zero);
        const bound = normAbove(A).times(normAbove(A));
        expect(squares.atMost(bound)).toBe(true);
        expect(bound.atMost(squares.times(Rational.of(1_000_001, 1_000_000)))).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });

  test('its norm has the unit of its entries, far out too', () => {
    fc.assert(
      fc.property(matricesOfAnyRank('float64'), fc.integer({ min: -1000, max: 1000 }), (A, exponent) => {
        const [size, one] = [1n << BigInt(Math.abs(exponent)), 1n];
        const unit = exponent < 0 ? Rational.of(one, size) : Rational.of(size);
        const scaled = A.map((row) => row.map((entry) => entry.times(unit)));
        expect(normAbove(scaled).toString()).toBe(normAbove(A).times(unit).toString());
      }),
      { numRuns: runs(100) },
    );
  });

  test('every shape and every rank is drawn, and the zero matrix', () => {
    const drawn = fc.sample(matricesOfAnyRank('float64'), { numRuns: 1000, seed: 1 });
    const shapes = new Set(drawn.map((A) => `${A.length}x${A[0]?.length} of rank ${matrix.rank(A)}`));
    for (const shape of ['1x4 of rank 1', '4x1 of rank 0', '3x3 of rank 2', '4x4 of rank 4', '2x4 of rank 1'])
      expect(shapes).toContain(shape);
  });

  test('eigenvalues have the characteristic polynomial that they say', () => {
    fc.assert(
      fc.property(spectralMatrices(), (given) => {
        // Π (t − λ)^m, with real coefficients.
        const product = given.blocks.reduce<readonly Rational[]>(
          (polynomial, { re, im, order }) =>
            im === 0
              ? Array.from({ length: order }).reduce<readonly Rational[]>(
                  (each) => times(each, [1, -re]),
                  polynomial,
                )
              : times(polynomial, [1, -2 * re, re * re + im * im]),
          [Rational.one],
        );
        expect(characteristicPolynomial(given.matrix).map(String)).toEqual(product.map(String));
        const count = given.eigenvalues.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
        expect(count).toBe(given.matrix.length);
        for (const { re, im, multiplicity, index } of given.eigenvalues) {
          if (im !== 0) continue;
          // The largest block has order p: (A − λ)^p has the rank n − m, and (A − λ)^(p−1) has a greater one.
          const shifted = given.matrix.map((row, i) =>
            row.map((entry, j) => (i === j ? entry.minus(Rational.of(re)) : entry)),
          );
          const ranks = [index - 1, index].map((p) => matrix.rank(power(shifted, p)));
          expect(ranks[1]).toBe(given.matrix.length - multiplicity);
          expect(ranks[0]).toBeGreaterThan(ranks[1] ?? NaN);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test('defective, repeated and complex eigenvalues are frequent', () => {
    const drawn = fc.sample(spectralMatrices(), { numRuns: 300, seed: 1 });
    const share = (holds: (each: (typeof drawn)[number]) => boolean) => drawn.filter(holds).length / 300;
    expect(share(({ eigenvalues: all }) => all.some(({ index }) => index > 1))).toBeGreaterThan(0.2);
    expect(share(({ eigenvalues: all }) => all.some(({ multiplicity }) => multiplicity > 1))).toBeGreaterThan(
      0.3,
    );
    expect(share(({ eigenvalues: all }) => all.some(({ im }) => im > 0))).toBeGreaterThan(0.2);
  });
});

describe('honest code agrees', () => {
  test('on ranks and pseudo-inverses by singular values, and on eigenvalues by QR iteration', async () => {
    expect(
      await caught((seed) => rank({ seed }).compare(rankAbove((s) => 5 * 2 ** -52 * Math.max(...s)))),
    ).toBe(0);
    expect(
      await caught((seed) => pseudoInverse({ seed }).compare((A) => ofMlMatrix(new Matrix(A)).to2DArray())),
    ).toBe(0);
    expect(await caught((seed) => eigenvalues({ seed }).compare(pairs))).toBe(0);
  });

  test('in float32, where the bounds are wider', async () => {
    const rounded = (A: number[][]) =>
      ofMlMatrix(new Matrix(A))
        .to2DArray()
        .map((row) => Float32Array.from(row));
    expect(await caught((seed) => pseudoInverse({ seed, precision: 'float32' }).compare(rounded))).toBe(0);
    expect(await caught((seed) => pseudoInverse({ seed }).compare(rounded))).toBe(5);
  });

  test('if an eigenvalue moves as far as those of some A + E do, but not twice as far as is permitted', async () => {
    // [[0, 1], [0, 0]] + E has the eigenvalues ±√ε.
    const E = backwardError(
      [
        [0, 1],
        [0, 0],
      ].map((row) => row.map((entry) => Rational.of(entry))),
      precisions.float64,
    );
    const root = Math.sqrt(E.toNumber());
    const found = (factor: number) => (A: number[][]) =>
      JSON.stringify(A) === '[[0,1],[0,0]]' ? [factor * root, -factor * root] : pairs(A);
    const reference = eigenvalues({ seed: 1, runs: 2000 });
    expect((await reference.compare(found(1))).agrees).toBe(true);
    expect((await reference.compare(found(4))).agrees).toBe(false);
  });
});

describe('faults that linear algebra has had in public', () => {
  test('singular values are compared with a number that does not depend on the unit', async () => {
    expect(await caught((seed) => rank({ seed }).compare(rankAbove(() => 1e-10)))).toBeGreaterThanOrEqual(4);
  });

  test('singular values that are zero but for rounding are counted', async () => {
    expect(await caught((seed) => rank({ seed }).compare(rankAbove(() => 0)))).toBe(5);
  });

  test('wide matrices are taken for tall ones, or are not taken', async () => {
    const normal = (A: number[][]) => {
      const M = new Matrix(A);
      return inverse(M.transpose().mmul(M)).mmul(M.transpose()).to2DArray();
    };
    expect(await caught((seed) => pseudoInverse({ seed }).compare(normal))).toBe(5);
  });

  test('only real eigenvalues are known, or only those of symmetric matrices', async () => {
    const parts = (A: number[][]) => pairs(A).map(([re]) => re);
    const symmetric = (A: number[][]) =>
      new EigenvalueDecomposition(new Matrix(A), { assumeSymmetric: true }).realEigenvalues;
    expect(await caught((seed) => eigenvalues({ seed }).compare(parts))).toBe(5);
    expect(await caught((seed) => eigenvalues({ seed }).compare(symmetric))).toBe(5);
  });

  test('an eigenvalue is returned in place of another', async () => {
    const twice = (A: number[][]) => {
      const [first = [NaN, NaN], ...others] = pairs(A);
      return [first, ...others.slice(0, -1), ...(others.length > 0 ? [first] : [])] as const;
    };
    expect(await caught((seed) => eigenvalues({ seed }).compare(twice))).toBe(5);
  });

  test('an eigenvalue that is repeated is returned once', async () => {
    const distinct = (A: number[][]) => {
      const all = pairs(A);
      return all.filter(
        ([re, im], i) => !all.slice(0, i).some(([a, b]) => Math.hypot(a - re, b - im) < 1e-6),
      );
    };
    expect(await caught((seed) => eigenvalues({ seed }).compare(distinct))).toBe(5);
  });

  test('a result is off by 1e-9', async () => {
    const off = (A: number[][]) =>
      ofMlMatrix(new Matrix(A))
        .mul(1 + 1e-9)
        .to2DArray();
    expect(await caught((seed) => pseudoInverse({ seed }).compare(off))).toBe(5);
    const moved = (A: number[][]) => pairs(A).map(([re, im]) => [re + 1e-9, im] as const);
    expect(await caught((seed) => eigenvalues({ seed }).compare(moved))).toBe(5);
  });
});

test('failures shrink to small matrices and say what is expected', async () => {
  const parts = (A: number[][]) => pairs(A).map(([re]) => re);
  const comparison = await eigenvalues({ seed: 3 }).compare(parts);
  expect(comparison.agrees ? '' : comparison.message).toContain(
    [
      '  matrix    [[0,-1],[1,0]]',
      '  wrong     the eigenvalue 0 + 1i',
      '  expected  once',
      '  received  0 times in [0, 0]',
    ].join('\n'),
  );
  const ranked = await rank({ seed: 3 }).compare((A) => A.length);
  expect(ranked.agrees ? '' : ranked.message).toContain(
    '  matrix    [[0]]\n  wrong     the rank\n  expected  0',
  );
});

test('results of any other form are said to be none', async () => {
  const wrong = async (result: unknown) => {
    const comparison = await eigenvalues({ seed: 1 }).compare(() => result as number[]);
    return comparison.agrees ? '' : comparison.message;
  };
  expect(await wrong(undefined)).toContain('expected  1 eigenvalues\n  received  undefined');
  expect(await wrong([NaN])).toContain('expected  1 eigenvalues');
  expect(await wrong([[1, 2, 3]])).toContain('expected  1 eigenvalues');
  expect(
    (await eigenvalues({ seed: 1, runs: 3 }).compare((A) => pairs(A).map(([re, im]) => ({ re, im })))).agrees,
  ).toBe(true);
});

test('nothing is asked of a matrix whose rank rounding could change, or nearly so', async () => {
  const nearlySingular = (distance: number) => [
    [1, 1],
    [1, 1 + distance],
  ];
  for (const distance of [2 ** -52, 2 ** -40, 2 ** -20]) {
    const asked = rank({ matrices: [nearlySingular(distance)], runs: 1 }).compare(() => 2);
    await expect(asked, String(distance)).rejects.toThrow(
      'matrix with a clear rank: expected options that some value',
    );
  }
  const clear = rank({ matrices: [nearlySingular(2 ** -12)], runs: 1 });
  expect((await clear.compare(() => 2)).agrees).toBe(true);
  expect((await clear.compare(() => 1)).agrees).toBe(false);
});

test('matrices of one’s own are asked in whatever unit, and are numbers of the format', async () => {
  for (const unit of [1e-140, 1, 1e140]) {
    const A = [
      [unit, 2 * unit],
      [2 * unit, 4 * unit],
    ];
    const reference = rank({ matrices: [A], runs: 1 });
    expect((await reference.compare(() => 1)).agrees, String(unit)).toBe(true);
    expect((await reference.compare(() => 2)).agrees, String(unit)).toBe(false);
  }
  const given: number[] = [];
  await rank({ matrices: [[[0.1]]], precision: 'float32', runs: 1 }).compare(([row = []]) =>
    given.push(...row),
  );
  expect(given[0]).toBe(Math.fround(0.1));
});

test('matrices of one’s own are asked, if their rank is clear, and refused with their place', async () => {
  const matrices = [
    [
      [1, 2],
      [2, 4],
    ],
  ];
  expect((await rank({ matrices }).compare(() => 1)).agrees).toBe(true);
  expect(() => rank({ matrices: [] })).toThrow('expected at least one matrix, got none');
  expect(() => rank({ matrices: [[[1, 2], [3]]] })).toThrow('expected rows of one length at matrices[0]');
});

function times(polynomial: readonly Rational[], factor: readonly number[]): readonly Rational[] {
  const product = Array.from({ length: polynomial.length + factor.length - 1 }, () => Rational.zero);
  for (const [i, a] of polynomial.entries())
    for (const [j, b] of factor.entries())
      product[i + j] = (product[i + j] ?? Rational.zero).plus(a.times(Rational.of(b)));
  return product;
}

function power(A: readonly (readonly Rational[])[], p: number): readonly (readonly Rational[])[] {
  return Array.from({ length: p }).reduce<readonly (readonly Rational[])[]>(
    (product) => matrix.multiply(product, A),
    matrix.identity(A.length),
  );
}
