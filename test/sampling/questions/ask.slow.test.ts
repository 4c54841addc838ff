import { describe, expect, test } from 'vitest';
import { ask, portraitOf, type Portrait } from '../../../src/sampling/index.js';
import { leakyRelu, Network, Rational, relu } from '../../../src/exact/index.js';
import { basinExampleOfPaper, type ExampleName } from '../../paper/examples.js';
import { seed } from '../../seed.js';
import { affine, conjugate, cube, net } from '../maps.js';
import type { BasinQuestion } from '../../../src/statements/index.js';

/** The network of a file of the catalogue, and the number of the basin that the file is about. */
function catalogue(name: ExampleName): { portrait: Portrait; basin: number } {
  const { network, attractor } = basinExampleOfPaper(name);
  const portrait = portraitOf(network, { seed });
  const star = attractor.point.map((x) => x.toNumber());
  const basin = portrait.classifier.basins.findIndex(({ point }) =>
    star.every((x, i) => Math.abs(x - (point[i] ?? NaN)) < 1e-9),
  );
  return { portrait, basin };
}

describe('of the paper’s examples', () => {
  test.each<[name: ExampleName, question: BasinQuestion]>([
    ['2.1-without-rank', 'bounded basin component'],
    ['2.1-without-continuous', 'bounded basin component'],
    ['2.2-without-width', 'bounded complement component'],
    ['2.3-without-surjective', 'disconnected basin'],
  ])('%s, the attractor is found and a %s is suspected', (name, question) => {
    const { portrait, basin } = catalogue(name);
    expect(basin).toBeGreaterThanOrEqual(0);
    expect(ask(question, portrait, basin, { seed }).verdict).toBe('suspected');
  });

  test('2.1-without-rank, the basin is seen to be connected', () => {
    const { portrait, basin } = catalogue('2.1-without-rank');
    expect(ask('disconnected basin', portrait, basin, { seed }).verdict).toBe('none');
  });
});

test('one cell that a repelling cycle happens to lie in is no bounded component', () => {
  // F depends on x₁ + x₂ only. The complement is a Cantor set of parallel lines, and unbounded.
  const F = net(
    relu,
    [[[1, 1]], [0]],
    [
      [[-2], [1]],
      [2, 0],
    ],
    [
      [
        [-3, -1.5],
        [0, 0],
      ],
      [0, 3],
    ],
  );
  for (const own of [1, 2, 3, 1842]) {
    const portrait = portraitOf(F, { seed: own });
    expect(portrait.classifier.basins).toHaveLength(1);
    expect(ask('bounded complement component', portrait, 0, { seed: own }).verdict).not.toBe('suspected');
  }
});

test('a saddle that whole regions are taken to is found, however few starts lie in them', () => {
  const { portrait } = catalogue('2.3-without-surjective');
  const F = conjugate(
    portrait.map.network,
    [
      [0, 0.25],
      [0.75, 1.5],
    ],
    [0, 1.25],
  );
  for (const own of [1, 39]) {
    const { others } = portraitOf(F, { seed: own });
    expect(others.map(({ points }) => [...(points[0] ?? [])].map((x) => Math.round(x * 1e6) / 1e6))).toEqual([
      [0, 1.25],
    ]);
  }
});

describe('in six dimensions, where there is no grid', () => {
  test('paths from sampled points lead far away in the basin of a contraction, and join them', () => {
    const half = Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: 6 }, (_, j) => (i === j ? 0.5 : 0)),
    );
    const portrait = portraitOf(affine(half, [1, 0, 0, 0, 0, 0]), { seed });
    for (const question of ['bounded basin component', 'disconnected basin'] as const) {
      expect(ask(question, portrait, 0, { seed }).verdict).toBe('none');
    }
  });

  test('none leads out of the cube of Example 2.1, and that alone is no suspicion', () => {
    const portrait = portraitOf(cube(6), { seed });
    const basin = portrait.classifier.basins.findIndex(({ point }) => point.every((x) => x === 0.25));
    expect(ask('bounded basin component', portrait, basin, { seed })).toEqual({
      verdict: 'unclear',
      reason: 'no path to infinity was found from a point',
    });
    expect(ask('disconnected basin', portrait, basin, { seed }).verdict).toBe('none');
  });
});

/** x ↦ A·φ(x) with a leaky ReLU of slope 1/2. */
function scaled(a: string): Network {
  const [zero, one] = [Rational.zero, Rational.one];
  const layer = (w: Rational) => ({
    weights: [
      [w, zero],
      [zero, w],
    ],
    bias: [zero, zero],
  });
  return new Network(leakyRelu(Rational.half), [layer(one), layer(Rational.from(a))]);
}

describe('a contraction of the plane', () => {
  test('has one attractor, whose basin is everything', () => {
    const portrait = portraitOf(scaled('1/2'), { seed });
    expect(portrait.attractors.map(({ points }) => [...(points[0] ?? [])])).toEqual([[0, 0]]);
    for (const question of [
      'bounded basin component',
      'bounded complement component',
      'disconnected basin',
    ] as const) {
      expect(ask(question, portrait, 0, { seed }).verdict).toBe('none');
    }
  });

  test('followed by a reflection with slope −2 has no attractor at 0', () => {
    expect(portraitOf(scaled('-3'), { seed }).attractors).toEqual([]);
  });
});
