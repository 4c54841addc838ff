import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundaryPointOf,
  boundedSet,
  type Box,
  Domain,
  pointOf,
} from '../../../src/search/generators/index.js';
import { at, matrix, ranges, Rational, type Vector } from '../../../src/exact/index.js';
import { runs } from '../../seed.js';

const vectorOf = (text: string): Vector =>
  text === '' ? [] : text.split(' ').map((entry) => Rational.from(entry));
const boxOf = (lo: string, hi: string): Box => ({ lo: vectorOf(lo), hi: vectorOf(hi) });
const upright = (...boxes: readonly Box[]) => new Domain(matrix.zeros(2), matrix.identity(2), boxes);
const square = upright(boxOf('0 0', '1 1'));
const slanted = new Domain(vectorOf('1 0'), [vectorOf('1 1'), vectorOf('-1 1')], [boxOf('0 0', '1 2')]);

describe('a bounded set', () => {
  test.each([
    ['0 0', true, true],
    ['1/2 0', true, true],
    ['1/2 1/2', true, false],
    ['1 1', true, true],
    ['1 9/8', false, false],
  ])('the unit square: the point %s is in it %s, on its boundary %s', (point, isIn, isOn) => {
    expect([square.contains(vectorOf(point)), square.hasOnBoundary(vectorOf(point))]).toEqual([isIn, isOn]);
  });

  test('has no boundary between two boxes that touch, nor inside one that another overlaps', () => {
    const touching = upright(boxOf('0 0', '1 1'), boxOf('1 0', '2 1'));
    expect(touching.hasOnBoundary(vectorOf('1 1/2'))).toBe(false);
    expect(touching.hasOnBoundary(vectorOf('1 0'))).toBe(true);
    const overlapping = upright(boxOf('0 0', '2 2'), boxOf('1 1', '3 3'));
    expect(overlapping.hasOnBoundary(vectorOf('1 3/2'))).toBe(false);
    expect(overlapping.hasOnBoundary(vectorOf('2 3/2'))).toBe(false);
    expect(overlapping.hasOnBoundary(vectorOf('2 1'))).toBe(true);
    expect(overlapping.contains(vectorOf('5/2 1/2'))).toBe(false);
  });

  test('has a boundary in a hole', () => {
    const ring = upright(boxOf('0 0', '3 1'), boxOf('0 2', '3 3'), boxOf('0 0', '1 3'), boxOf('2 0', '3 3'));
    expect(ring.contains(vectorOf('3/2 3/2'))).toBe(false);
    expect(ring.hasOnBoundary(vectorOf('1 3/2'))).toBe(true);
    expect(ring.hasOnBoundary(vectorOf('1 1/2'))).toBe(false);
  });

  test('has as much boundary as it should', () => {
    const length = (domain: Domain) =>
      domain.faces.reduce(
        (sum, { lo, hi }) => matrix.subtract(hi, lo).reduce((a, b) => a.plus(b), sum),
        Rational.zero,
      );
    expect(length(square).toString()).toBe('4');
    expect(length(upright(boxOf('0 0', '2 2'), boxOf('1 1', '3 3'))).toString()).toBe('12');
    expect(length(upright(boxOf('0 0', '1 1'), boxOf('1 0', '2 1'))).toString()).toBe('6');
    const interval = new Domain([Rational.zero], matrix.identity(1), [boxOf('0', '2')]);
    expect(JSON.stringify(interval.faces)).toBe('[{"lo":["0"],"hi":["0"]},{"lo":["2"],"hi":["2"]}]');
    const cube = new Domain(matrix.zeros(3), matrix.identity(3), [boxOf('0 0 0', '1 1 1')]);
    expect(cube.faces).toHaveLength(6);
  });

  test('is slanted along its axes', () => {
    expect(slanted.at(vectorOf('1 2')).join(' ')).toBe('0 3');
    expect(slanted.coordinatesOf(vectorOf('0 3')).join(' ')).toBe('1 2');
    expect([slanted.contains(vectorOf('1 1')), slanted.contains(vectorOf('0 0'))]).toEqual([true, false]);
    expect(slanted.hasOnBoundary(vectorOf('0 1'))).toBe(true);
  });

  test('gives its boundary as sets to send through a network', () => {
    const corners = slanted.boundary.map((face) => ranges(face).join(' × '));
    expect(corners.sort()).toEqual([
      '[-1, 0] × [2, 3]',
      '[-1, 1] × [0, 2]',
      '[0, 2] × [1, 3]',
      '[1, 2] × [0, 1]',
    ]);
  });

  test.each([
    [() => new Domain(matrix.zeros(2), matrix.identity(2), []), 'boxes, at least one, with lo < hi'],
    [() => upright(boxOf('0 0', '0 1')), 'boxes, at least one, with lo < hi'],
    [() => upright(boxOf('0', '1')), 'boxes, at least one, with lo < hi'],
    [
      () => new Domain(matrix.zeros(2), [vectorOf('1 1'), vectorOf('2 2')], [boxOf('0 0', '1 1')]),
      'as many independent directions',
    ],
  ])('is refused where it would be none', (make, message) => {
    expect(make).toThrow(message);
  });
});

describe('points of a bounded set', () => {
  const withPoints = boundedSet(2).chain((domain) =>
    fc.record({ domain: fc.constant(domain), inside: pointOf(domain), edge: boundaryPointOf(domain) }),
  );

  test('lie in it, and boundary points have points outside at every distance', () => {
    fc.assert(
      fc.property(withPoints, ({ domain, inside, edge }) => {
        expect(domain.contains(inside)).toBe(true);
        expect(domain.contains(edge)).toBe(true);
        const u = domain.coordinatesOf(edge);
        const nudges = [-1, 0, 1].map((sign) => Rational.of(sign, 4096));
        const isOutside = nudges.some((a) =>
          nudges.some((b) => !domain.contains(domain.at([at(u, 0).plus(a), at(u, 1).plus(b)]))),
        );
        expect(isOutside).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });

  test('come from every face, and from the inside', () => {
    const edges = new Set(
      fc
        .sample(boundaryPointOf(square), 300)
        .flatMap((x) =>
          square.faces.flatMap((face, i) =>
            x.every((t, j) => at(face.lo, j).atMost(t) && t.atMost(at(face.hi, j))) ? [i] : [],
          ),
        ),
    );
    expect(edges.size).toBe(4);
    const inner = fc.sample(pointOf(square), 300).filter((x) => !square.hasOnBoundary(x));
    expect(inner.length).toBeGreaterThan(30);
  });

  test('sets are boxes, parallelotopes and unions, some of them not connected', () => {
    const sets = fc.sample(boundedSet(2), 300);
    expect(new Set(sets.map(({ boxes }) => boxes.length))).toEqual(new Set([1, 2, 3]));
    const isUpright = ({ basis }: Domain) => JSON.stringify(basis) === '[["1","0"],["0","1"]]';
    const share = sets.filter((set) => !isUpright(set)).length / sets.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.5);
    expect(fc.sample(boundedSet(2, { slanted: 0 }), 100).every(isUpright)).toBe(true);
    const apart = ({ boxes: [a, b, c] }: Domain) =>
      a !== undefined && b !== undefined && c === undefined && a.lo.some((lo, i) => at(b.hi, i).lessThan(lo));
    expect(sets.some(apart)).toBe(true);
  });
});
