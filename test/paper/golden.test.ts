/**
 * The examples of the paper, number by number. Where the print differs from what is true, the test says what is true
 * and a comment what is printed.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hardTanh,
  leakyRelu,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../src/exact/index.js';
import { theorems } from '../../src/statements/index.js';
import { runs } from '../seed.js';
import { alpha, exactly, literal, twin, weightsOf, withRankOneLayer } from './example-2.3.js';
import { RootTwo } from './root-two.js';

const r = (text: string) => Rational.from(text);
const v = (...entries: readonly string[]): Vector => entries.map(r);
const text = (x: Vector) => x.map(String);

/** Multiples of 1/64 from −size to size. */
const grid = (size: number) => fc.integer({ min: -64 * size, max: 64 * size }).map((n) => Rational.of(n, 64));
/** From lo to hi, both included. */
const between = (lo: string, hi: string) =>
  fc.integer({ min: 0, max: 64 }).map((i) => r(lo).plus(r(hi).minus(r(lo)).times(Rational.of(i, 64))));
const plane = fc.tuple(grid(3), grid(3));

/** F^k(x). */
function iterate(network: Network, x: Vector, k: number): Vector {
  let y = x;
  for (let i = 0; i < k; i++) y = network.evaluateExactly(y);
  return y;
}

function failing(id: string, network: Network): string[] {
  const statement = theorems.find((each) => each.id === id);
  if (statement === undefined) throw new Error(`expected a statement, got ${id}`);
  return statement.hypotheses.filter((each) => !each.decide(network).holds).map(({ name }) => name);
}

describe('Example 2.1', () => {
  const phi = new PiecewiseLinear([
    { until: r('0'), slope: r('2'), intercept: r('1/4') },
    { until: r('1'), slope: r('0'), intercept: r('1/4') },
    { slope: r('2'), intercept: r('-7/4') },
  ]);
  const layer = { weights: matrix.identity(2), bias: v('0', '0') };
  const network = new Network(phi, [layer, layer]);
  const attractor = v('1/4', '1/4');

  test('φ is the printed one: 2x + 1/4 below 0, 1/4 on [0, 1], 2(x − 1) + 1/4 above 1', () => {
    fc.assert(
      fc.property(grid(4), (x) => {
        const printed =
          x.sign < 0
            ? x.plus(x).plus(r('1/4'))
            : x.atMost(r('1'))
              ? r('1/4')
              : x.minus(r('1')).times(r('2')).plus(r('1/4'));
        expect(phi.valueAt(x)).toEqual(printed);
      }),
    );
  });

  test('φ has the fixed points −1/4, 1/4, 7/4 and no other', () => {
    const fixed = phi.pieces.flatMap(({ slope, intercept }) => {
      const x = intercept.dividedBy(r('1').minus(slope));
      return phi.valueAt(x).equals(x) ? [x.toString()] : [];
    });
    expect(fixed).toEqual(['-1/4', '1/4', '7/4']);
  });

  test('satisfies Theorem 2.1 but for the rank', () => {
    expect(failing('2.1', network)).toEqual(['rank']);
  });

  test.each([
    ['the middle', v('3/4', '3/4'), 1],
    ['1/1000 from the left edge', v('-249/1000', '1/4'), 11],
    ['1/1000 from the right edge', v('1749/1000', '1/4'), 11],
    [
      '2^-50 from the lower left corner',
      v(`${-(2n ** 48n) + 1n}/${2n ** 50n}`, `${-(2n ** 48n) + 1n}/${2n ** 50n}`),
      51,
    ],
    [
      '2^-50 from the upper right corner',
      v(`${7n * 2n ** 48n - 1n}/${2n ** 50n}`, `${7n * 2n ** 48n - 1n}/${2n ** 50n}`),
      51,
    ],
    [
      '2^-50 from the lower right corner',
      v(`${7n * 2n ** 48n - 1n}/${2n ** 50n}`, `${-(2n ** 48n) + 1n}/${2n ** 50n}`),
      51,
    ],
  ])('F^k is (1/4, 1/4) from %s of (−1/4, 7/4)²', (_, x, steps) => {
    expect(iterate(network, x, steps)).toEqual(attractor);
    expect(iterate(network, x, steps + 1)).toEqual(attractor);
  });

  test('F^k is (1/4, 1/4) from every point of (−1/4, 7/4)² sooner or later', () => {
    const inside = fc.integer({ min: -255, max: 1791 }).map((n) => Rational.of(n, 1024));
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        expect(iterate(network, [x, y], 12)).toEqual(attractor);
      }),
    );
  });

  test.each([
    ['a point on the left edge keeps its first coordinate', v('-1/4', '1/4'), ['-1/4', '1/4']],
    ['a point on the upper edge keeps its second coordinate', v('1/4', '7/4'), ['1/4', '7/4']],
    ['the corners are fixed', v('-1/4', '7/4'), ['-1/4', '7/4']],
  ])('%s', (_, x, expected) => {
    expect(text(iterate(network, x, 20))).toEqual(expected);
  });

  test('outside the closed square the distance to it doubles with every step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), fc.boolean(), grid(3), (n, isBelow, y) => {
        const excess = Rational.of(n, 10 ** 6);
        const start = isBelow ? r('-1/4').minus(excess) : r('7/4').plus(excess);
        const grown = excess.times(Rational.of(2 ** 20));
        const end = isBelow ? r('-1/4').minus(grown) : r('7/4').plus(grown);
        expect(iterate(network, [start, y], 20)[0]).toEqual(end);
        expect(iterate(network, [y, start], 20)[1]).toEqual(end);
      }),
    );
  });
});

