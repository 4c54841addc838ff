/** Appendix A against brute force: the limit, its rank, any start, each step, and which rates lead there. */

import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { linearDescent, linearLimit, matrix, type Matrix, Rational } from '../../../src/exact/index.js';
import { fractionsOf, rankByMinors, textOf, texts } from '../../exact/algebra/fractions.js';
import { runs, seed } from '../../seed.js';
import { comesToLimit, descended, isBelowBound, limitOf } from './oracle-depth.js';

const entry = fc.integer({ min: -2, max: 2 }).map((n) => Rational.of(n));
const matrixOf = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

const layers = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([d, n, isZero]) =>
    fc.record({
      examples: matrixOf(n, d),
      start: isZero ? fc.constant(matrix.identity(d).map(() => matrix.zeros(d))) : matrixOf(d, d),
      rate: fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 3, 4, 6, 9, 14))
        .map(([n0, q]) => Rational.of(n0, 6 * q)),
    }),
  );

const parameters = { seed, numRuns: runs(200) };

test('the limit from any start, and its rank from zero, are those of brute force', () => {
  fc.assert(
    fc.property(layers, ({ examples, start }) => {
      const found = linearLimit({ examples, start });
      expect(texts(found)).toEqual(textOf(limitOf(fractionsOf(examples), fractionsOf(start))));
      if (start.flat().every(({ sign }) => sign === 0))
        expect(matrix.rank(found)).toBe(rankByMinors(fractionsOf(examples)));
    }),
    parameters,
  );
});

test('two steps of gradient descent are those of sums over the examples', () => {
  fc.assert(
    fc.property(layers, ({ examples, start, rate }) => {
      const [X, gamma] = [fractionsOf(examples), new Fraction(rate.toString())];
      const expected = descended(X, descended(X, fractionsOf(start), gamma), gamma);
      expect(texts(linearDescent({ examples, start }, rate, 2))).toEqual(textOf(expected));
    }),
    parameters,
  );
});

test('gradient descent comes to its limit from every start if, and only if, the rate is below 2/λ₁', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(layers, ({ examples, rate }) => {
      const [X, gamma] = [fractionsOf(examples), new Fraction(rate.toString())];
      const isBelow = isBelowBound(X, gamma);
      seen.add(isBelow);
      expect(comesToLimit(X, gamma)).toBe(isBelow);
    }),
    parameters,
  );
  expect(seen.size).toBe(2);
});

test('at the rate 2/λ₁ the distance from the limit stays as it is', () => {
  fc.assert(
    fc.property(matrixOf(1, 3), ([example = []]) => {
      const square = matrix.dot(example, example);
      fc.pre(square.sign !== 0);
      const at = (steps: number): Matrix =>
        linearDescent({ examples: [example] }, Rational.of(2).dividedBy(square), steps);
      const limit = linearLimit({ examples: [example] });
      expect(texts(at(1))).toEqual(texts(limit.map((row) => row.map((each) => each.plus(each)))));
      expect(texts(at(2))).toEqual(texts(at(0)));
    }),
    parameters,
  );
});
