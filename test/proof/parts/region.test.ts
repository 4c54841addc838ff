import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Region } from '../../../src/proof/index.js';
import {
  at,
  Interval,
  matrix,
  type Matrix,
  point,
  Rational,
  type Vector,
  type Zonotope,
} from '../../../src/exact/index.js';
import { element, range, smallRational, vector } from '../../exact/network/generators.js';
import { contains, setAndPoint } from '../../exact/network/membership.js';
import { runs } from '../../seed.js';

const r = (text: string) => Rational.from(text);

interface Parallelotope {
  readonly origin: Vector;
  readonly directions: Matrix;
  readonly ranges: readonly Interval[];
}

function parallelotope(
  n: number,
  over: Arbitrary<Interval> = range(smallRational(2)),
): Arbitrary<Parallelotope> {
  const directions = fc
    .array(vector(n, smallRational(2)), { minLength: n, maxLength: n })
    .filter((rows) => matrix.rank(rows) === n);
  return fc.record({
    origin: vector(n, smallRational(2)),
    directions,
    ranges: fc.array(over, { minLength: n, maxLength: n }),
  });
}

function regionOf({ origin, directions, ranges }: Parallelotope): Region {
  const region = Region.parallelotope(origin, directions, ranges);
  if (region === undefined) throw new Error('expected a region');
  return region;
}

/** origin + Σ t_i·d_i. */
function pointAt({ origin, directions }: Parallelotope, t: Vector): Vector {
  return directions.reduce<Vector>(
    (sum, direction, i) =>
      matrix.add(
        sum,
        direction.map((x) => x.times(at(t, i))),
      ),
    origin,
  );
}

const dimension = fc.integer({ min: 1, max: 3 });
const bounded = fc.tuple(smallRational(2), smallRational(2)).map(([a, b]) => Interval.around(a, b));

describe('a region', () => {
  test('knows the coordinates of the points that its coordinates give', () => {
    fc.assert(
      fc.property(
        dimension.chain((n) => fc.tuple(parallelotope(n), vector(n, smallRational()))),
        ([given, t]) => {
          const region = regionOf(given);
          const coordinates = region.coordinatesOf(point(pointAt(given, t)));
          expect(coordinates.map(({ value }) => value)).toEqual(t);
        },
      ),
    );
  });

  test('contains a point exactly if its coordinates are in the ranges', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(
        dimension.chain((n) => fc.tuple(parallelotope(n), vector(n, smallRational(2)))),
        ([given, t]) => {
          const expected = given.ranges.every((over, i) => over.contains(at(t, i)));
          expect(regionOf(given).containsPoint(pointAt(given, t))).toBe(expected);
          seen.add(expected);
        },
      ),
      { numRuns: runs(300) },
    );
    expect(seen.size).toBe(2);
  });

  test('as a set consists of the points that it contains', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 2 })
          .chain((n) =>
            parallelotope(n).chain((given) =>
              fc.tuple(
                fc.constant(given),
                fc.tuple(...given.ranges.map(element)),
                vector(n, smallRational()),
              ),
            ),
          ),
        ([given, t, anywhere]) => {
          const region = regionOf(given);
          expect(region.contains(region.set)).toBe(true);
          expect(contains(region.set, pointAt(given, t))).toBe(true);
          expect(contains(region.set, anywhere)).toBe(region.containsPoint(anywhere));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('contains a bounded set exactly if it contains its corners', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(
        dimension.chain((n) => fc.tuple(parallelotope(n), parallelotope(n, bounded))),
        ([given, other]) => {
          // Shrunk, so that it is inside now and then.
          const small: Parallelotope = {
            ...other,
            origin: other.origin.map((x) => x.times(r('1/4'))),
            directions: other.directions.map((d) => d.map((x) => x.times(r('1/8')))),
          };
          const corners = small.ranges.reduce<readonly Vector[]>(
            (found, { lo, hi }) =>
              found.flatMap((head) => [lo, hi].map((t) => [...head, t ?? Rational.zero])),
            [[]],
          );
          const region = regionOf(given);
          const expected = corners.every((t) => region.containsPoint(pointAt(small, t)));
          expect(region.contains(regionOf(small).set)).toBe(expected);
          seen.add(expected);
        },
      ),
      { numRuns: runs(500) },
    );
    expect(seen.size).toBe(2);
  });

  test('contains every point of a set that it contains, bounded or not', () => {
    let contained = 0;
    fc.assert(
      fc.property(
        dimension.chain((n) => fc.tuple(parallelotope(n, range(smallRational(20))), setAndPoint(n))),
        ([given, { set, x }]) => {
          const region = regionOf(given);
          if (!region.contains(set)) return;
          contained += 1;
          expect(region.containsPoint(x)).toBe(true);
        },
      ),
      { numRuns: runs(1500) },
    );
    expect(contained).toBeGreaterThan(10);
  });

  test('contains no infinite set unless its own ranges are infinite that way', () => {
    const halfPlane = regionOf({
      origin: [r('0'), r('0')],
      directions: matrix.identity(2),
      ranges: [Interval.of(r('0'), undefined), Interval.line],
    });
    const ray = (...direction: readonly string[]): Zonotope => ({
      origin: [r('1'), r('0')],
      generators: [{ direction: direction.map(r), range: Interval.of(r('0'), undefined) }],
    });
    expect(halfPlane.contains(ray('1', '5'))).toBe(true);
    expect(halfPlane.contains(ray('0', '-1'))).toBe(true);
    expect(halfPlane.contains(ray('-1/1000', '1'))).toBe(false);
  });

  test('without directions is a point', () => {
    const region = Region.point([r('1'), r('2')]);
    expect(region.containsPoint([r('1'), r('2')])).toBe(true);
    expect(region.containsPoint([r('1'), r('2001/1000')])).toBe(false);
    expect(region.set).toEqual(point([r('1'), r('2')]));
  });

  test('is not made of dependent directions', () => {
    const dependent = [
      [r('1'), r('2')],
      [r('2'), r('4')],
    ];
    expect(Region.parallelotope([r('0'), r('0')], dependent, [Interval.line, Interval.line])).toBeUndefined();
  });
});

