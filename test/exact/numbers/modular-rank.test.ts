import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix, Rational, rankBounds, type Matrix } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';

const r = (text: string) => Rational.from(text);
const rows = (...texts: readonly string[]): Matrix => texts.map((text) => text.split(' ').map(r));

/** Rationals of all kinds, zeros among them, and denominators that are no powers of two. */
const entry = fc.oneof(
  fc.constant(Rational.zero),
  fc.integer({ min: -3, max: 3 }).map((n) => Rational.of(n)),
  fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1000 })).map(([n, d]) => Rational.of(n, d)),
  fc.float({ noNaN: true, noDefaultInfinity: true, min: -8, max: 8 }).map((x) => Rational.fromNumber(x)),
);

function matrices(m: number, n: number): fc.Arbitrary<Matrix> {
  return fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: m, maxLength: m });
}

const size = fc.integer({ min: 1, max: 6 });
/** Products through ℝᵏ have rank k at most. */
const products = fc
  .tuple(size, size, size)
  .chain(([m, k, n]) => fc.tuple(matrices(m, k), matrices(k, n)))
  .map(([a, b]) => matrix.multiply(a, b));

describe('rankBounds', () => {
  test('is the rank that exact elimination finds', () => {
    fc.assert(
      fc.property(products, (a) => {
        const rank = matrix.rank(a);
        expect(rankBounds(a)).toEqual({ least: rank, most: rank });
      }),
      { numRuns: runs(300) },
    );
  });

  test('contains the rank, if nothing may be spent on proving it', () => {
    fc.assert(
      fc.property(products, (a) => {
        const { least, most } = rankBounds(a, 0);
        expect(least).toBeLessThanOrEqual(matrix.rank(a));
        expect(most).toBeGreaterThanOrEqual(matrix.rank(a));
      }),
      { numRuns: runs(200) },
    );
  });

  test('zeros and multiples of rows and columns need no proof by many primes', () => {
    expect(rankBounds(rows('1 2 3', '0 0 0', '-1/3 -2/3 -1', '4 5 7'), 0)).toEqual({ least: 2, most: 2 });
    expect(rankBounds(rows('1 2 3', '4 5 6', '7 8 9'), 0)).toEqual({ least: 2, most: 3 });
    expect(rankBounds(rows('0 0', '0 0'), 0)).toEqual({ least: 0, most: 0 });
  });

  test('a determinant that the first primes divide is not taken for 0', () => {
    // 4194301 is the greatest prime below 2^22.
    expect(rankBounds(rows('4194301'))).toEqual({ least: 1, most: 1 });
    const { least, most } = rankBounds(rows('4194302 1', '1 1'));
    expect(least).toBeLessThanOrEqual(2);
    expect(most).toBe(2);
  });

  test('no more primes are asked than there are of the size that is counted on', () => {
    // Of rank 2, with minors of three million binary digits.
    const large = Rational.of((1n << 1_000_000n) + 1n);
    const one = Rational.one;
    const [a, b] = [
      [large, one, one],
      [one, large, large.plus(one)],
    ];
    expect(rankBounds([a, b, matrix.add(a, b)])).toEqual({ least: 2, most: 3 });
  });

  test('the rank of a large matrix is proved, be it full or not', () => {
    // Hilbert's matrix is invertible.
    const n = 40;
    const hilbert = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => Rational.of(1n, BigInt(i + j + 1))),
    );
    expect(rankBounds(hilbert)).toEqual({ least: n, most: n });
    const [first = [], second = []] = hilbert;
    expect(rankBounds([...hilbert.slice(0, n - 1), matrix.add(first, second)])).toEqual({
      least: n - 1,
      most: n - 1,
    });
  });
});
