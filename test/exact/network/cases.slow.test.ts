import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interval, matrix, Rational, type Vector } from '../../../src/exact/numbers/index.js';
import {
  activatedCases,
  everyCase,
  image,
  MOST_CASES,
  Network,
  PiecewiseLinear,
  point,
  ranges,
  type AffineForms,
  type Zonotope,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import { network, piecewiseLinear, shape } from './generators.js';
import { contains, inRationals, setAndPoint } from './membership.js';

const r = (text: string) => Rational.from(text);

/** −1 up to 0, 1 after it. */
const step = new PiecewiseLinear([
  { until: r('0'), slope: r('0'), intercept: r('-1') },
  { slope: r('0'), intercept: r('1') },
]);

const planar = fc.integer({ min: 1, max: 2 });

class Enough extends Error {}

/** All cases of F^steps(set), or `undefined` if they are too many to follow up here. */
function casesOf(net: Network, set: Zonotope, steps: number): readonly AffineForms[] | undefined {
  const found: AffineForms[] = [];
  let work = 0;
  const watch = () => {
    work += 1;
    if (work > 2000) throw new Enough();
  };
  try {
    return everyCase(net, set, steps, (x) => found.push(x) > 0, watch) ? found : undefined;
  } catch (error) {
    if (error instanceof Enough) return undefined;
    throw error;
  }
}

/** The square [−1, 1]ⁿ. */
function cube(n: number): Zonotope {
  return {
    origin: matrix.zeros(n),
    generators: matrix.identity(n).map((direction) => ({ direction, range: Interval.of(r('-1'), r('1')) })),
  };
}

describe('the cases of φ of a set', () => {
  test('contain φ(x), for every point x of the set, between them', () => {
    let several = 0;
    fc.assert(
      fc.property(planar.chain(setAndPoint), piecewiseLinear(), ({ set, x }, activation) => {
        const cases = activatedCases(activation, set) ?? [];
        const value = x.map((entry) => activation.valueAt(entry));
        expect(cases.some((each) => contains(each, value))).toBe(true);
        if (cases.length > 1) several += 1;
      }),
      { numRuns: runs(1500) },
    );
    expect(several).toBeGreaterThan(0);
  });

  test('leave out what lies between the two values of φ at a jump', () => {
    const segment: Zonotope = {
      origin: [r('0')],
      generators: [{ direction: [r('1')], range: Interval.of(r('-1'), r('1')) }],
    };
    expect(activatedCases(step, segment)?.map(inRationals)).toEqual([point([r('-1')]), point([r('1')])]);
  });

  test('keep what coordinates have to do with each other: where x ≤ 0, −x is not negative', () => {
    const diagonal: Zonotope = {
      origin: [r('0'), r('0')],
      generators: [{ direction: [r('1'), r('-1')], range: Interval.of(r('-1'), r('1')) }],
    };
    const values = (activatedCases(step, diagonal) ?? []).map((each) =>
      ranges(each)
        .map(({ value }) => String(value))
        .join(),
    );
    // (−1, −1) is the value at 0; (1, 1) is none.
    expect(values.sort()).toEqual(['-1,-1', '-1,1', '1,-1']);
  });

  test('count a set that only touches a jump from above as on both sides, from below as on one', () => {
    const from = (lo: string, hi: string): Zonotope => ({
      origin: [r('0')],
      generators: [{ direction: [r('1')], range: Interval.of(r(lo), r(hi)) }],
    });
    expect(activatedCases(step, from('0', '1'))).toHaveLength(2);
    expect(activatedCases(step, from('-1', '0'))?.map(inRationals)).toEqual([point([r('-1')])]);
    expect(activatedCases(step, point([r('0')]))?.map(inRationals)).toEqual([point([r('-1')])]);
  });

  test('are given up when there are too many', () => {
    const tooMany = 11;
    expect(2 ** tooMany).toBeGreaterThan(MOST_CASES);
    expect(activatedCases(step, cube(tooMany))).toBeUndefined();
    expect(activatedCases(step, cube(tooMany - 1))).toHaveLength(2 ** (tooMany - 1));
  });
});

describe('the cases of F^k of a set', () => {
  test('contain F^k(x), for every point x of the set, between them', () => {
    let several = 0;
    fc.assert(
      fc.property(
        planar.chain((n) =>
          shape({ inputs: n, outputs: n }).chain((given) =>
            fc.tuple(network(given), setAndPoint(n), fc.integer({ min: 0, max: 3 })),
          ),
        ),
        ([net, { set, x }, steps]) => {
          const cases = casesOf(net, set, steps);
          if (cases === undefined) return;
          let y: Vector = x;
          for (let k = 0; k < steps; k++) y = net.evaluateExactly(y);
          expect(cases.some((each) => contains(each, y))).toBe(true);
          if (cases.length > 1) several += 1;
        },
      ),
      { numRuns: runs(500) },
    );
    expect(several).toBeGreaterThan(0);
  });

  test('are the one image if φ is continuous', () => {
    fc.assert(
      fc.property(
        shape().chain((given) =>
          fc.tuple(
            network(
              given,
              piecewiseLinear().filter(({ continuous }) => continuous),
            ),
            setAndPoint(given.widths[0]),
          ),
        ),
        ([net, { set }]) => {
          expect(casesOf(net, set, 1)?.map(inRationals)).toEqual([inRationals(image(net, set))]);
        },
      ),
    );
  });

  test('must all hold, and none is known to hold when there are too many', () => {
    const net = new Network(step, [
      { weights: [[r('1')]], bias: [r('0')] },
      { weights: [[r('1')]], bias: [r('0')] },
    ]);
    const values: string[] = [];
    const note = (x: AffineForms) => values.push(String(ranges(x)[0]?.value)) > 0;
    expect(everyCase(net, cube(1), 1, note)).toBe(true);
    expect(values.sort()).toEqual(['-1', '1']);
    expect(everyCase(net, cube(1), 1, (x) => ranges(x)[0]?.value?.sign === 1)).toBe(false);
    expect(everyCase(net, cube(1), 1, (x) => ranges(x)[0]?.value?.sign === -1)).toBe(false);
    const wide = new Network(step, [
      { weights: matrix.identity(11), bias: matrix.zeros(11) },
      { weights: matrix.identity(11), bias: matrix.zeros(11) },
    ]);
    expect(everyCase(wide, cube(11), 1, () => true)).toBe(false);
  });

  test('can be ended by the watch', () => {
    const net = new Network(step, [{ weights: [[r('1')]], bias: [r('0')] }]);
    const stop = () => {
      throw new Error('enough');
    };
    expect(() => everyCase(net, cube(1), 1, () => true, stop)).toThrow('enough');
  });
});
