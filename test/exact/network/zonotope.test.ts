import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, Interval, matrix, Rational } from '../../../src/exact/numbers/index.js';
import {
  activated,
  affineImage,
  hardTanh,
  image,
  integerLayer,
  Network,
  point,
  ranges,
  relu,
  type Zonotope,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import {
  layer,
  monotonePiecewiseLinear,
  network,
  piecewiseLinear,
  shape,
  smallRational,
  vector,
} from './generators.js';
import { contains, inRationals, rangeOf, setAndPoint } from './membership.js';

const r = (text: string) => Rational.from(text);

const planar = fc.integer({ min: 1, max: 2 });

describe('the membership test of these tests', () => {
  test('knows the corners of a hexagon from points just outside', () => {
    const unit = Interval.of(r('-1'), r('1'));
    const hexagon: Zonotope = {
      origin: [r('0'), r('0')],
      generators: [
        { direction: [r('1'), r('0')], range: unit },
        { direction: [r('0'), r('1')], range: unit },
        { direction: [r('1'), r('1')], range: unit },
      ],
    };
    expect(contains(hexagon, [r('2'), r('2')])).toBe(true);
    expect(contains(hexagon, [r('2'), r('0')])).toBe(true);
    expect(contains(hexagon, [r('2'), r('-1/100')])).toBe(false);
    expect(contains(hexagon, [r('1'), r('-1')])).toBe(true);
    expect(contains(hexagon, [r('1'), r('-101/100')])).toBe(false);
    expect(contains(hexagon, [r('201/100'), r('2')])).toBe(false);
  });
});

describe('the exact ranges of a set', () => {
  test('contain its points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }).chain(setAndPoint), ({ set, x }) => {
        ranges(set).forEach((over, j) => expect(over.contains(at(x, j))).toBe(true));
      }),
    );
  });

  test('are attained: each finite end is the coordinate of a corner of the set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }).chain(setAndPoint), ({ set }) => {
        ranges(set).forEach((over, j) => {
          const corner = (end: 'lo' | 'hi') =>
            set.generators.reduce<Rational | undefined>(
              (sum, { direction, range: { lo, hi } }) => {
                const d = at(direction, j);
                if (d.sign === 0) return sum;
                const t = d.sign > 0 === (end === 'hi') ? hi : lo;
                return sum && t && sum.plus(d.times(t));
              },
              at(set.origin, j),
            );
          expect([over.lo, over.hi]).toEqual([corner('lo'), corner('hi')]);
        });
      }),
    );
  });

  test('are not made infinite by an infinite parameter that a coordinate does not depend on', () => {
    const set: Zonotope = {
      origin: [r('1'), r('2')],
      generators: [{ direction: [r('0'), r('1')], range: Interval.line }],
    };
    expect(ranges(set).map(String)).toEqual(['[1, 1]', '[-inf, inf]']);
  });
});

describe('the affine image of a set', () => {
  test('contains the images of its points, and its ranges are those of the composed linear functionals', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), planar)
          .chain(([n, m]) =>
            fc.tuple(setAndPoint(n), layer(m, n, smallRational()), vector(m, smallRational())),
          ),
        ([{ set, x }, map, c]) => {
          const moved = affineImage(integerLayer(map), set);
          const y = matrix.add(matrix.apply(map.weights, x), map.bias);
          expect(contains(moved, y)).toBe(true);
          const pulledBack = matrix.apply(matrix.transpose(map.weights), c);
          expect(rangeOf(c, moved)).toEqual(rangeOf(pulledBack, set).plusPoint(matrix.dot(c, map.bias)));
        },
      ),
    );
  });

  test('drops the generators that it maps to zero', () => {
    const set: Zonotope = {
      origin: [r('0'), r('0')],
      generators: [{ direction: [r('1'), r('-1')], range: Interval.line }],
    };
    const sum = { weights: [[r('1'), r('1')]], bias: [r('5')] };
    expect(inRationals(affineImage(integerLayer(sum), set))).toEqual(point([r('5')]));
  });
});

