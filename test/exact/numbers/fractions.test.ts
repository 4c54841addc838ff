import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fractions, gcd, inLowestTerms, Rational, rationals } from '../../../src/exact/numbers/index.js';
import { rational } from './arbitrary-numbers.js';

const vector = fc.array(rational, { maxLength: 5 });

test('a vector over one denominator has the same values', () => {
  fc.assert(
    fc.property(vector, (values) => {
      const { numerators, denominator } = fractions(values);
      expect(denominator).toBeGreaterThan(0n);
      expect(numerators.map((p) => Rational.of(p, denominator))).toEqual(values);
      expect(rationals({ numerators, denominator })).toEqual(values);
    }),
  );
});

test('no smaller denominator would do', () => {
  fc.assert(
    fc.property(vector, (values) => {
      const { numerators, denominator } = fractions(values);
      expect(numerators.reduce(gcd, denominator)).toBe(1n);
    }),
  );
});

test('in lowest terms, a vector is what it was over its least denominator', () => {
  fc.assert(
    fc.property(vector, fc.bigInt({ min: 1n, max: 1n << 80n }), (values, factor) => {
      const least = fractions(values);
      const numerators = least.numerators.map((p) => p * factor);
      expect(inLowestTerms({ numerators, denominator: least.denominator * factor })).toEqual(least);
    }),
  );
});
