import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitLength, gcd, integerSqrt } from '../../../src/exact/numbers/index.js';

const natural = fc.oneof(
  fc.bigInt({ min: 0n, max: 40n }),
  fc.bigInt({ min: 0n, max: 1n << 60n }),
  fc.bigInt({ min: 0n, max: 1n << 900n }),
  fc.tuple(fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: -1n, max: 1n })).map(([k, d]) => {
    const n = (1n << k) + d;
    return n < 0n ? 0n : n;
  }),
);
const integer = fc.tuple(natural, fc.boolean()).map(([n, negative]) => (negative ? -n : n));

describe('gcd', () => {
  it('divides both, leaves them coprime and is not negative', () => {
    fc.assert(
      fc.property(integer, integer, integer, (a, b, c) => {
        const common = gcd(a * c, b * c);
        if (a * c === 0n && b * c === 0n) {
          expect(common).toBe(0n);
          return;
        }
        expect(common).toBeGreaterThan(0n);
        expect((a * c) % common).toBe(0n);
        expect((b * c) % common).toBe(0n);
        expect(common % c).toBe(0n);
        expect(gcd((a * c) / common, (b * c) / common)).toBe(1n);
      }),
    );
  });

  it('is the greatest common divisor, found by trying them all', () => {
    const small = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(small, small, (a, b) => {
        if (a === 0 && b === 0) return;
        let greatest = Math.max(Math.abs(a), Math.abs(b));
        while (a % greatest !== 0 || b % greatest !== 0) greatest--;
        expect(gcd(BigInt(a), BigInt(b))).toBe(BigInt(greatest));
      }),
    );
  });

  it('is right where bigints give way to float64', () => {
    const safe = BigInt(Number.MAX_SAFE_INTEGER);
    for (const n of [safe - 1n, safe, safe + 1n, safe + 2n]) {
      expect(gcd(n, n)).toBe(n);
      expect(gcd(3n * n, 5n * n)).toBe(n);
      expect(gcd(n, n + 1n)).toBe(1n);
    }
  });
});

describe('bitLength', () => {
  it('is the k with 2^(k − 1) ≤ n < 2^k', () => {
    expect(bitLength(0n)).toBe(0);
    fc.assert(
      fc.property(natural, (n) => {
        expect(bitLength(n)).toBe(n === 0n ? 0 : n.toString(2).length);
      }),
    );
  });
});

describe('integerSqrt', () => {
  it('is the greatest integer whose square is at most n', () => {
    fc.assert(
      fc.property(natural, fc.bigInt({ min: -1n, max: 1n }), (root, beside) => {
        const n = root * root + beside;
        if (n < 0n) return;
        const found = integerSqrt(n);
        expect(found * found).toBeLessThanOrEqual(n);
        expect((found + 1n) * (found + 1n)).toBeGreaterThan(n);
      }),
    );
  });

  it('refuses a negative number', () => {
    expect(() => integerSqrt(-1n)).toThrow('integerSqrt: expected a non-negative integer, got -1');
  });
});
