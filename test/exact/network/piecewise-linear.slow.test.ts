import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interval, Rational } from '../../../src/exact/numbers/index.js';
import {
  absolute,
  hardTanh,
  leakyRelu,
  PiecewiseLinear,
  relu,
  SLOPE_DENOMINATOR,
  type Activation,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import { element, piecewiseLinear, range, smallDyadic, smallRational } from './generators.js';

const r = (text: string) => Rational.from(text);
const many = { numRuns: runs(1000) };

/** φ from pieces written `slope intercept`, with the breakpoints between them: `'2 1/4', '0', '0 1/4'`. */
function phi(...parts: readonly string[]): PiecewiseLinear {
  const lines = parts.filter((_, i) => i % 2 === 0).map((part) => part.split(' ').map(r));
  const untils = parts.filter((_, i) => i % 2 === 1).map(r);
  return new PiecewiseLinear(
    lines.map(([slope = r('0'), intercept = r('0')], i) => {
      const until = untils[i];
      return until === undefined ? { slope, intercept } : { until, slope, intercept };
    }),
  );
}

/** φ(x) by the definition of the format: piece i holds on (until[i−1], until[i]]. */
function byDefinition({ pieces }: PiecewiseLinear, x: Rational): Rational {
  const holds = pieces.filter(({ until }, i) => {
    const before = pieces[i - 1]?.until;
    return (before?.lessThan(x) ?? true) && (until === undefined || x.atMost(until));
  });
  expect(holds).toHaveLength(1);
  return holds.map(({ slope, intercept }) => slope.times(x).plus(intercept))[0] ?? Rational.zero;
}

/** Smaller than any distance between breakpoints, and than what a jump of a random φ could hide in. */
const tiny = Rational.of(1n, 1n << 40n);

/** φ(u+) at a breakpoint u, from two values to the right of it. */
function fromTheRight(activation: PiecewiseLinear, u: Rational): Rational {
  const near = activation.valueAt(u.plus(tiny));
  return near.plus(near).minus(activation.valueAt(u.plus(tiny).plus(tiny)));
}

function breakpointsOf({ pieces }: PiecewiseLinear): readonly Rational[] {
  return pieces.flatMap(({ until }) => until ?? []);
}

/** Points in increasing order with two or more inside every piece, both ends, and one just after each breakpoint. */
function samplePoints(activation: PiecewiseLinear): readonly Rational[] {
  const breakpoints = breakpointsOf(activation);
  const around = breakpoints.flatMap((u) => [u.minus(tiny), u, u.plus(tiny), u.plus(tiny).plus(tiny)]);
  const far = [r('-1000'), r('-999'), r('999'), r('1000')];
  return [...around, ...far].sort((a, b) => a.compare(b));
}

describe('a piecewise linear φ', () => {
  test('takes at x the value of the one piece that holds there', () => {
    fc.assert(
      fc.property(piecewiseLinear(), smallRational(5), (activation, x) => {
        const points = [x, ...breakpointsOf(activation).flatMap((u) => [u.minus(tiny), u, u.plus(tiny)])];
        for (const at of points) expect(activation.valueAt(at)).toEqual(byDefinition(activation, at));
      }),
      many,
    );
  });

  test('evaluates to its exact value where float64 arithmetic is exact', () => {
    fc.assert(
      fc.property(piecewiseLinear(smallDyadic(2)), smallDyadic(5), (activation, x) => {
        expect(activation.evaluate(x.toNumber())).toBeCloseTo(activation.valueAt(x).toNumber(), 20);
      }),
      many,
    );
    expect(relu.evaluate(NaN)).toBeNaN();
  });

  test('belongs at a breakpoint to the piece on its left', () => {
    const step = phi('0 -1', '0', '0 1');
    expect(step.valueAt(r('0')).toString()).toBe('-1');
    expect(step.valueAt(tiny).toString()).toBe('1');
    expect(step.evaluate(0)).toBe(-1);
    expect(step.evaluate(Number.MIN_VALUE)).toBe(1);
  });

  test('is refused without pieces, with breakpoints that do not increase, and with a missing or extra breakpoint', () => {
    const line = { slope: r('1'), intercept: r('0') };
    const until = (x: string) => ({ ...line, until: r(x) });
    expect(() => new PiecewiseLinear([])).toThrow(RangeError);
    expect(() => new PiecewiseLinear([until('1'), until('1'), line])).toThrow('strictly increasing "until"');
    expect(() => new PiecewiseLinear([until('1'), until('0'), line])).toThrow(RangeError);
    expect(() => new PiecewiseLinear([line, line])).toThrow(RangeError);
    expect(() => new PiecewiseLinear([until('0')])).toThrow(RangeError);
    expect(new PiecewiseLinear([until('0'), until('1'), line]).pieces).toHaveLength(3);
  });
});

describe('φ knows exactly whether it', () => {
  test('is continuous: φ(u) = φ(u+) at every breakpoint u', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(piecewiseLinear(), (activation) => {
        const expected = breakpointsOf(activation).every((u) =>
          activation.valueAt(u).equals(fromTheRight(activation, u)),
        );
        expect(activation.continuous).toBe(expected);
        seen.add(expected);
      }),
      many,
    );
    expect(seen.size).toBe(2);
  });

  test('is increasing: φ(x) ≤ φ(y) for x < y among points on all pieces and on both sides of all breakpoints', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(piecewiseLinear(smallRational(1).map((x) => x.plus(r('1/2')))), (activation) => {
        const values = samplePoints(activation).map((x) => activation.valueAt(x));
        const expected = values.every((value, i) => values[i - 1]?.atMost(value) ?? true);
        expect(activation.increasing).toBe(expected);
        seen.add(expected);
      }),
      many,
    );
    expect(seen.size).toBe(2);
  });

  /** Whether φ takes the value y. */
  function takes({ pieces }: PiecewiseLinear, y: Rational): boolean {
    return pieces.some(({ slope, intercept, until }, i) => {
      if (slope.sign === 0) return intercept.equals(y);
      const x = y.minus(intercept).dividedBy(slope);
      const before = pieces[i - 1]?.until;
      return (before?.lessThan(x) ?? true) && (until === undefined || x.atMost(until));
    });
  }

  /** What is missed is a union of intervals whose ends are values at the ends of pieces: ends and midpoints decide. */
  function missed(activation: PiecewiseLinear): readonly Rational[] {
    const ends = breakpointsOf(activation)
      .flatMap((u) => [activation.valueAt(u), fromTheRight(activation, u)])
      .concat(activation.pieces.map(({ intercept }) => intercept))
      .sort((a, b) => a.compare(b));
    const between = ends.slice(1).map((end, i) => end.plus(ends[i] ?? end).times(Rational.half));
    const beyond = [ends[0] ?? Rational.zero, ends.at(-1) ?? Rational.zero].flatMap((end) => [
      end.minus(Rational.one),
      end.plus(Rational.one),
    ]);
    return [...ends, ...between, ...beyond].filter((y) => !takes(activation, y));
  }

  test('is surjective: it takes the values at the ends of its pieces, between them and beyond them', () => {
    const seen = new Set<string>();
    const steep = piecewiseLinear(smallRational(2).map((x) => (x.sign === 0 ? Rational.one : x)));
    fc.assert(
      fc.property(steep, (activation) => {
        const misses = missed(activation);
        expect(activation.surjective).toBe(misses.length === 0);
        seen.add(misses.length === 0 ? 'none' : misses.length === 1 ? 'one' : 'more');
      }),
      { numRuns: runs(3000) },
    );
    expect([...seen].sort()).toEqual(['more', 'none', 'one']);
  });

  test.each<[string, PiecewiseLinear, boolean]>([
    ['leaky ReLU is', leakyRelu(r('1/4')), true],
    ['ReLU is not', relu, false],
    ['|x| is not', absolute, false],
    ['HardTanh is not', hardTanh, false],
    ['a constant is not', phi('0 5'), false],
    ['a falling line is', phi('-1 0'), true],
    ['a jump up over a gap is not', phi('1 0', '0', '1 1'), false],
    ['a jump down that overlaps is', phi('1 0', '0', '1 -1'), true],
    // The left piece takes 0, the right one what is above it, and the other way round.
    ['a line in two pieces is', phi('1 0', '0', '1 0'), true],
    ['a falling line in two pieces is', phi('-1 1', '0', '-1 1'), true],
    // Nothing at or below −1 is taken.
    ['a V with a jump is not', phi('-1 1', '0', '1 -1'), false],
    // x ≤ 0 rises to 0, which it takes; x > 1 rises on from above 0.
    ['rising to 0, a plateau at 5, and on from above 0 is', phi('1 0', '0', '0 5', '1', '1 -1'), true],
    // x ≤ 0 falls to 1, which it takes; x > 1 falls on from below 1.
    ['falling to 1 inclusive, a plateau, and on from below 1 is', phi('-1 1', '0', '0 7', '1', '-1 2'), true],
    ['bounded above is not', phi('0 7', '0', '1 0', '1', '-1 1'), false],
    // x ≤ 0: x − 1 ≤ −1. (0, 1]: −x ∈ [−1, 0). x > 1: x − 1 > 0. Misses exactly 0.
    ['missing exactly the point 0 is not', phi('1 -1', '0', '-1 0', '1', '1 -1'), false],
    ['the same with a plateau at 0 is', phi('1 -1', '0', '-1 0', '1', '0 0', '2', '1 -2'), true],
    ['the same with the plateau elsewhere is not', phi('1 -1', '0', '-1 0', '1', '0 1', '2', '1 -2'), false],
  ])('is surjective: %s', (_, activation, expected) => {
    expect(activation.surjective).toBe(expected);
    expect(missed(activation).length === 0).toBe(expected);
  });
});

