import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as numbers from '../../../src/exact/numbers/index.js';
import { Interval, Rational } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { finiteFloat64, rationalOfBits } from './arbitrary-numbers.js';
import { type Formula, mpfr } from './mpfr.js';

type Enclosure = (x: Rational, width: Rational) => Interval;

const [ZERO, ONE, QUARTER] = [Rational.zero, Rational.one, Rational.of(1, 4)];
const MINUS_ONE = ONE.negated();

interface Expectation {
  readonly enclose: Enclosure;
  /** The closed range, as far as it is rational. */
  readonly range: Interval;
  /** Where the value is known exactly. */
  readonly at0?: Rational;
  /** Limits other than 0. */
  readonly atMinusInfinity?: Rational;
  readonly atInfinity?: Rational | 'x';
}

const positive = Interval.of(ZERO, undefined);
const unit = Interval.of(ZERO, ONE);
const symmetric = Interval.of(MINUS_ONE, ONE);
const odd = { range: symmetric, at0: ZERO, atMinusInfinity: MINUS_ONE, atInfinity: ONE };
const distribution = { range: unit, at0: Rational.half, atInfinity: ONE };

const functions: Record<Formula, Expectation> = {
  exp: { enclose: numbers.encloseExp, range: positive, at0: ONE },
  tanh: { enclose: numbers.encloseTanh, ...odd },
  tanhSlope: { enclose: numbers.encloseTanhSlope, range: unit, at0: ONE },
  sigmoid: { enclose: numbers.encloseSigmoid, ...distribution },
  sigmoidSlope: { enclose: numbers.encloseSigmoidSlope, range: Interval.of(ZERO, QUARTER), at0: QUARTER },
  softplus: { enclose: numbers.encloseSoftplus, range: positive, atInfinity: 'x' },
  erf: { enclose: numbers.encloseErf, ...odd },
  erfSlope: { enclose: numbers.encloseErfSlope, range: positive },
  normalCdf: { enclose: numbers.encloseNormalCdf, ...distribution },
  normalDensity: { enclose: numbers.encloseNormalDensity, range: positive },
};

const names = Object.keys(functions) as Formula[];

function isPowerOfTwo(n: bigint): boolean {
  return (n & (n - 1n)) === 0n;
}

/** All that is promised of an enclosure. */
function expectEnclosure(name: Formula, x: Rational, width: Rational): void {
  const { enclose, range } = functions[name];
  const found = enclose(x, width);
  if (!found.isBounded()) throw new Error('expected a bounded interval');
  expect(mpfr(name, x).isWithin(found), `${name}(${x.toString()}) ∈ ${found.toString()}`).toBe(true);
  expect(found.hi.minus(found.lo).atMost(width)).toBe(true);
  expect(found.isWithin(range)).toBe(true);
  for (const { denominator } of [found.lo, found.hi]) {
    expect(isPowerOfTwo(denominator)).toBe(true);
    expect(denominator <= 4n || width.lessThan(Rational.of(8n, denominator))).toBe(true);
  }
}

/** From coarse to 2^−400, powers of two and others. */
const width = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 400n }).map((bits) => Rational.of(1n, 1n << bits)),
    rationalOfBits(100).map((q) => q.abs()),
    rationalOfBits(8).map((q) => q.abs()),
  )
  .filter((q) => q.sign > 0);

/** Of moderate size, some of them with a thousand digits on either side of the fraction bar. */
const moderate = fc.oneof(
  fc.double({ noNaN: true, min: -45, max: 45 }).map((x) => Rational.fromNumber(x)),
  fc
    .tuple(rationalOfBits(3300), fc.integer({ min: 0, max: 40 }))
    .map(([q, n]) => q.dividedBy(q.abs().plus(ONE)).times(Rational.of(n))),
  rationalOfBits(6),
);

describe.each(names)('the enclosure of %s', (name) => {
  it('contains what MPFR computes, is as narrow as asked and stays in the range', () => {
    fc.assert(
      fc.property(moderate, width, (x, w) => {
        expectEnclosure(name, x, w);
      }),
      { numRuns: runs(150) },
    );
  });

  it('does so for any float64, however tiny or huge', () => {
    fc.assert(
      fc.property(finiteFloat64, width, (value, w) => {
        if (name === 'exp' && value > 300) return;
        expectEnclosure(name, Rational.fromNumber(value), w);
      }),
      { numRuns: runs(150) },
    );
  });

  it('is narrow at once for arguments with thousands of digits', () => {
    const huge = Rational.of(7n ** 4000n, 3n ** 500n);
    const w = Rational.of(1n, 1n << 80n);
    for (const x of name === 'exp' ? [huge.negated()] : [huge, huge.negated()]) {
      const found = functions[name].enclose(x, w);
      if (!found.isBounded()) throw new Error('expected a bounded interval');
      expect(found.hi.minus(found.lo).atMost(w)).toBe(true);
      // So far out, the value cannot be told from the limit (or from x).
      const { atMinusInfinity = ZERO, atInfinity = ZERO } = functions[name];
      const limit = x.sign < 0 ? atMinusInfinity : atInfinity;
      expect(found.contains(limit === 'x' ? x : limit)).toBe(true);
    }
  });

  it('refuses a width that is not positive', () => {
    for (const w of [ZERO, MINUS_ONE]) {
      expect(() => functions[name].enclose(ONE, w)).toThrow('toWidth: expected a positive width');
    }
  });
});

describe('the enclosures of the functions with a rational value at 0', () => {
  it.each(names.filter((name) => functions[name].at0 !== undefined))('are exact there: %s', (name) => {
    expect(functions[name].enclose(ZERO, Rational.of(1n, 1n << 80n)).value).toEqual(functions[name].at0);
  });
});

describe('the enclosure of exp', () => {
  const w = Rational.of(1n, 1n << 80n);

  it('is offered up to 16384', () => {
    for (const x of [100, 1000, 10000, 16384].map((n) => Rational.of(n))) {
      const found = numbers.encloseExp(x, w);
      if (!found.isBounded()) throw new Error('expected a bounded interval');
      expect(found.hi.minus(found.lo).atMost(w)).toBe(true);
      expect(mpfr('exp', x, 24_000).isWithin(found)).toBe(true);
    }
  });

  it('refuses larger arguments at once instead of exhausting the memory', () => {
    for (const x of [Rational.of(16385), Rational.fromNumber(1e300), Rational.of(10n ** 10000n)]) {
      expect(() => numbers.encloseExp(x, w)).toThrow(RangeError);
      expect(() => numbers.encloseExp(x, w)).toThrow('expected an argument of at most 16384');
    }
  });
});
