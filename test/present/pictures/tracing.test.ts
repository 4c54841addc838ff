import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areas, type Rings } from '../../../src/present/pictures/tracing.js';
import { fewer, type PlanePoint, simplified } from '../../../src/present/pictures/simplify.js';

const place = (u: number, v: number): PlanePoint => [100 * u, 100 * v];

/** Positive for outlines with their area to the left. */
function signedArea(rings: Rings): number {
  return rings
    .flatMap((ring) =>
      ring.map(([a, b], k) => {
        const [c, d] = ring[(k + 1) % ring.length] ?? [a, b];
        return (a * d - b * c) / 2;
      }),
    )
    .reduce((sum, each) => sum + each, 0);
}

const labelled =
  (label: (u: number, v: number) => number) =>
  (points: Float64Array, count: number): number[] =>
    Array.from({ length: count }, (_, k) => label(points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN));

const halfPlanes = fc.array(
  fc.tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  ),
  { maxLength: 4 },
);

test('areas fill the square without gaps and overlaps', () => {
  fc.assert(
    fc.property(halfPlanes, fc.integer({ min: 2, max: 12 }), (planes, nodes) => {
      const label = (u: number, v: number) =>
        planes.reduce((sum, [a, b, c], k) => sum + (a * u + b * v > c ? 2 ** k : 0), 0);
      const found = areas(nodes, nodes + 1, labelled(label), place);
      const sum = [...found.values()].map(signedArea).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(10_000, 6);
      for (const rings of found.values()) expect(signedArea(rings)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('so they do where labels change from node to node', () => {
  const noise = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 49, maxLength: 49 });
  fc.assert(
    fc.property(noise, (values) => {
      const label = (u: number, v: number) => values[Math.round(6 * u) + 7 * Math.round(6 * v)] ?? 0;
      const found = areas(7, 7, labelled(label), place);
      expect([...found.values()].map(signedArea).reduce((a, b) => a + b, 0)).toBeCloseTo(10_000, 6);
    }),
  );
});

test('a straight edge comes out straight, where it is', () => {
  const found = areas(
    21,
    21,
    labelled((u, v) => (u + v / 2 < 0.7 ? 0 : 1)),
    place,
  );
  const [ring = []] = found.get(0) ?? [];
  expect(found.get(0)).toHaveLength(1);
  expect(ring.length).toBe(4);
  for (const [x, y] of ring.filter(([x, y]) => x > 0 && (y === 0 || y === 100)))
    expect(Math.abs(x + y / 2 - 70)).toBeLessThan(0.2);
});

test('an edge is not notched by an area that is too thin to be seen beside it', () => {
  // The label 2 lies in a strip along the edge, a hundredth of a cell wide: bisection meets it from both sides.
  const label = (u: number, v: number): number => {
    const off = u + v / 2 - 0.713;
    return off < 0 ? 0 : off < 0.0004 ? 2 : 1;
  };
  const [ring = []] = areas(21, 21, labelled(label), place).get(0) ?? [];
  expect(ring.length).toBe(4);
});

test('corners of areas are where their edges meet, not cut off from one side of a cell to the next', () => {
  // A rectangle and a diamond, with corners within cells.
  const shapes: readonly [(u: number, v: number) => number, readonly PlanePoint[]][] = [
    [
      (u, v) => Number(u > 0.213 && u < 0.787 && v > 0.337 && v < 0.663),
      [
        [21.3, 33.7],
        [78.7, 33.7],
        [78.7, 66.3],
        [21.3, 66.3],
      ],
    ],
    [
      (u, v) => Number(Math.abs(u - 0.511) + Math.abs(v - 0.489) < 0.3),
      [
        [21.1, 48.9],
        [51.1, 18.9],
        [81.1, 48.9],
        [51.1, 78.9],
      ],
    ],
  ];
  for (const [label, corners] of shapes) {
    const found = areas(41, 41, labelled(label), place);
    const [ring = []] = found.get(1) ?? [];
    for (const [x, y] of corners) {
      const nearest = Math.min(...ring.map(([a, b]) => Math.hypot(a - x, b - y)));
      // A cell is 2.5 wide; what is left is the error of bisection.
      expect(nearest).toBeLessThan(0.3);
    }
    expect(ring.length).toBeLessThanOrEqual(8);
  }
});

test('an island is an outline around it and a hole in what it lies in', () => {
  const found = areas(
    40,
    40,
    labelled((u, v) => Number((u - 0.5) ** 2 + (v - 0.5) ** 2 < 0.09)),
    place,
  );
  expect(found.get(1)).toHaveLength(1);
  expect(found.get(0)).toHaveLength(2);
  expect(Math.abs(signedArea(found.get(1) ?? []) - 900 * Math.PI)).toBeLessThan(15);
});

test('points that are left out are no further from the polyline than the tolerance', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 30 }),
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      (points, tolerance) => {
        const kept = simplified(points, tolerance);
        expect([kept[0], kept.at(-1)]).toEqual([0, points.length - 1]);
        points.forEach(([x, y], k) => {
          const i = kept.findLastIndex((index) => index <= k);
          const [[a, b], [c, d]] = [
            points[kept[i] ?? 0] ?? [0, 0],
            points[kept[i + 1] ?? points.length - 1] ?? [0, 0],
          ];
          const samples = Array.from({ length: 201 }, (_, s) => [
            a + (s / 200) * (c - a),
            b + (s / 200) * (d - b),
          ]);
          const nearest = Math.min(...samples.map(([e = 0, f = 0]) => Math.hypot(x - e, y - f)));
          expect(nearest).toBeLessThanOrEqual(tolerance + 0.4);
        });
      },
    ),
  );
  expect(
    fewer([
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 2],
    ]),
  ).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
  ]);
});
