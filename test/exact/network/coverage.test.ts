import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversTheLine, type Stretch } from '../../../src/exact/network/coverage.js';
import { Rational } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';

const end = fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined });

const stretch = fc
  .record({ lo: end, hi: end, hasLo: fc.boolean(), hasHi: fc.boolean() })
  .filter(
    ({ lo, hi, hasLo, hasHi }) =>
      lo === undefined || hi === undefined || lo < hi || (lo === hi && hasLo && hasHi),
  )
  .map(({ lo, hi, hasLo, hasHi }) => ({
    lo: lo === undefined ? undefined : Rational.of(lo),
    hi: hi === undefined ? undefined : Rational.of(hi),
    hasLo,
    hasHi,
  }));

function has({ lo, hi, hasLo, hasHi }: Stretch, x: Rational): boolean {
  const above = lo === undefined || lo.lessThan(x) || (hasLo && lo.equals(x));
  return above && (hi === undefined || x.lessThan(hi) || (hasHi && hi.equals(x)));
}

test('intervals cover the line exactly if they cover every end, the middles between ends, and points beyond', () => {
  const candidates = Array.from({ length: 13 }, (_, i) => Rational.of(i - 6, 2));
  const seen = { covering: 0, missingOnePoint: 0, other: 0 };
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), (stretches) => {
      const missed = candidates.filter((x) => !stretches.some((each) => has(each, x)));
      expect(coversTheLine(stretches)).toBe(missed.length === 0);
      expect(coversTheLine([...stretches].reverse())).toBe(missed.length === 0);
      seen[missed.length === 0 ? 'covering' : missed.length === 1 ? 'missingOnePoint' : 'other'] += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(Object.values(seen).every((count) => count > 10)).toBe(true);
});

test('no intervals cover nothing', () => {
  expect(coversTheLine([])).toBe(false);
});