describe('two regions', () => {
  /** The set of differences x − y of their points; they meet exactly if it contains 0. */
  function differences(a: Region, b: Region): Zonotope {
    const negated = b.set.generators.map(({ direction, range: over }) => ({
      direction: direction.map((x) => x.negated()),
      range: over,
    }));
    return {
      origin: matrix.subtract(a.set.origin, b.set.origin),
      generators: [...a.set.generators, ...negated],
    };
  }

  test('in the line or the plane are seen to be apart exactly if they have no point in common', () => {
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 2 })
          .chain((n) => fc.tuple(parallelotope(n, bounded), parallelotope(n, bounded))),
        ([a, b]) => {
          // Pulled apart a little: else they mostly meet.
          const [one, two] = [regionOf(a), regionOf({ ...b, origin: b.origin.map((x) => x.plus(r('3'))) })];
          const apart = !contains(differences(one, two), matrix.zeros(a.origin.length));
          // A degenerate region has no edges of its own in some directions: then they may be apart unseen.
          const isProper = [a, b].every(({ ranges }) => ranges.every(({ value }) => value === undefined));
          if (isProper) expect(one.isSeparatedFrom(two)).toBe(apart);
          if (one.isSeparatedFrom(two)) expect(apart).toBe(true);
          expect(one.isSeparatedFrom(two)).toBe(two.isSeparatedFrom(one));
          seen[apart ? 'true' : 'false'] += 1;
        },
      ),
      { numRuns: runs(1000) },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(10);
  });

  test('that are seen to be apart have no point in common, bounded or not', () => {
    let apart = 0;
    fc.assert(
      fc.property(
        dimension.chain((n) =>
          parallelotope(n).chain((given) =>
            fc.tuple(fc.constant(given), parallelotope(n), fc.tuple(...given.ranges.map(element))),
          ),
        ),
        ([a, b, t]) => {
          if (!regionOf(a).isSeparatedFrom(regionOf(b))) return;
          apart += 1;
          expect(regionOf(b).containsPoint(pointAt(a, t))).toBe(false);
        },
      ),
      { numRuns: runs(1500) },
    );
    expect(apart).toBeGreaterThan(10);
  });

  test('that touch in a point are not apart', () => {
    const square = (x: string) =>
      regionOf({
        origin: [r(x), r(x)],
        directions: matrix.identity(2),
        ranges: [Interval.of(r('-1'), r('1')), Interval.of(r('-1'), r('1'))],
      });
    expect(square('0').isSeparatedFrom(square('2'))).toBe(false);
    expect(square('0').isSeparatedFrom(square('2001/1000'))).toBe(true);
  });
});
