import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Activation,
  elu,
  smoothActivations,
  type SmoothName,
} from '../../../src/exact/network/index.js';
import { turningPoints } from '../../../src/exact/network/smooth.js';
import {
  encloseExp,
  encloseNormalCdf,
  encloseNormalDensity,
  encloseSigmoid,
  encloseSigmoidSlope,
  encloseSoftplus,
  encloseTanh,
  encloseTanhSlope,
  Interval,
  Rational,
} from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { element, finiteFloat64, rationalOfBits, share } from '../numbers/arbitrary-numbers.js';

const { zero, one, half } = Rational;

function powerOfHalf(bits: number): Rational {
  return Rational.of(1n, 1n << BigInt(bits));
}

/** 2^−bits or less, and so little that it remains so after a multiplication by x. */
function widthFor(x: Rational, bits: number): Rational {
  return powerOfHalf(bits).dividedBy(x.abs().plus(one));
}

type Enclosure = (x: Rational, bits: number) => Interval;

/** x·f(x) */
function times(f: (x: Rational, width: Rational) => Interval): Enclosure {
  return (x, bits) => f(x, widthFor(x, bits)).scaled(x);
}

function plain(f: (x: Rational, width: Rational) => Interval): Enclosure {
  return (x, bits) => f(x, powerOfHalf(bits));
}

function sum(f: Enclosure, g: Enclosure): Enclosure {
  return (x, bits) => f(x, bits).plus(g(x, bits));
}

interface Reference {
  readonly activation: Activation;
  readonly value: Enclosure;
  readonly slope: Enclosure;
  /** The places where φ′ may have an extreme, nearly. */
  readonly bends: readonly number[];
  readonly increasing: boolean;
  /** Both slopes at 0, where they differ. */
  readonly kink?: Interval;
}

/** √(2/π) = 2·Φ′(0), within the width. */
const rootOfTwoByPi = (width: Rational): Interval =>
  encloseNormalDensity(zero, width.times(half)).scaled(Rational.of(2));

/** f over an interval, for an increasing f. */
function overAll(f: (x: Rational, width: Rational) => Interval, x: Interval, width: Rational): Interval {
  const { lo, hi } = bounds(x);
  return f(lo, width).hull(f(hi, width));
}

/** √(2/π)·p, as narrow as a tanh of it needs: tanh does not change by more than its argument. */
const steep = (p: Rational, width: Rational): Interval =>
  rootOfTwoByPi(width.dividedBy(p.abs().plus(one))).scaled(p);
const cubic = Rational.from('8943/200000');

/**
 * For |x| ≥ 64, |t| > 9000 below, and e^−2|t| < 2^−25000: less than any width here asks for, times x² too. Then tanh is
 * ±1, and its slope 0, within the width.
 */
const isFar = (x: Rational, width: Rational): boolean =>
  Rational.of(64).atMost(x.abs()) && powerOfHalf(20_000).atMost(width);

/** (1 + tanh t)/2 with t = √(2/π)·(x + 0.044715·x³) */
function tanhGate(x: Rational, width: Rational): Interval {
  if (isFar(x, width)) {
    return x.sign < 0 ? Interval.of(zero, width) : Interval.of(one.minus(width), one);
  }
  const t = steep(x.plus(cubic.times(x).times(x).times(x)), width.times(half));
  return overAll(encloseTanh, t, width.times(half)).plusPoint(one).scaled(half);
}

/** Its derivative, tanh′(t)·√(2/π)·(1 + 3·0.044715·x²)/2 */
function tanhGateSlope(x: Rational, width: Rational): Interval {
  if (isFar(x, width)) return Interval.of(zero, width);
  const inner = one.plus(cubic.times(Rational.of(3)).times(x).times(x));
  const fine = width.dividedBy(inner.times(Rational.of(8)));
  const t = steep(x.plus(cubic.times(x).times(x).times(x)), fine);
  const { lo, hi } = bounds(t);
  // |tanh″| ≤ 1, so between the ends of t, tanh′ is within `fine` of its value at either.
  const ends = encloseTanhSlope(lo, fine).hull(encloseTanhSlope(hi, fine));
  return ends.plus(Interval.of(fine.negated(), fine)).times(steep(inner, fine)).scaled(half);
}