describe('Example 2.2', () => {
  const phi = leakyRelu(r('1/4'));
  const network = new Network(phi, [
    { weights: [v('2'), v('3')], bias: v('-2', '-15') },
    { weights: [v('1', '-1')], bias: v('-21/8') },
  ]);
  const F = (x: Rational) => network.evaluateExactly([x])[0] ?? Rational.zero;

  test('is f(x) = φ(2(x − 1)) + 3/4 − φ(3(x − 5)) − 27/8 as a network', () => {
    fc.assert(
      fc.property(grid(12), (x) => {
        const first = phi.valueAt(r('2').times(x.minus(r('1')))).plus(r('3/4'));
        const second = phi
          .valueAt(r('3').times(x.minus(r('5'))))
          .negated()
          .minus(r('27/8'));
        expect(F(x)).toEqual(first.plus(second));
      }),
    );
  });

  test.each([
    ['1/2', '-1/4'],
    ['7/2', '5/4'],
    ['83/16', '-1'],
  ])('%s is a fixed point, with slope %s', (point, slope) => {
    const x = r(point);
    expect(F(x)).toEqual(x);
    for (const step of [r('1/16'), r('-1/16')]) {
      expect(F(x.plus(step)).minus(F(x)).dividedBy(step)).toEqual(r(slope));
    }
  });

  test('F(79/8) = 1/2, so that 79/8 is in the basin of 1/2 and the fixed points between them are not', () => {
    expect(F(r('79/8')).toString()).toBe('1/2');
    const ordered = ['1/2', '7/2', '83/16', '79/8'].map(r);
    expect(ordered.every((x, i) => ordered[i - 1]?.lessThan(x) ?? true)).toBe(true);
  });

  test('1/2 attracts: its distance shrinks by 1/4 with every step in [0, 1]', () => {
    fc.assert(
      fc.property(between('0', '1'), (x) => {
        const far = x.minus(r('1/2'));
        expect(F(x).minus(r('1/2'))).toEqual(far.times(r('-1/4')));
      }),
    );
  });

  test('satisfies Theorem 2.2 but for the width', () => {
    expect(failing('2.2', network)).toEqual(['width']);
  });

  test('satisfies Theorem 2.1 neither for the width nor for the rank', () => {
    // The paper lets the example stand for the width in Theorem 2.1 too. But (2.1) fails here: all ranks are 1 = n0.
    expect(failing('2.1', network)).toEqual(['width', 'rank']);
    expect(network.ranks()).toEqual([1, 1]);
  });

  test('satisfies Theorem 2.3 but for the squares', () => {
    expect(failing('2.3', network)).toEqual(['square']);
  });
});

