import { describe, expect, test } from 'vitest';
import { findAttractors, IteratedMap, type PeriodicOrbit, portraitOf } from '../../../src/sampling/index.js';
import { type Network, PiecewiseLinear, Rational, smoothActivations } from '../../../src/exact/index.js';
import { affine, cube, flip, line, net } from '../maps.js';

function kinds(F: Network): string[] {
  const { attractors, others } = findAttractors(new IteratedMap(F), { seed: 1 });
  const text = ({ points, stability }: PeriodicOrbit) =>
    `${stability.kind} ${points.map((x) => `(${[...x].map((c) => c.toFixed(6)).join(', ')})`).join(' → ')}`;
  return [...attractors, ...others].map(text);
}

describe('fixed points and cycles are found and told apart', () => {
  test('Example 2.1: one attractor, four saddles, four repelling corners', () => {
    const found = kinds(cube(2));
    expect(found[0]).toBe('attractive (0.250000, 0.250000)');
    expect(found.filter((text) => text.startsWith('saddle'))).toHaveLength(4);
    expect(found.filter((text) => text.startsWith('repelling'))).toHaveLength(4);
    expect(found).toHaveLength(9);
  });

  test('Example 2.2: 1/2 attracts, 7/2 repels, 83/16 is neutral', () => {
    expect(kinds(line).slice(0, 3)).toEqual([
      'attractive (0.500000)',
      'repelling (3.500000)',
      'neutral (5.187500)',
    ]);
  });

  test('a stable cycle around a repelling point', () => {
    expect(kinds(flip)).toEqual(['attractive (-1.000000) → (1.000000)', 'repelling (0.000000)']);
  });

  test.each<[what: string, F: Network, expected: readonly string[]]>([
    [
      'a contraction',
      affine(
        [
          [0.5, 1],
          [0, 0.5],
        ],
        [1, 0],
      ),
      ['attractive (2.000000, 0.000000)'],
    ],
    [
      'a saddle',
      affine(
        [
          [2, 0],
          [0, 0.5],
        ],
        [0, 0],
      ),
      ['saddle (0.000000, 0.000000)'],
    ],
    [
      'an expansion',
      affine(
        [
          [0, -2],
          [2, 0],
        ],
        [0, 0],
      ),
      ['repelling (0.000000, 0.000000)'],
    ],
    [
      'a translation',
      affine(
        [
          [1, 0],
          [0, 1],
        ],
        [1, 0],
      ),
      [],
    ],
  ])('of affine maps: %s', (_what, F, expected) => {
    expect(kinds(F)).toEqual(expected);
  });

  test('the identity has neutral points only, and few of them are listed', () => {
    const found = kinds(
      affine(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(20);
    expect(found.filter((text) => !text.startsWith('neutral'))).toEqual([]);
  });

  test('tanh(2x) has two attractors and a repelling point between them', () => {
    const F = net(smoothActivations.tanh, [[[2]], [0]], [[[1]], [0]]);
    expect(kinds(F)).toEqual(['attractive (-0.957504)', 'attractive (0.957504)', 'repelling (0.000000)']);
  });
});

test('an attractor that absorbs its neighbourhood is superattractive, one of slope 1/2 is not', () => {
  const superattractive = (F: Network) =>
    findAttractors(new IteratedMap(F)).attractors.map(({ stability }) => stability.superattractive);
  expect(superattractive(cube(2))).toEqual([true]);
  expect(superattractive(affine([[0.5]], [0]))).toEqual([false]);
});

test.each<[left: number, right: number, kind: string]>([
  [0.5, 0.25, 'attractive'],
  [0.5, 2, 'saddle'],
  [3, 2, 'repelling'],
  [1, 1 / 2, 'neutral'],
])('at a kink with slopes %d and %d, 0 is %s', (left, right, kind) => {
  const phi = new PiecewiseLinear([
    { until: Rational.zero, slope: Rational.fromNumber(left), intercept: Rational.zero },
    { slope: Rational.fromNumber(right), intercept: Rational.zero },
  ]);
  const { attractors, others } = findAttractors(new IteratedMap(net(phi, [[[1]], [0]], [[[1]], [0]])));
  const zero = [...attractors, ...others].find(({ points }) => points[0]?.[0] === 0);
  expect(zero?.stability).toMatchObject({ kind, atKink: true });
});

test('orbits that land are those that converge: landing neighbourhoods lie in their basins', () => {
  const { attractors, map } = portraitOf(cube(2), { seed: 3 });
  for (const { landing } of attractors) {
    for (const { centre, reach } of landing) {
      const corner = map.image(
        centre.map((c, i) => c + 0.7 * (reach[i] ?? NaN)),
        200,
      );
      expect([...corner]).toEqual([0.25, 0.25]);
    }
  }
});

test('the same seed finds the same', () => {
  const once = findAttractors(new IteratedMap(cube(3)), { seed: 5 });
  const again = findAttractors(new IteratedMap(cube(3)), { seed: 5 });
  expect(again).toEqual(once);
});