function eluReference(alpha: Rational): Reference {
  const exponential = (x: Rational, bits: number): Interval =>
    encloseExp(x, widthFor(alpha, bits)).scaled(alpha);
  return {
    activation: elu(alpha),
    value: (x, bits) => (x.sign >= 0 ? Interval.point(x) : exponential(x, bits).plusPoint(alpha.negated())),
    slope: (x, bits) => (x.sign > 0 ? Interval.point(one) : exponential(x, bits)),
    bends: [],
    increasing: true,
    ...(alpha.equals(one) ? {} : { kink: Interval.point(one).hull(Interval.point(alpha)) }),
  };
}

/** φ and φ′ by their definitions, as narrow as asked: within 2^−bits. */
const references = {
  tanh: {
    activation: smoothActivations.tanh,
    value: plain(encloseTanh),
    slope: plain(encloseTanhSlope),
    bends: [0],
    increasing: true,
  },
  sigmoid: {
    activation: smoothActivations.sigmoid,
    value: plain(encloseSigmoid),
    slope: plain(encloseSigmoidSlope),
    bends: [0],
    increasing: true,
  },
  softplus: {
    activation: smoothActivations.softplus,
    value: plain(encloseSoftplus),
    slope: plain(encloseSigmoid),
    bends: [],
    increasing: true,
  },
  elu: eluReference(one),
  'elu with α = 2': eluReference(Rational.of(2)),
  'elu with α = 1/3': eluReference(Rational.of(1, 3)),
  'elu with α = 1000003/7': eluReference(Rational.of(1000003, 7)),
  gelu: {
    activation: smoothActivations.gelu,
    value: times(encloseNormalCdf),
    slope: sum(plain(encloseNormalCdf), times(encloseNormalDensity)),
    bends: [-Math.SQRT2, Math.SQRT2],
    increasing: false,
  },
  'gelu-tanh': {
    activation: smoothActivations['gelu-tanh'],
    value: times(tanhGate),
    slope: sum(plain(tanhGate), times(tanhGateSlope)),
    bends: [-1.4185040087908283, 1.4185040087908283],
    increasing: false,
  },
  silu: {
    activation: smoothActivations.silu,
    value: times(encloseSigmoid),
    slope: sum(plain(encloseSigmoid), times(encloseSigmoidSlope)),
    bends: [-2.3993572805154675, 2.3993572805154675],
    increasing: false,
  },
} satisfies Record<string, Reference>;

type Name = keyof typeof references;
const names = Object.keys(references) as Name[];
const referenceOf = (name: Name): Reference => references[name];

/** Centres and widths of every size; some with hundreds of digits. */
const centre = fc.oneof(
  fc.double({ noNaN: true, min: -6, max: 6 }).map((x) => Rational.fromNumber(x)),
  fc.double({ noNaN: true, min: -200, max: 200 }).map((x) => Rational.fromNumber(x)),
  fc
    .constantFrom(0, -0.7517915246935645, -1.2784645427610737, 1.4142135623730951, -2.3993572805154675)
    .map((x) => Rational.fromNumber(x)),
  rationalOfBits(4),
  fc.tuple(rationalOfBits(900), rationalOfBits(4)).map(([q, r]) => r.times(q.dividedBy(q.abs().plus(one)))),
  finiteFloat64.map((x) => Rational.fromNumber(x)),
);
const radius = fc.oneof(
  fc.double({ noNaN: true, min: 0, max: 4 }).map((x) => Rational.fromNumber(x)),
  fc.integer({ min: 0, max: 300 }).map(powerOfHalf),
  rationalOfBits(500).map((q) => q.abs().dividedBy(q.abs().plus(one))),
  finiteFloat64.map((x) => Rational.fromNumber(x).abs()),
);
const boundedRange = fc.tuple(centre, radius).map(([m, r]) => Interval.of(m.minus(r), m.plus(r)));
const unboundedRange = fc
  .tuple(centre, fc.constantFrom('up', 'down', 'line'))
  .map(([x, way]) => Interval.of(way === 'up' ? x : undefined, way === 'down' ? x : undefined));