/** Points of S1, …, S4 and S_{2,4} of (2.6), and what is left of the plane. */
const low = between('-3', '-1/2');
const high = between('1/2', '3');
const S1 = fc.tuple(low, high);
const S2 = fc.tuple(high, high);
const S3 = fc.tuple(high, low);
const S4 = fc.tuple(low, low);
const S24 = between('-1/2', '1/2').map((x): [Rational, Rational] => [x, x]);
const S0 = plane.filter(([x, y]) => !isFlat(x, y) && !isFull(x, y));

/** Whether (x, y) is in S2 ∪ S4 ∪ S_{2,4}. */
function isFlat(x: Rational, y: Rational): boolean {
  return hardTanh.valueAt(x.plus(x)).equals(hardTanh.valueAt(y.plus(y)));
}

/** Whether (x, y) is in S1 ∪ S3. */
function isFull(x: Rational, y: Rational): boolean {
  const [less, more] = x.lessThan(y) ? [x, y] : [y, x];
  return less.atMost(r('-1/2')) && r('1/2').atMost(more);
}

/** s = (φ(2x2) − φ(2x1))/2. */
function s([x1, x2]: readonly [Rational, Rational]): Rational {
  return hardTanh
    .valueAt(x2.plus(x2))
    .minus(hardTanh.valueAt(x1.plus(x1)))
    .times(Rational.half);
}

