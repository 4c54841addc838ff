import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Image, imageOf } from '../../../src/present/pictures/image.js';
import {
  layerImages,
  type LinearRegion,
  plane,
  regionsOf,
} from '../../../src/present/pictures/linear-regions.js';
import {
  type Corner,
  cut,
  faces,
  type Polyhedron,
  quadrants,
  valueAt,
} from '../../../src/present/pictures/polyhedron.js';
import { unionOf } from '../../../src/present/pictures/union.js';
import {
  absolute,
  applyLayer,
  Interval,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../../src/exact/index.js';
import { network, piecewiseLinear, shape, smallRational, vector } from '../../exact/network/generators.js';
import { runs } from '../../seed.js';
import { contains, exactStages } from './convex-sets.js';

const r = (text: string) => Rational.from(text);
const v = (...entries: readonly string[]): Vector => entries.map(r);

const form = fc.record({ slopes: vector(2, smallRational(2)), constant: smallRational(2) });
const polyhedron = fc
  .tuple(fc.constantFrom(...quadrants.flatMap(faces)), fc.array(form, { maxLength: 4 }))
  .map(([start, forms]) => forms.reduce<Polyhedron>((set, each) => cut(set, each) ?? set, start));

/** Some networks from the plane to the plane, with jumps and without, of up to three layers of width up to three. */
const networks = shape({ inputs: 2, outputs: 2 })
  .filter(({ widths }) => widths.length <= 4)
  .chain((each) => network(each, piecewiseLinear(smallRational(2)), smallRational(1)));

/** Σ weight·corner over the sum of the points' weights: in the set, off its boundary if all weights are positive. */
function combination(corners: readonly Corner[], weights: readonly number[]): Vector {
  const weight = (i: number) => Rational.of(weights[i % weights.length] ?? 1);
  const total = corners.reduce((sum, c, i) => (c.isDirection ? sum : sum.plus(weight(i))), Rational.zero);
  const sum = corners.reduce<Vector>(
    (x, corner, i) =>
      matrix.add(
        x,
        corner.at.map((entry) => entry.times(weight(i))),
      ),
    matrix.zeros(2),
  );
  return sum.map((entry) => entry.dividedBy(total));
}
const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

const asImage = (domain: Polyhedron): Image =>
  imageOf({ domain, map: { weights: matrix.identity(2), bias: matrix.zeros(2) } });

describe('a convex set that is cut', () => {
  test('keeps exactly its points at which the form is not negative', () => {
    fc.assert(
      fc.property(polyhedron, form, vector(2, smallRational(3)), weights, (set, f, x, w) => {
        const half = cut(set, f);
        for (const point of [x, combination(set, w)]) {
          const value = valueAt(f, { at: point, isDirection: false });
          const expected = contains(asImage(set), point) && value.sign >= 0;
          expect(half !== undefined && contains(asImage(half), point)).toBe(expected);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('linear regions', () => {
  test('every point between the corners of a region goes where the map of the region says, at every stage', () => {
    fc.assert(
      fc.property(networks, weights, (net, w) => {
        layerImages(net, plane)?.forEach((regions, s) => {
          for (const { domain, map } of regions) {
            const x = combination(domain, w);
            expect(applyLayer(map, x).map(String)).toEqual(exactStages(net, x)[s]?.map(String));
          }
        });
      }),
      { numRuns: runs(25) },
    );
  });

  test('every point of the plane lies in a region whose map takes it where the network does, at every stage', () => {
    let jumps = 0;
    fc.assert(
      fc.property(
        networks,
        fc.array(vector(2, smallRational(4)), { minLength: 8, maxLength: 8 }),
        (net, points) => {
          if (!net.activation.continuous) jumps += 1;
          const images = layerImages(net, plane);
          for (const x of points) {
            const expected = exactStages(net, x).map((y) => y.map(String));
            images?.forEach((regions, s) => {
              const found = regions.filter(({ domain }) => contains(asImage(domain), x));
              const values = found.map(({ map }) => applyLayer(map, x).map(String).join());
              expect(values).toContain(expected[s]?.join());
            });
          }
        },
      ),
      { numRuns: runs(20) },
    );
    expect(jumps).toBeGreaterThan(0);
  });

  test('the image of the plane has the image of every point, and no point of it is without an input near by', () => {
    fc.assert(
      fc.property(networks, vector(2, smallRational(4)), weights, (net, x, w) => {
        const last = layerImages(net, plane)?.at(-1) ?? [];
        const union = unionOf(last.map(imageOf));
        expect(union.some((image) => contains(image, net.evaluateExactly(x)))).toBe(true);
        // Conversely: what lies off the boundary of a region's image is F of what lies off the region's boundary.
        for (const { domain, map } of last) {
          const input = combination(domain, w);
          expect(net.evaluateExactly(input)).toEqual(applyLayer(map, input));
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test('more of them than can be drawn are not followed up', () => {
    const kinks = Array.from({ length: 40 }, (_, i) => Rational.of(i));
    const zigzag = new PiecewiseLinear([
      ...kinks.map((until, i) => ({
        until,
        slope: r(i % 2 === 0 ? '1' : '-1'),
        intercept: i % 2 === 0 ? Rational.of(-i) : Rational.of(i),
      })),
      { slope: r('1'), intercept: r('-40') },
    ]);
    const identity = { weights: matrix.identity(2), bias: matrix.zeros(2) };
    expect(layerImages(new Network(zigzag, [identity, identity]), plane)).toBeUndefined();
    // Nor are long numbers on many regions: twelve layers of float64 weights; two are.
    const third = Rational.fromNumber(1 / 3);
    const turned = {
      weights: [
        [third, r('1')],
        [r('1'), third.negated()],
      ],
      bias: [third, third],
    };
    const deep = (depth: number) =>
      new Network(
        absolute,
        Array.from({ length: depth }, () => turned),
      );
    expect(layerImages(deep(12), plane)).toBeUndefined();
    expect(layerImages(deep(2), plane)).toHaveLength(4);
  });

  test('a parallelogram, strip, segment, ray or point has exactly its own points', () => {
    const set = (x: Interval, y: Interval) =>
      regionsOf({
        origin: v('1', '0'),
        generators: [
          { direction: v('1', '1'), range: x },
          { direction: v('0', '2'), range: y },
        ],
      }).map(imageOf);
    const strip = set(Interval.of(r('-1'), r('1')), Interval.of(undefined, r('0')));
    const isIn = (images: readonly Image[], ...x: readonly string[]) =>
      images.some((image) => contains(image, v(...x)));
    expect([isIn(strip, '2', '1'), isIn(strip, '0', '-100'), isIn(strip, '0', '0')]).toEqual([
      true,
      true,
      false,
    ]);
    const line = { origin: v('0', '1'), generators: [{ direction: v('1', '2'), range: Interval.line }] };
    expect(unionOf(regionsOf(line).map(imageOf))).toHaveLength(1);
    expect(regionsOf({ origin: v('3', '4'), generators: [] }).map(imageOf)).toEqual([
      { dimension: 0, corners: [{ at: v('3', '4'), isDirection: false }] },
    ]);
    const three = [...line.generators, ...line.generators, ...line.generators];
    expect(() => regionsOf({ ...line, generators: three })).toThrow('expected at most two generators, got 3');
  });
});

describe('a union in fewer words', () => {
  const imagesOf = (net: Network): readonly Image[] =>
    (layerImages(net, plane)?.at(-1) ?? []).map((region: LinearRegion) => imageOf(region));

  test('is the same set', () => {
    let shorter = 0;
    fc.assert(
      fc.property(networks, vector(2, smallRational(3)), weights, (net, x, w) => {
        const images = imagesOf(net);
        const union = unionOf(images);
        if (union.length < images.length) shorter += 1;
        expect(union.length).toBeLessThanOrEqual(images.length);
        const isIn = (sets: readonly Image[], point: Vector) => sets.some((set) => contains(set, point));
        expect(isIn(union, x)).toBe(isIn(images, x));
        for (const { domain, map } of layerImages(net, plane)?.at(-1) ?? [])
          expect(isIn(union, applyLayer(map, combination(domain, w)))).toBe(true);
        for (const { corners, dimension } of union) {
          if (dimension === 2 && corners.some(({ isDirection }) => !isDirection))
            expect(isIn(images, combination(corners, w))).toBe(true);
        }
      }),
      { numRuns: runs(40) },
    );
    expect(shorter).toBeGreaterThan(10);
  });

  test('of the four quadrants is the plane, of the halves of a line the line', () => {
    const [whole, ...others] = unionOf(plane.map(imageOf));
    expect([others.length, whole?.corners.map(({ isDirection }) => isDirection)]).toEqual([
      0,
      [true, true, true, true],
    ]);
  });
});