const range = fc.oneof(
  { weight: 4, arbitrary: boundedRange },
  { weight: 1, arbitrary: unboundedRange },
  { weight: 1, arbitrary: centre.map((x) => Interval.point(x)) },
);

/** Both ends and a point between; far out also one near the finite end. */
const samples = fc.tuple(range, share, centre).map(([r, s, x]) => {
  const points = [element(r, zero), element(r, one), element(r, s)];
  return { range: r, points: r.contains(x) ? [...points, x] : points };
});

function bounds(interval: Interval): { lo: Rational; hi: Rational } {
  const { lo, hi } = interval;
  if (lo === undefined || hi === undefined) throw new Error('expected a bounded interval');
  return { lo, hi };
}

/** φ′(range) for a bounded range, from the ends and the bends between, too wide or too narrow by 2^−72 at most. */
function slopesBetween(name: Name, r: Interval): { lo: Rational; hi: Rational } {
  const { lo, hi } = bounds(r);
  const { slope, bends, kink } = referenceOf(name);
  if (kink && lo.sign >= 0) return bounds(hi.sign > 0 ? Interval.point(one) : kink);
  if (kink && hi.sign > 0) return bounds(slope(lo, 120).hull(kink));
  const places = [lo, hi, ...bends.map((x) => Rational.fromNumber(x)).filter((x) => r.contains(x))];
  return bounds(places.map((x) => slope(x, 120)).reduce((a, b) => a.hull(b)));
}

