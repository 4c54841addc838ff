import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ask,
  jacobian,
  IteratedMap,
  pathBetween,
  pathToInfinity,
  portraitOf,
  Random,
  staysIn,
} from '../../../src/sampling/index.js';
import { PiecewiseLinear, Rational, relu } from '../../../src/exact/index.js';
import { affine, cube, leaky, line, net } from '../maps.js';

const basinOf = (F: ReturnType<typeof affine>) => {
  const portrait = portraitOf(F, { seed: 4 });
  return { ...portrait, region: { classifier: portrait.classifier, basin: 0, complement: false } };
};

test('the Jacobian of Fᵐ is the difference quotient away from kinks, and kinks are noted', () => {
  const F = net(
    leaky,
    [
      [
        [2, 1],
        [-1, 0.5],
      ],
      [1, -3],
    ],
    [
      [
        [1, -1],
        [0.5, 2],
      ],
      [0, 1],
    ],
  );
  const map = new IteratedMap(F);
  const coordinate = fc.integer({ min: -64, max: 64 }).map((k) => k / 16 + 1 / 100);
  fc.assert(
    fc.property(coordinate, coordinate, fc.integer({ min: 1, max: 3 }), (x, y, m) => {
      const { matrix, atKink } = jacobian(map.floats, [x, y], m);
      expect(atKink).toBe(false);
      const h = 2 ** -20;
      const [at, right] = [map.image([x, y], m), map.image([x + h, y], m)];
      at.forEach((value, i) => {
        expect(((right[i] ?? NaN) - value) / h).toBeCloseTo(matrix.get(i, 0), 4);
      });
    }),
  );
  expect(jacobian(map.floats, [0, -1]).atKink).toBe(true);
});

describe('paths in a basin', () => {
  test('lead to infinity in that of a contraction, and stay in it', () => {
    const { region, lifting } = basinOf(
      affine(
        [
          [0.5, 0],
          [0, 0.25],
        ],
        [1, 0],
      ),
    );
    const path = pathToInfinity(region, lifting, Float64Array.of(1, 1), new Random(1, 'test'));
    expect(path && staysIn(region, path)).toBe(true);
    expect(Math.max(...(path?.at(-1) ?? []).map(Math.abs))).toBeGreaterThan(1e5);
  });

  test('do not lead out of the square of Example 2.1', () => {
    const { region, lifting } = basinOf(cube(2));
    expect(pathToInfinity(region, lifting, Float64Array.of(0.3, 1), new Random(1, 'test'))).toBeUndefined();
  });

  test('follow a fibre of a layer of rank one, out through the flat part of a ReLU', () => {
    const F = net(
      relu,
      [
        [
          [1, 0.5],
          [0, 1],
        ],
        [0, 0],
      ],
      [
        [
          [0.25, 0.25],
          [0.25, 0.25],
        ],
        [1, 0],
      ],
    );
    const { region, lifting } = basinOf(F);
    const path = pathToInfinity(region, lifting, Float64Array.of(1, 2), new Random(1, 'test'));
    expect(path && staysIn(region, path)).toBe(true);
  });

  test('lead along the kinks out of a strip that a φ with jumps cuts out', () => {
    const step = new PiecewiseLinear([
      { until: Rational.zero, slope: Rational.zero, intercept: Rational.zero },
      { slope: Rational.zero, intercept: Rational.one },
    ]);
    // (1/2, 0) where 0 < x₁ − 2x₂ ≤ 1, and (5, 0) elsewhere.
    const F = net(
      step,
      [
        [
          [1, -2],
          [1, -2],
        ],
        [0, -1],
      ],
      [
        [
          [-4.5, 4.5],
          [0, 0],
        ],
        [5, 0],
      ],
    );
    const { region } = basinOf(F);
    const basin = region.classifier.fates(Float64Array.of(0.5, 0), 1).labels[0] ?? -1;
    const strip = { ...region, basin };
    const path = pathToInfinity(strip, undefined, Float64Array.of(0.5, 0), new Random(1, 'test'));
    const [x = NaN, y = NaN] = path?.at(-1) ?? [];
    expect(Math.abs(y)).toBeGreaterThan(1e5);
    expect(x / y).toBeCloseTo(2, 4);
    expect(ask('bounded basin component', basinOf(F), basin, { seed: 1 }).verdict).toBe('none');
  });

  test('lead along the lines on which F is constant, where a φ with jumps parts them', () => {
    const jump = new PiecewiseLinear([
      { until: Rational.zero, slope: Rational.zero, intercept: Rational.zero },
      { slope: Rational.one, intercept: Rational.one },
    ]);
    const F = net(
      jump,
      [
        [
          [1, 1],
          [1, -1],
        ],
        [-1, 0],
      ],
      [
        [
          [0, 0],
          [-3, 1],
        ],
        [-1, 0],
      ],
    );
    const portrait = portraitOf(F, { seed: 0 });
    const look = { seed: 0, budget: 2e6, resolution: 32 };
    const answers = portrait.classifier.basins.map(
      (_, basin) => ask('bounded basin component', portrait, basin, look).verdict,
    );
    expect(answers).not.toHaveLength(0);
    expect(new Set(answers)).toEqual(new Set(['none']));
  });

  test('are found by pulling back, where the basin of a point of a cycle is folded', () => {
    const F = net(
      leaky,
      [
        [
          [-2, 0.5],
          [1, -1.5],
        ],
        [0.5, -0.5],
      ],
      [
        [
          [-2, 0.5],
          [0.5, -1],
        ],
        [1.5, -0.5],
      ],
      [
        [
          [-1, -1],
          [-2, 0.5],
        ],
        [-1, 1.5],
      ],
      [
        [
          [-2, 0.5],
          [0.5, 0],
        ],
        [-1.5, 2],
      ],
    );
    const { region, lifting, classifier } = basinOf(F);
    const star = classifier.basins[0]?.point ?? Float64Array.of();
    const far = Float64Array.of(-12.548816771709696, 14.686580021135352);
    expect([...classifier.fates(far, 1).labels]).toEqual([0]);
    expect(staysIn(region, [[...far], [...star]])).toBe(false);
    const path = pathBetween(region, lifting, far, star);
    expect(path !== undefined && path !== 'lost' && staysIn(region, path)).toBe(true);
  });

  test('do not cross the gap of Example 2.2', () => {
    const { region, lifting } = basinOf(line);
    expect(pathBetween(region, lifting, Float64Array.of(0.5), Float64Array.of(79 / 8))).toBeUndefined();
    expect(staysIn(region, [[0.5], [79 / 8]])).toBe(false);
    expect(staysIn(region, [[0.5], [3]])).toBe(true);
  });

  test('do not cross a wall without thickness: a repelling point between two parts of a basin', () => {
    // x ↦ min(2·|x|, 1): 0 repels, and all else goes to 1.
    const piece = (slope: number, intercept: number) => ({
      slope: Rational.of(slope),
      intercept: Rational.of(intercept),
    });
    const phi = new PiecewiseLinear([
      { until: Rational.of(-1, 2), ...piece(0, 1) },
      { until: Rational.zero, ...piece(-2, 0) },
      { until: Rational.half, ...piece(2, 0) },
      piece(0, 1),
    ]);
    const { region, classifier } = basinOf(net(phi, [[[1]], [0]], [[[1]], [0]]));
    expect([...classifier.fates(Float64Array.of(-0.3, 0.3), 2).labels]).toEqual([0, 0]);
    expect(staysIn(region, [[-0.3001], [0.2999]])).toBe(false);
    expect(staysIn(region, [[0.001], [0.2999]])).toBe(true);
  });
});