describe('the branches of φ', () => {
  test('are φ from jump to jump, each continuous, in increasing order and from −∞ to ∞', () => {
    fc.assert(
      fc.property(piecewiseLinear(), (activation) => {
        const { branches } = activation;
        const jumps = breakpointsOf(activation).filter(
          (u) => !activation.valueAt(u).equals(fromTheRight(activation, u)),
        );
        expect(branches.map(({ on }) => on)).toEqual(
          [...jumps, undefined].map((u, i) => Interval.of(jumps[i - 1], u)),
        );
        for (const { on, phi: branch } of branches) {
          expect(branch.continuous).toBe(true);
          const inside = samplePoints(activation).filter((x) => on.contains(x) && on.lo?.equals(x) !== true);
          expect(inside.length).toBeGreaterThan(0);
          for (const x of inside) {
            expect(branch.bandOver(Interval.point(x)).offset.value).toBeDefined();
            expect(valueOf(branch, x)).toEqual(activation.valueAt(x));
          }
          if (on.lo) expect(valueOf(branch, on.lo)).toEqual(fromTheRight(activation, on.lo));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('of a continuous φ are φ itself', () => {
    expect(relu.branches).toEqual([{ on: Interval.line, phi: relu }]);
    expect(relu.branches[0]?.phi).toBe(relu);
  });

  /** The value of a branch, which is exact, at x. */
  function valueOf(branch: Activation, x: Rational): Rational {
    const { slope, offset } = branch.bandOver(Interval.point(x));
    return slope.times(x).plus(offset.value ?? Rational.zero);
  }
});

describe('the band over a range', () => {
  /**
   * φ(x) − slope·x at the points where it can be extreme: the ends (for an infinite one, any point beyond all
   * breakpoints), and both sides of the breakpoints inside.
   */
  function extremes(activation: PiecewiseLinear, slope: Rational, { lo, hi }: Interval): readonly Rational[] {
    const deviation = (x: Rational, value: Rational) => value.minus(slope.times(x));
    const inside = breakpointsOf(activation).filter(
      (u) => (lo === undefined || lo.atMost(u)) && (hi === undefined || u.lessThan(hi)),
    );
    return [
      ...[lo ?? r('-1000'), hi ?? r('1000')].map((x) => deviation(x, activation.valueAt(x))),
      ...inside.flatMap((u) => [
        deviation(u, activation.valueAt(u)),
        deviation(u, fromTheRight(activation, u)),
      ]),
    ];
  }

  const activationAndRange = fc.tuple(piecewiseLinear(), range());

  test('contains the graph, also at the ends and on both sides of the breakpoints', () => {
    fc.assert(
      fc.property(
        activationAndRange.chain(([phi, over]) =>
          fc.record({
            phi: fc.constant(phi),
            over: fc.constant(over),
            xs: fc.array(element(over), { minLength: 5 }),
          }),
        ),
        ({ phi: activation, over, xs }) => {
          const { slope, offset } = activation.bandOver(over);
          const near = breakpointsOf(activation).flatMap((u) => [u.minus(tiny), u, u.plus(tiny)]);
          for (const x of [...xs, ...near].filter((each) => over.contains(each))) {
            expect(offset.contains(activation.valueAt(x).minus(slope.times(x)))).toBe(true);
          }
        },
      ),
      many,
    );
  });

  test('is as narrow as its slope allows: its ends are values or limits of φ(x) − slope·x', () => {
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const { slope, offset } = activation.bandOver(over);
        const values = extremes(activation, slope, over);
        if (offset.lo !== undefined) expect(values.some((value) => offset.lo?.equals(value))).toBe(true);
        if (offset.hi !== undefined) expect(values.some((value) => offset.hi?.equals(value))).toBe(true);
        if (over.isBounded()) expect(offset.isBounded()).toBe(true);
      }),
      many,
    );
  });

  test('over an infinite range is bounded exactly where φ is', () => {
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const { slope, offset } = activation.bandOver(over);
        const left = activation.pieces[0]?.slope.minus(slope).sign ?? 0;
        const right = activation.pieces.at(-1)?.slope.minus(slope).sign ?? 0;
        const falls = (over.lo === undefined && left > 0) || (over.hi === undefined && right < 0);
        const rises = (over.lo === undefined && left < 0) || (over.hi === undefined && right > 0);
        expect([offset.lo === undefined, offset.hi === undefined]).toEqual([falls, rises]);
      }),
      many,
    );
  });

  test('is exact where the range meets a single line, whatever its slope', () => {
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const { slope, offset } = activation.bandOver(over);
        const inner = breakpointsOf(activation).filter(
          (u) => over.contains(u) && over.hi?.equals(u) !== true,
        );
        if (inner.length > 0) return;
        expect(offset.value).toBeDefined();
        const x = over.lo ?? over.hi ?? Rational.zero;
        expect(slope.times(x).plus(offset.value ?? Rational.zero)).toEqual(activation.valueAt(x));
      }),
      many,
    );
    const third = phi('1/3 1', '0', '1/3 1');
    expect(third.bandOver(Interval.line)).toEqual({ slope: r('1/3'), offset: Interval.point(r('1')) });
  });

  test('has a slope that is a multiple of 1/64, the one nearest to the chord, where it is not exact', () => {
    let inexact = 0;
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const { slope, offset } = activation.bandOver(over);
        if (offset.value !== undefined) return;
        inexact += 1;
        expect(SLOPE_DENOMINATOR % slope.denominator).toBe(0n);
        if (!over.isBounded()) {
          expect(slope.sign).toBe(0);
          return;
        }
        const rise = activation.valueAt(over.hi).minus(activation.valueAt(over.lo));
        const error = rise.dividedBy(over.hi.minus(over.lo)).minus(slope).abs();
        expect(error.atMost(Rational.of(1n, 2n * SLOPE_DENOMINATOR))).toBe(true);
      }),
      many,
    );
    expect(inexact).toBeGreaterThan(0);
  });

  test('starts after a breakpoint at its lower end if φ is continuous there, and before it if φ jumps', () => {
    expect(relu.bandOver(Interval.of(r('0'), r('1')))).toEqual({
      slope: r('1'),
      offset: Interval.point(r('0')),
    });
    const step = phi('0 -1', '0', '0 1');
    const over = step.bandOver(Interval.of(r('0'), r('1')));
    expect(over.slope.toString()).toBe('2');
    expect(over.offset.toString()).toBe('[-1, 1]');
    expect(step.bandOver(Interval.of(r('-1'), r('0'))).offset.value?.toString()).toBe('-1');
  });
});

