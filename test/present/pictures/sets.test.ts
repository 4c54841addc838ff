import { expect, test } from 'vitest';
import { convexHull, outlineOf, untilFar } from '../../../src/present/pictures/sets.js';
import { compactScale, scale } from '../../../src/present/pictures/scale.js';
import { Interval, matrix, Rational, type Zonotope } from '../../../src/exact/index.js';

/** A box, `undefined` where it has no end. */
function box(...ends: readonly (readonly [number | undefined, number | undefined])[]): Zonotope {
  const n = ends.length;
  const value = (end: number | undefined) => (end === undefined ? undefined : Rational.fromNumber(end));
  return {
    origin: matrix.zeros(n),
    generators: ends.map(([lo, hi], i) => ({
      direction: Array.from({ length: n }, (_, j) => Rational.fromNumber(Number(i === j))),
      range: Interval.of(value(lo), value(hi)),
    })),
  };
}

const window = { lo: -10, hi: 10 };
const plane = { x: scale(window, -10, 10), y: scale(window, -10, 10) };
const sorted = (points: readonly (readonly [number, number])[]) =>
  [...points].sort(([a, b], [c, d]) => a - c || b - d);

test('a box, a segment and a point are seen as what they are', () => {
  expect(sorted(outlineOf(plane, box([1, 2], [3, 5])))).toEqual([
    [1, 3],
    [1, 5],
    [2, 3],
    [2, 5],
  ]);
  expect(sorted(outlineOf(plane, box([1, 2], [3, 3])))).toEqual([
    [1, 3],
    [2, 3],
  ]);
  expect(outlineOf(plane, box([1, 1], [3, 3]))).toEqual([[1, 3]]);
});

test('what has no end goes far beyond the window, or to the rim of the whole plane', () => {
  const [first, ...others] = outlineOf(plane, box([1, undefined], [3, 5])).map(([x]) => x);
  expect(Math.max(first ?? 0, ...others)).toBeGreaterThan(100);
  const whole = { x: compactScale(window, -10, 10), y: compactScale(window, -10, 10) };
  const reach = Math.max(...outlineOf(whole, box([1, undefined], [3, 5])).map(([x]) => x));
  expect(reach).toBeGreaterThan(9.99);
  expect(reach).toBeLessThanOrEqual(10);
});

test('a straight side is a curve in the whole plane', () => {
  const scales = { x: compactScale(window, -100, 100), y: compactScale(window, -100, 100) };
  const diagonal: Zonotope = {
    origin: [Rational.of(10), Rational.zero],
    generators: [{ direction: [Rational.one, Rational.one], range: Interval.of(undefined, undefined) }],
  };
  const places = outlineOf(scales, diagonal);
  expect(places.length).toBeGreaterThan(10);
  const middle = places.filter(([x, y]) => Math.abs(x) < 60 && Math.abs(y) < 60);
  expect(middle.length).toBeGreaterThan(4);
  for (const [x, y] of middle) expect(scales.x.value(x) - scales.y.value(y)).toBeCloseTo(10, 0);
});

test('a slice of a box is a rectangle within it, and nothing above it', () => {
  const at = (height: number) => sorted(outlineOf({ ...plane, height }, box([0, 2], [0, 4], [0, 1])));
  const rectangle = [
    [0, 0],
    [0, 4],
    [2, 0],
    [2, 4],
  ];
  expect([at(0.5), at(0), at(1)]).toEqual([rectangle, rectangle, rectangle]);
  expect(at(1.001)).toEqual([]);
});

test('a plate is seen whole in its own plane, as a segment across it, and not beside it', () => {
  expect(outlineOf({ ...plane, height: 3 }, box([0, 2], [0, 4], [3, 3]))).toHaveLength(4);
  expect(outlineOf({ ...plane, height: 2.99 }, box([0, 2], [0, 4], [3, 3]))).toEqual([]);
  expect(sorted(outlineOf({ ...plane, height: 3 }, box([1, 1], [0, 4], [0, 9])))).toEqual([
    [1, 0],
    [1, 4],
  ]);
});

test('a convex hull has no points on its sides', () => {
  expect(
    convexHull([
      [0, 0],
      [2, 0],
      [1, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [0, 0],
    ]),
  ).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ]);
});

test('a polyline ends where it is far away', () => {
  expect(
    untilFar([
      [0, 0],
      [0, 6000],
      [1, 1],
    ]),
  ).toEqual([
    [0, 0],
    [0, 3000],
  ]);
  expect(
    untilFar([
      [0, 0],
      [1, 1],
    ]),
  ).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(
    untilFar([
      [0, 0],
      [Infinity, NaN],
    ]),
  ).toEqual([[0, 0]]);
});