describe.each(names)('%s', (name) => {
  const { activation, value, slope, increasing, kink } = referenceOf(name);

  it('bands contain the graph, over any range', () => {
    fc.assert(
      fc.property(samples, ({ range: r, points }) => {
        const band = activation.bandOver(r);
        for (const x of points) {
          const onBand = band.offset.plusPoint(band.slope.times(x));
          expect(value(x, 200).isWithin(onBand), `φ(${x.toString()}) over ${r.toString()}`).toBe(true);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('bands over a bounded range follow the rule: slope and offset', () => {
    fc.assert(
      fc.property(boundedRange, (r) => {
        if (r.value !== undefined) return;
        const band = activation.bandOver(r);
        const { lo, hi } = bounds(r);
        const slopes = slopesBetween(name, r);
        const middle = slopes.lo.plus(slopes.hi).times(half);
        const s = band.slope;
        expect(64n % s.denominator).toBe(0n);
        expect(
          s
            .minus(middle)
            .abs()
            .atMost(Rational.of(1, 128).plus(powerOfHalf(70))),
        ).toBe(true);
        // φ(m) − s·m + (φ′(R) − s)·(R − m)
        const m = lo.plus(hi).times(half);
        const deviation = Interval.of(slopes.lo, slopes.hi)
          .plusPoint(s.negated())
          .times(r.plusPoint(m.negated()));
        const offset = bounds(value(m, 120).plusPoint(s.times(m).negated()).plus(deviation));
        const found = bounds(band.offset);
        const slack = powerOfHalf(72).times(hi.minus(lo).plus(one));
        expect(found.lo.minus(offset.lo).abs().atMost(slack)).toBe(true);
        expect(found.hi.minus(offset.hi).abs().atMost(slack)).toBe(true);
        for (const { denominator } of [found.lo, found.hi]) expect((1n << 80n) % denominator).toBe(0n);
      }),
      { numRuns: runs(150) },
    );
  });

  it('chord slopes contain the slope of every chord and every derivative', () => {
    fc.assert(
      fc.property(samples, ({ range: r, points }) => {
        const slopes = activation.chordSlopes(r);
        if (slopes === undefined) throw new Error('expected chord slopes');
        // The sampled slopes are enclosed themselves, to 2^−198.
        const widened = slopes.plus(Interval.of(powerOfHalf(198).negated(), powerOfHalf(198)));
        for (const x of points) {
          if (kink === undefined || x.sign !== 0) expect(slope(x, 200).isWithin(widened)).toBe(true);
          for (const y of points) {
            const run = x.minus(y);
            if (run.abs().lessThan(powerOfHalf(300))) continue;
            const rise = value(x, 500).plus(value(y, 500).scaled(one.negated()));
            expect(rise.scaled(one.dividedBy(run)).isWithin(widened)).toBe(true);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('chord slopes over a bounded range are those of the ends and bends, within 2^−72', () => {
    fc.assert(
      fc.property(boundedRange, (r) => {
        const found = bounds(activation.chordSlopes(r) ?? Interval.line);
        const expected = slopesBetween(name, r);
        expect(found.lo.minus(expected.lo).abs().atMost(powerOfHalf(72))).toBe(true);
        expect(found.hi.minus(expected.hi).abs().atMost(powerOfHalf(72))).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });

  it('at a point the band is the value, to 2^−72', () => {
    fc.assert(
      fc.property(centre, (x) => {
        const band = activation.bandOver(Interval.point(x));
        const { lo, hi } = bounds(band.offset);
        expect(band.slope).toEqual(zero);
        expect(hi.minus(lo).atMost(powerOfHalf(72))).toBe(true);
        expect(value(x, 200).isWithin(band.offset)).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });

  it('the band over an unbounded range is flat', () => {
    fc.assert(
      fc.property(unboundedRange, (r) => {
        expect(activation.bandOver(r).slope).toEqual(zero);
      }),
    );
  });

  it('in float64 is within 10^−15 of φ, relative to max(1, |x|), and α for elu', () => {
    const near = fc.double({ noNaN: true, min: -12, max: 12 });
    fc.assert(
      fc.property(fc.oneof(near, finiteFloat64), (x) => {
        const q = Rational.fromNumber(x);
        const { lo, hi } = bounds(value(q, 200));
        const found = Rational.fromNumber(activation.evaluate(x));
        const error = Rational.max(found.minus(lo).abs(), found.minus(hi).abs());
        const size = Rational.max(kink ? bounds(kink).hi : one, Rational.max(one, q.abs()));
        const allowed = size.dividedBy(Rational.of(10n ** 15n));
        expect(error.atMost(allowed), `φ(${String(x)}) = ${String(activation.evaluate(x))}`).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  it('in float64 has the right limits, and NaN only from NaN', () => {
    const { lo, hi } = activation.bandOver(Interval.line).offset;
    const atInfinity = hi === undefined ? Infinity : hi.toNumber();
    const atMinusInfinity = increasing ? lo?.toNumber() : 0;
    for (const x of [1e5, 1e300, Number.MAX_VALUE, Infinity]) {
      const expected = atInfinity === Infinity ? x : atInfinity;
      expect(activation.evaluate(x)).toBe(expected);
      expect(activation.evaluate(-x)).toBeCloseTo(atMinusInfinity ?? NaN, 15);
    }
    expect(activation.evaluate(NaN)).toBeNaN();
  });

  it('knows its traits', () => {
    expect(activation.exact).toBe(false);
    expect(activation.continuous).toBe(true);
    expect(activation.surjective).toBe(false);
    expect(activation.increasing).toBe(increasing);
  });
});

describe('what is not increasing', () => {
  it.each(['gelu', 'gelu-tanh', 'silu'] as const)('%s falls from −3 to −2', (name) => {
    const { value } = references[name];
    const [first, second] = [value(Rational.of(-3), 80), value(Rational.of(-2), 80)].map(bounds);
    expect(first !== undefined && second !== undefined && second.hi.lessThan(first.lo)).toBe(true);
  });
});

describe('the turning points of gelu, gelu-tanh and silu', () => {
  const unit = powerOfHalf(96);
  const bits = 200;

  /** The exact signs of f at two neighbouring multiples of 2^−96. */
  function signs(n: bigint, f: (x: Rational) => Interval): number[] {
    return [n, n + 1n].map((units) => {
      const { lo, hi } = bounds(f(Rational.of(units).times(unit)));
      if (lo.sign !== hi.sign) throw new Error('expected a definite sign');
      return lo.sign;
    });
  }

  it.each(['gelu', 'gelu-tanh', 'silu'] as const)(
    '%s′ goes from negative to positive between c and c + 2^−96',
    (name) => {
      expect(signs(turningPoints[name].c, (x) => references[name].slope(x, bits))).toEqual([-1, 1]);
    },
  );

  it('gelu″, which has the sign of 2 − x², goes from positive to negative between d and d + 2^−96', () => {
    const second = (x: Rational): Interval => Interval.point(Rational.of(2).minus(x.times(x)));
    expect(signs(turningPoints.gelu.d, second)).toEqual([1, -1]);
  });

  it('gelu-tanh″ does so too: it has the sign of (2 + 12c·x²)/(1 + 3c·x²)² − k·x·tanh(u/2)', () => {
    const second = (x: Rational): Interval => {
      const y = cubic.times(Rational.of(3)).times(x).times(x);
      const ratio = Rational.of(2)
        .plus(y.times(Rational.of(4)))
        .dividedBy(one.plus(y).times(one.plus(y)));
      const t = steep(x.plus(cubic.times(x).times(x).times(x)), powerOfHalf(bits));
      const falling = overAll(encloseTanh, t, powerOfHalf(bits)).times(
        steep(x.times(Rational.of(-2)), powerOfHalf(bits)),
      );
      return falling.plusPoint(ratio);
    };
    expect(signs(turningPoints['gelu-tanh'].d, second)).toEqual([1, -1]);
  });

  it('silu″, which has the sign of 2 − x·tanh(x/2), does so too', () => {
    const second = (x: Rational): Interval =>
      encloseTanh(x.times(half), powerOfHalf(bits)).scaled(x.negated()).plusPoint(Rational.of(2));
    expect(signs(turningPoints.silu.d, second)).toEqual([1, -1]);
  });
});

describe('known bands', () => {
  const from = (text: string): Rational => Rational.from(text);
  const offset = (name: SmoothName, lo: string | undefined, hi: string | undefined): [number, number] => {
    const found = smoothActivations[name].bandOver(
      Interval.of(lo === undefined ? undefined : from(lo), hi === undefined ? undefined : from(hi)),
    ).offset;
    return [found.lo?.toNumber() ?? -Infinity, found.hi?.toNumber() ?? Infinity];
  };

  it('over half-lines and the line', () => {
    expect(offset('tanh', undefined, undefined)).toEqual([-1, 1]);
    expect(offset('tanh', undefined, '0')).toEqual([-1, 0]);
    expect(offset('sigmoid', '0', undefined)).toEqual([0.5, 1]);
    expect(offset('softplus', undefined, undefined)).toEqual([0, Infinity]);
    expect(offset('softplus', '0', undefined)).toEqual([Math.LN2, Infinity]);
    expect(offset('elu', undefined, '3')).toEqual([-1, 3]);
    // The minimum of silu is −W(1/e), W being Lambert's function.
    expect(offset('silu', undefined, undefined)).toEqual([-0.2784645427610738, Infinity]);
    expect(offset('silu', '0', undefined)).toEqual([0, Infinity]);
    expect(offset('gelu', undefined, '0')[0]).toBeCloseTo(-0.16997120747990369, 15);
    expect(offset('gelu', undefined, '-1')).toEqual([-0.15865525393145705, 0]);
    // The minimum of the tanh form differs from that of gelu in the fifth decimal.
    expect(offset('gelu-tanh', undefined, undefined)).toEqual([-0.17004075057125406, Infinity]);
    expect(offset('gelu-tanh', undefined, '-1')).toEqual([-0.1588080093917233, 0]);
    expect(offset('gelu', '-1/2', undefined)[0]).toBeCloseTo(-0.15426876936299344, 15);
  });

  it('the chord slopes of the line are those of φ′', () => {
    const slopes = (name: SmoothName): (number | undefined)[] => {
      const found = smoothActivations[name].chordSlopes(Interval.line);
      return [found?.lo?.toNumber(), found?.hi?.toNumber()];
    };
    expect(slopes('tanh')).toEqual([0, 1]);
    expect(slopes('sigmoid')).toEqual([0, 0.25]);
    expect(slopes('softplus')).toEqual([0, 1]);
    expect(slopes('elu')).toEqual([0, 1]);
    expect(slopes('gelu')[0]).toBeCloseTo(-0.128904145, 8);
    expect(slopes('gelu')[1]).toBeCloseTo(1.128904145, 8);
    expect(slopes('gelu-tanh')[0]).toBeCloseTo(-0.12899306865877178, 15);
    expect(slopes('gelu-tanh')[1]).toBeCloseTo(1.1289930686587718, 15);
    expect(slopes('silu')[0]).toBeCloseTo(-0.09983932, 8);
    expect(slopes('silu')[1]).toBeCloseTo(1.09983932, 8);
  });

  it('of tanh over [−1, 1]: slope 45/64, midpoint of φ′ = [0.4199…, 1]', () => {
    const band = smoothActivations.tanh.bandOver(Interval.of(from('-1'), from('1')));
    expect(band.slope).toEqual(from('45/64'));
    expect(band.offset.hi?.toNumber()).toBeCloseTo(1 - 45 / 64, 15);
    expect(band.offset.lo?.toNumber()).toBeCloseTo(45 / 64 - 1, 15);
  });
});

describe('elu with α', () => {
  const half3 = elu(Rational.of(3, 2));
  const over = (lo: string | undefined, hi: string | undefined): Interval =>
    Interval.of(
      lo === undefined ? undefined : Rational.from(lo),
      hi === undefined ? undefined : Rational.from(hi),
    );
  const ends = ({ lo, hi }: Interval): (string | number)[] => [
    lo?.toNumber() ?? '-inf',
    hi?.toNumber() ?? 'inf',
  ];

  it.each<[string, string | undefined, string | undefined, [number, number]]>([
    ['the line', undefined, undefined, [0, 1.5]],
    ['the left side', undefined, '0', [0, 1.5]],
    ['the right side', '0', undefined, [1, 1]],
    ['a range that ends at the kink', '-1', '0', [0.5518191617571635, 1.5]],
    ['a range that begins at the kink', '0', '1', [1, 1]],
    ['the kink alone', '0', '0', [1, 1.5]],
    ['a range across the kink: the hull of both sides', '-1/10', '7', [1, 1.5]],
    ['a range across the kink, with smaller slopes on the left', '-1', '1', [0.5518191617571635, 1.5]],
    ['a range on the left', '-2', '-1', [0.20300292485491903, 0.5518191617571635]],
  ])('has chord slopes over %s', (_, lo, hi, expected) => {
    expect(ends(half3.chordSlopes(over(lo, hi)) ?? Interval.line)).toEqual(expected);
  });

  it('with α < 1 too, where the slope rises at the kink', () => {
    const phi = elu(Rational.of(1, 4));
    expect(ends(phi.chordSlopes(over('-1', '1')) ?? Interval.line)).toEqual([0.09196986029286058, 1]);
    expect(ends(phi.chordSlopes(over('-1', '0')) ?? Interval.line)).toEqual([0.09196986029286058, 0.25]);
  });

  it('has the hull of its values as offset over a half-line', () => {
    expect(ends(half3.bandOver(over(undefined, undefined)).offset)).toEqual([-1.5, 'inf']);
    expect(ends(half3.bandOver(over(undefined, '2')).offset)).toEqual([-1.5, 2]);
    expect(ends(half3.bandOver(over('-1', undefined)).offset)).toEqual([-0.9481808382428365, 'inf']);
  });

  it('is elu itself for α = 1, and is not defined for α ≤ 0', () => {
    expect(elu(one)).toBe(smoothActivations.elu);
    for (const alpha of [zero, Rational.of(-1)]) expect(() => elu(alpha)).toThrow(RangeError);
  });

  it('is monotone in float64', () => {
    const number = fc.double({ noNaN: true, min: -40, max: 40 });
    fc.assert(
      fc.property(number, number, (x, y) => {
        if (x < y - 1e-9) expect(half3.evaluate(x)).toBeLessThanOrEqual(half3.evaluate(y));
      }),
    );
  });
});
