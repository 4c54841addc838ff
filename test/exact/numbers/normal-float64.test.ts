import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloseNormalCdf, normalCdf64, Rational } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';

const WIDTH = Rational.of(1n, 1n << 80n);

/** An upper bound of |normalCdf64(x) − Φ(x)|. */
function errorAt(x: number): number {
  const { lo, hi } = encloseNormalCdf(Rational.fromNumber(x), WIDTH);
  if (lo === undefined || hi === undefined) throw new Error('expected a bounded interval');
  const value = Rational.fromNumber(normalCdf64(x));
  return Rational.max(value.minus(lo).abs(), value.minus(hi).abs()).toNumber();
}

describe('Φ in float64', () => {
  it('is off by less than 7·10^−16', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -40, max: 40 }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (x, y) => {
          expect(errorAt(x)).toBeLessThan(7e-16);
          expect(errorAt(y)).toBeLessThan(7e-16);
        },
      ),
      { numRuns: runs(500) },
    );
    for (let k = -9 * 64; k <= 9 * 64; k++) expect(errorAt(k / 64)).toBeLessThan(7e-16);
    for (const x of [2.5, -2.5, 2.4999999999999996, -2.4999999999999996, 1e-300, -5e-324, 1e300, -1e300]) {
      expect(errorAt(x)).toBeLessThan(7e-16);
    }
  });

  it('goes to 0 and 1', () => {
    expect([-Infinity, -1e300, -100, 0, 100, 1e300, Infinity].map(normalCdf64)).toEqual([
      0, 0, 0, 0.5, 1, 1, 1,
    ]);
    expect(normalCdf64(NaN)).toBeNaN();
  });
});