describe('φ of a set', () => {
  test('contains φ(x) for its points x, whatever φ and however unbounded the set', () => {
    fc.assert(
      fc.property(planar.chain(setAndPoint), piecewiseLinear(), ({ set, x }, activation) => {
        expect(
          contains(
            activated(activation, set),
            x.map((entry) => activation.valueAt(entry)),
          ),
        ).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('is exact, generators and all, where every coordinate meets a single line', () => {
    const set: Zonotope = {
      origin: [r('3'), r('-3')],
      generators: [{ direction: [r('1'), r('1')], range: Interval.of(r('-1'), r('1')) }],
    };
    expect(inRationals(activated(relu, set))).toEqual({
      origin: [r('2'), r('0')],
      generators: [{ direction: [r('2'), r('0')], range: Interval.of(r('0'), r('1')) }],
    });
  });

  test('keeps correlations: φ(x) − φ(x) stays as narrow as twice the band, though φ(x) is wide', () => {
    const diagonal: Zonotope = {
      origin: [r('0'), r('0')],
      generators: [{ direction: [r('1'), r('1')], range: Interval.of(r('-1'), r('100')) }],
    };
    // The chord slope 100/101 becomes 63/64, and x − 63/64·x is 25/16 at 100.
    const set = activated(relu, diagonal);
    expect(rangeOf([r('1'), r('-1')], set).toString()).toBe('[-25/16, 25/16]');
    expect(rangeOf([r('1'), r('0')], set).toString()).toBe('[-63/64, 100]');
  });
});

describe('the image of a set under a network', () => {
  test('contains F(x) for the points x of the set', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), planar)
          .chain(([inputs, outputs]) =>
            shape({ inputs, outputs }).chain((given) =>
              fc.tuple(
                network(given, fc.oneof(piecewiseLinear(), monotonePiecewiseLinear())),
                setAndPoint(inputs),
              ),
            ),
          ),
        ([net, { set, x }]) => {
          expect(contains(image(net, set), net.evaluateExactly(x))).toBe(true);
        },
      ),
      { numRuns: runs(1500) },
    );
  });

  test('contains F^k(x) when it is iterated', () => {
    fc.assert(
      fc.property(
        planar.chain((n) =>
          shape({ inputs: n, outputs: n }).chain((given) => fc.tuple(network(given), setAndPoint(n))),
        ),
        ([net, { set, x }]) => {
          expect(contains(image(net, image(net, set)), net.evaluateExactly(net.evaluateExactly(x)))).toBe(
            true,
          );
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('of a point is the point F(x)', () => {
    fc.assert(
      fc.property(
        shape().chain((given) => fc.tuple(network(given), vector(given.widths[0], smallRational()))),
        ([net, x]) => {
          expect(inRationals(image(net, point(x)))).toEqual(point(net.evaluateExactly(x)));
        },
      ),
    );
  });

  test('under a bounded φ is bounded, even of the whole plane', () => {
    fc.assert(
      fc.property(
        shape({ inputs: 2, outputs: 2 }).chain((given) => network(given, fc.constant(hardTanh))),
        (net) => {
          fc.pre(net.depth > 1);
          const plane: Zonotope = {
            origin: [r('0'), r('0')],
            generators: matrix.identity(2).map((direction) => ({ direction, range: Interval.line })),
          };
          expect(ranges(image(net, plane)).every((over) => over.isBounded())).toBe(true);
        },
      ),
    );
  });

  test('shows the numbers that it computes to the watch, and how many there are at once', () => {
    const net = new Network(relu, [{ weights: [[r('7')]], bias: [r('0')] }]);
    const seen: string[] = [];
    const half = { origin: [r('2')], generators: [{ direction: [r('3/2')], range: Interval.line }] };
    image(net, half, ({ numerator, denominator }, count = 1) =>
      seen.push(`${numerator}/${denominator}, ${count}`),
    );
    const counted = seen.filter((each) => !each.endsWith(', 1'));
    expect(counted.slice(-3)).toEqual(['1/2, 2', '28/2, 2', '-21/2, 2']);
    // The clock is looked at on the way, too.
    expect(seen.length - counted.length).toBeGreaterThanOrEqual(4);
  });
});