describe('the chord slopes over a range', () => {
  test('are undefined exactly where a jump is met: at some u of the range but its upper end', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const jumps = breakpointsOf(activation).some(
          (u) =>
            over.contains(u) &&
            over.hi?.equals(u) !== true &&
            !activation.valueAt(u).equals(fromTheRight(activation, u)),
        );
        expect(activation.chordSlopes(over) === undefined).toBe(jumps);
        seen.add(jumps);
      }),
      many,
    );
    expect(seen.size).toBe(2);
  });

  test('contain the slope of every chord', () => {
    let chords = 0;
    fc.assert(
      fc.property(
        fc.tuple(piecewiseLinear(), range()).chain(([phi, over]) =>
          fc.record({
            activation: fc.constant(phi),
            over: fc.constant(over),
            xs: fc.array(element(over), { minLength: 2, maxLength: 8 }),
          }),
        ),
        ({ activation, over, xs }) => {
          const slopes = activation.chordSlopes(over);
          if (slopes === undefined) return;
          for (const x of xs) {
            for (const y of xs) {
              if (x.equals(y)) continue;
              const rise = activation.valueAt(x).minus(activation.valueAt(y));
              expect(slopes.contains(rise.dividedBy(x.minus(y)))).toBe(true);
              chords += 1;
            }
          }
        },
      ),
      many,
    );
    expect(chords).toBeGreaterThan(0);
  });

  test('are the slopes of the lines that the range meets in more than a point, and no others', () => {
    fc.assert(
      fc.property(piecewiseLinear(), range(), (activation, over) => {
        const found = activation.chordSlopes(over);
        if (found === undefined || over.value !== undefined) return;
        const met = activation.pieces.filter(({ until }, i) => {
          const before = activation.pieces[i - 1]?.until;
          const startsBelow = before === undefined || over.hi === undefined || before.lessThan(over.hi);
          const endsAbove = until === undefined || over.lo === undefined || over.lo.lessThan(until);
          return startsBelow && endsAbove;
        });
        const [first = Rational.zero, ...others] = met.map(({ slope }) => slope);
        expect(found).toEqual(Interval.around(first, ...others));
      }),
      many,
    );
  });

  test('are found over a hundred and fifty thousand pieces', () => {
    const wave = Array.from({ length: 150_000 }, (_, i) => ({
      until: Rational.of(i),
      slope: Rational.of(i % 2 === 0 ? -1 : 1),
      intercept: Rational.of(i % 2 === 0 ? i : 1 - i),
    }));
    const activation = new PiecewiseLinear([...wave, { slope: r('-1'), intercept: r('150000') }]);
    expect(activation.chordSlopes(Interval.of(r('0'), r('1')))).toEqual(Interval.point(r('1')));
    expect(activation.chordSlopes(Interval.line)).toEqual(Interval.of(r('-1'), r('1')));
  });
});