describe('Example 2.3 as printed, exactly over ℚ(√2)', () => {
  const q = (a: string, b = '0') => RootTwo.of(r(a), r(b));
  const show = (x: readonly RootTwo[]) => x.map(String);
  /** 2^(−1/2) − 1 and −2^(−1/2) − 1. */
  const [near, far] = ['-1 + 1/2·√2', '-1 + -1/2·√2'];
  const F_ = (k: number, x: Vector) => show(exactly(k, x));

  /** A point of a segment given by its ends. */
  const on = (t: Rational, [a, b]: readonly [readonly RootTwo[], readonly RootTwo[]]) =>
    a.map((x, i) => x.times(RootTwo.of(r('1').minus(t))).plus((b[i] ?? x).times(RootTwo.of(t))));

  test('(2.5): F_1 maps the plane onto Q1 = [−1, 1]²', () => {
    fc.assert(
      fc.property(plane, between('-1', '1'), between('-1', '1'), (x, y1, y2) => {
        for (const y of exactly(1, x)) {
          expect(y.minus(q('1')).sign).toBeLessThanOrEqual(0);
          expect(y.minus(q('-1')).sign).toBeGreaterThanOrEqual(0);
        }
        expect(F_(1, [y1.times(r('1/2')), y2.times(r('1/2'))])).toEqual(text([y1, y2]));
      }),
    );
  });

  test('(2.6): F_1 maps S1, S2, S3, S4 to the corners of Q1, and S_{2,4} onto its diagonal', () => {
    fc.assert(
      fc.property(S1, S2, S3, S4, between('-1', '1'), (s1, s2, s3, s4, t) => {
        expect([F_(1, s1), F_(1, s2), F_(1, s3), F_(1, s4)]).toEqual([
          ['-1', '1'],
          ['1', '1'],
          ['1', '-1'],
          ['-1', '-1'],
        ]);
        const x = t.times(r('1/2'));
        expect(F_(1, [x, x])).toEqual(text([t, t]));
      }),
    );
  });

  test('(2.7): α_2 maps Q1 onto the rhombus |x1 + 2| + |x2| ≤ 1', () => {
    // W2 = 2^(−1/2)·R_{−π/4} is rational, and so is its inverse: x ↦ (x1 − x2, x1 + x2).
    expect(weightsOf(2)).toEqual([
      ['1/2', '1/2'],
      ['-1/2', '1/2'],
    ]);
    const isIn = (y1: Rational, y2: Rational) => y1.plus(r('2')).abs().plus(y2.abs()).atMost(r('1'));
    fc.assert(
      fc.property(between('-1', '1'), between('-1', '1'), grid(3), grid(1), (x1, x2, y1, y2) => {
        const [a, b] = alpha(2, [RootTwo.of(x1), RootTwo.of(x2)]);
        expect(isIn(a?.a ?? r('9'), b?.a ?? r('9'))).toBe(true);
        const u = y1.plus(r('2'));
        const back = [u.minus(y2), u.plus(y2)];
        expect(
          show(
            alpha(
              2,
              back.map((x) => RootTwo.of(x)),
            ),
          ),
        ).toEqual(text([y1, y2]));
        expect(back.every((x) => x.abs().atMost(r('1')))).toBe(isIn(y1, y2));
      }),
    );
  });

  test('(2.8): F_2 maps the plane onto Q2, the segment from (−1, 1) to (−1, −1)', () => {
    fc.assert(
      fc.property(plane, between('-1', '1'), (x, t) => {
        expect(F_(2, x)).toEqual(text([r('-1'), s(x)]));
        // Onto: the height t is reached at (−t/2, t/2).
        expect(F_(2, [t.times(r('-1/2')), t.times(r('1/2'))])).toEqual(text([r('-1'), t]));
      }),
    );
  });

  test('after two layers S1 is at (−1, 1), S2 ∪ S4 ∪ S_{2,4} at (−1, 0), S3 at (−1, −1), and nothing else is', () => {
    fc.assert(
      fc.property(S1, fc.oneof(S2, S4, S24), S3, S0, (s1, flat, s3, rest) => {
        expect([F_(2, s1), F_(2, flat), F_(2, s3)]).toEqual([
          ['-1', '1'],
          ['-1', '0'],
          ['-1', '-1'],
        ]);
        // Printed: the inverse images of (−1, 1) and of (−1, −1) are not path-connected. Each is: they are the
        // convex sets S1 and S3. It is their union that is not.
        expect(['1', '0', '-1']).not.toContain(F_(2, rest)[1]);
      }),
    );
  });

  test('(2.9): α_3(Q2) is the segment from (−2^(−1/2) − 1, 2^(−1/2) − 1) to (2^(−1/2) − 1, −2^(−1/2) − 1)', () => {
    expect(show(alpha(3, [q('-1'), q('1')]))).toEqual([far, near]);
    expect(show(alpha(3, [q('-1'), q('-1')]))).toEqual([near, far]);
    expect(show(alpha(3, [q('-1'), q('0')]))).toEqual(['-1', '-1']);
  });

  test('(2.10): F_3 maps the plane onto Q3, from (−1, 2^(−1/2) − 1) to (−1, −1) and on to (2^(−1/2) − 1, −1)', () => {
    const [top, corner, right] = [
      [q('-1'), q('-1', '1/2')],
      [q('-1'), q('-1')],
      [q('-1', '1/2'), q('-1')],
    ] as const;
    fc.assert(
      fc.property(plane, (x) => {
        const height = s(x);
        const expected = height.sign >= 0 ? on(height, [corner, top]) : on(height.abs(), [corner, right]);
        expect(F_(3, x)).toEqual(show(expected));
      }),
    );
  });

  test('(2.11): α_4(Q3) goes from (−3/2, −1/2) to (−1, −1) and on to (−1/2, −1/2)', () => {
    expect(show(alpha(4, [q('-1'), q('-1', '1/2')]))).toEqual(['-3/2', '-1/2']);
    expect(show(alpha(4, [q('-1'), q('-1')]))).toEqual(['-1', '-1']);
    expect(show(alpha(4, [q('-1', '1/2'), q('-1')]))).toEqual(['-1/2', '-1/2']);
  });

  test('(2.12): F_4 maps the plane onto Q4, from (−1, −1/2) to (−1, −1) and on to (−1/2, −1/2)', () => {
    fc.assert(
      fc.property(plane, (x) => {
        const half = s(x).abs().times(Rational.half).minus(r('1'));
        expect(F_(4, x)).toEqual(text(s(x).sign >= 0 ? [r('-1'), half] : [half, half]));
      }),
    );
    expect(F_(4, v('-1', '1'))).toEqual(['-1', '-1/2']);
    expect(F_(4, v('0', '0'))).toEqual(['-1', '-1']);
    expect(F_(4, v('1', '-1'))).toEqual(['-1/2', '-1/2']);
  });

  test('(2.13): F_5 maps the plane onto Q5, the segment from (1, −1) to (1, −1/2)', () => {
    // Printed: F_5(Q4) = Q5. What is meant is φ(α_5(Q4)) = F_5(ℝ²).
    fc.assert(
      fc.property(plane, (x) => {
        expect(F_(5, x)).toEqual(text([r('1'), s(x).abs().times(Rational.half).minus(r('1'))]));
      }),
    );
    const throughLayerFive = (x: readonly RootTwo[]) => show(alpha(5, x).map((y) => y.hardTanh()));
    expect(throughLayerFive([q('-1'), q('-1')])).toEqual(['1', '-1']);
    expect(throughLayerFive([q('-1'), q('-1/2')])).toEqual(['1', '-1/2']);
    expect(throughLayerFive([q('-1/2'), q('-1/2')])).toEqual(['1', '-1/2']);
  });

  test('after five layers S1 ∪ S3 is at (1, −1/2) and S2 ∪ S4 ∪ S_{2,4} at (1, −1)', () => {
    fc.assert(
      fc.property(fc.oneof(S1, S3), fc.oneof(S2, S4, S24), (full, flat) => {
        expect(F_(5, full)).toEqual(['1', '-1/2']);
        expect(F_(5, flat)).toEqual(['1', '-1']);
      }),
    );
  });

  test('the last layer takes (1, −1) to (0, 0) and (1, −1/2) to (−1, 1)', () => {
    expect(show(alpha(6, [q('1'), q('-1')]))).toEqual(['0', '0']);
    expect(show(alpha(6, [q('1'), q('-1/2')]))).toEqual(['-1', '1']);
    // W6 = 2^(3/2)·R_{π/4} and b6 = W6·(−1, 1) are rational: √2 is only in layers 3 and 4.
    expect(weightsOf(6)).toEqual([
      ['2', '-2'],
      ['2', '2'],
    ]);
    expect(show(alpha(6, [q('0'), q('0')]))).toEqual(['-4', '0']);
  });

  test('F(x) = |s|·(−1, 1), with s = (φ(2x2) − φ(2x1))/2', () => {
    fc.assert(
      fc.property(plane, (x) => {
        expect(F_(6, x)).toEqual(text([s(x).abs().negated(), s(x).abs()]));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('the rational twin of Example 2.3', () => {
  const attractor = v('-1', '1');

  test('is the printed network layer by layer, up to a scaling of the third by √2 that the fourth undoes', () => {
    fc.assert(
      fc.property(plane, (x) => {
        const layers = twin.layerwise(x);
        for (const k of [1, 2, 4, 5, 6]) expect(text(layers[k - 1] ?? [])).toEqual(exactly(k, x).map(String));
        // F_3 lies √2 times as far from (−1, −1).
        const scaled = exactly(3, x).map((y) =>
          y
            .plus(RootTwo.of(r('1')))
            .times(RootTwo.of(r('0'), r('1')))
            .minus(RootTwo.of(r('1'))),
        );
        expect(text(layers[2] ?? [])).toEqual(scaled.map(String));
      }),
      { numRuns: runs(300) },
    );
  });

  test('has the closed form F(x) = |s|·(−1, 1), exactly', () => {
    fc.assert(
      fc.property(plane, (x) => {
        const size = s(x).abs();
        expect(twin.evaluateExactly(x)).toEqual([size.negated(), size]);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('agrees with the printed network in float64 to within a few units of 2^−50', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (x, y) => {
          const [a = NaN, b = NaN] = literal.evaluate([x, y]);
          const [c = NaN, d = NaN] = twin.evaluate([x, y]);
          expect(Math.max(Math.abs(a - c), Math.abs(b - d))).toBeLessThan(8 * 2 ** -50);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test('is square, continuous, monotone and of full rank, but not surjective, and so is the printed network', () => {
    expect(failing('2.3', twin)).toEqual(['surjective']);
    expect(failing('2.3', literal)).toEqual(['surjective']);
  });

  test('(1) F(x*) = x* for x* = (−1, 1), which every point of S1 ∪ S3 reaches in one step', () => {
    expect(twin.evaluateExactly(attractor)).toEqual(attractor);
    fc.assert(
      fc.property(fc.oneof(S1, S3), (x) => {
        expect(twin.evaluateExactly(x)).toEqual(attractor);
      }),
    );
  });

  test('(2) every point of S2 ∪ S4 ∪ S_{2,4} reaches the fixed point (0, 0) in one step', () => {
    expect(text(twin.evaluateExactly(v('0', '0')))).toEqual(['0', '0']);
    fc.assert(
      fc.property(fc.oneof(S2, S4, S24), (x) => {
        expect(text(twin.evaluateExactly(x))).toEqual(['0', '0']);
      }),
    );
  });

  test('(3) S2 ∪ S4 ∪ S_{2,4} holds every point of the diagonal, which separates S1 from S3', () => {
    fc.assert(
      fc.property(grid(100), S1, S3, (t, [a1, a2], [b1, b2]) => {
        expect(isFlat(t, t)).toBe(true);
        expect(text(twin.evaluateExactly([t, t]))).toEqual(['0', '0']);
        expect([a1.lessThan(a2), b2.lessThan(b1)]).toEqual([true, true]);
      }),
    );
  });

  test('(4) what is left is mapped into the open segment from (−1, 1) to (0, 0), where F doubles up to x*', () => {
    fc.assert(
      fc.property(S0, (x) => {
        const size = s(x).abs();
        expect(size.sign > 0 && size.lessThan(r('1'))).toBe(true);
        expect(twin.evaluateExactly(x)).toEqual([size.negated(), size]);
        // |s| is at least 1/64 here: six doublings later it is 1.
        expect(iterate(twin, x, 7)).toEqual(attractor);
      }),
      { numRuns: runs(300) },
    );
    fc.assert(
      fc.property(between('0', '1'), (t) => {
        const doubled = Rational.min(t.plus(t), r('1'));
        expect(twin.evaluateExactly([t.negated(), t])).toEqual([doubled.negated(), doubled]);
      }),
    );
    // From (−1/2, 1/2) on, one step is enough.
    expect(twin.evaluateExactly(v('-1/2', '1/2'))).toEqual(attractor);
    expect(text(twin.evaluateExactly(v('-1/4', '1/4')))).toEqual(['-1/2', '1/2']);
  });

  test('B(x*) is where φ(2x1) ≠ φ(2x2): the gap on [−1/2, 1/2]² is the diagonal itself', () => {
    fc.assert(
      fc.property(plane, ([x1, x2]) => {
        const limit = iterate(twin, [x1, x2], 8);
        expect(text(limit)).toEqual(isFlat(x1, x2) ? ['0', '0'] : ['-1', '1']);
        const isInside = x1.abs().lessThan(r('1/2')) && x2.abs().lessThan(r('1/2'));
        if (isInside) expect(isFlat(x1, x2)).toBe(x1.equals(x2));
      }),
      { numRuns: runs(300) },
    );
  });

  test('(5) a seventh layer of rank one leaves F as it is, so a basin as in Theorem 2.1 can have two components', () => {
    expect(withRankOneLayer.depth).toBe(7);
    expect(withRankOneLayer.ranks()).toEqual([2, 2, 2, 2, 2, 2, 1]);
    expect(failing('2.1', withRankOneLayer)).toEqual([]);
    fc.assert(
      fc.property(plane, (x) => {
        expect(withRankOneLayer.evaluateExactly(x)).toEqual(twin.evaluateExactly(x));
      }),
      { numRuns: runs(300) },
    );
  });
});
