import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SampledFate, frame, Random, SampleGrid, portraitOf } from '../../../src/sampling/index.js';
import { affine, conjugate, cube, flip, leaky, line, net } from '../maps.js';
import { type Network, relu, smoothActivations } from '../../../src/exact/index.js';
import { network } from '../../../src/search/generators/index.js';
import { exampleOfPaper } from '../../paper/examples.js';
import { seed } from '../../seed.js';

function fates(F: Network, ...points: readonly (readonly number[])[]): number[] {
  const { classifier } = portraitOf(F, { seed: 2 });
  return [...classifier.fates(Float64Array.from(points.flat()), points.length).labels];
}

/** By an angle that is no rational part of a turn. */
const rotation = affine(
  [
    [0.6, -0.8],
    [0.8, 0.6],
  ],
  [0, 0],
);
const slow = affine([[1 - 2 ** -22]], [0]);

describe('each fate has a label of its own', () => {
  test('landed in the basin of one of several points of a cycle', () => {
    const { classifier } = portraitOf(flip);
    expect(classifier.basins.map(({ point }) => point[0])).toEqual([-1, 1]);
    // 3 ↦ −1 ↦ 1: under F² it goes to 1. And −3 to −1.
    expect(fates(flip, [3], [-3])).toEqual([1, 0]);
  });

  test('escaped, by growth or by drift', () => {
    expect(fates(affine([[2]], [0]), [1])).toEqual([SampledFate.escaped]);
    expect(fates(affine([[1]], [1]), [0])).toEqual([SampledFate.escaped]);
    // −9/4·x where x > 0 and −9/16·x elsewhere: nearer in every second step.
    expect(fates(net(leaky, [[[1]], [0]], [[[-2.25]], [0]]), [1])).toEqual([SampledFate.escaped]);
  });

  test('left the float range', () => {
    expect(fates(affine([[2]], [0]), [1e308])).toEqual([SampledFate.leftFloatRange]);
  });

  test('on the stable set of a saddle', () => {
    expect(
      fates(
        affine(
          [
            [2, 0],
            [0, 0.5],
          ],
          [0, 0],
        ),
        [0, 1],
      ),
    ).toEqual([SampledFate.notAttracted]);
  });

  test('on a cycle that is not in the list: one of a continuum of neutral ones', () => {
    expect(fates(line, [5.1])).toEqual([SampledFate.cycle]);
  });

  test('slow: it moves less and less, and will not land in its budget', () => {
    expect(fates(slow, [1])).toEqual([SampledFate.slow]);
  });

  test('stopped by rounding: so far out that half a step is lost', () => {
    // F²(x) = x + 1/2 for x ≤ −1, so that every orbit gets to −1/3 at last.
    const walk = net(leaky, [[[-2]], [-2]], [[[1]], [0]]);
    expect(fates(walk, [-(2 ** 60)], [-1e5])).toEqual([
      SampledFate.stoppedByRounding,
      SampledFate.budgetSpent,
    ]);
    // Later than others, but it lands.
    expect(fates(walk, [-150])).toEqual([0]);
    // Here it rests indeed.
    expect(fates(affine([[-1]], [0]), [2 ** 60])).toEqual([SampledFate.cycle]);
  });

  test('stopped by rounding: where a smooth φ underflows, at a point that repels', () => {
    // F is greater than 0 for all x > 0, but 0 in float64 for large ones; F′(0) = 5/4.
    const F = net(smoothActivations.gelu, [[[-2]], [0]], [[[-1.25]], [0]]);
    expect(fates(F, [1], [100])).toEqual([0, SampledFate.stoppedByRounding]);
  });

  test('budget spent: on the way, in full swing', () => {
    expect(fates(rotation, [1, 0])).toEqual([SampledFate.budgetSpent]);
  });
});

test('of the cells of a grid, those that lie in the square are in the basin of Example 2.1', () => {
  const { classifier } = portraitOf(cube(2));
  const grid = new SampleGrid(frame('window', [0.75, 0.75], 2), 40);
  const { labels } = classifier.onGrid(grid);
  for (let cell = 0; cell < grid.size; cell++) {
    const inside = grid.point(cell).every((x) => x > -0.25 && x < 1.75);
    expect(labels[cell]).toBe(inside ? 0 : SampledFate.escaped);
  }
});

test('a product of maps has the product of the basins', () => {
  // The attracting points of x ↦ φ(x) − 1 … of the line: ReLU(x) − 1 ↦ −1.
  const F = net(
    relu,
    [
      [
        [1, 0],
        [0, 1],
      ],
      [0, 0],
    ],
    [
      [
        [2, 0],
        [0, 0.5],
      ],
      [-1, 0],
    ],
  );
  const { classifier } = portraitOf(F);
  const { labels } = classifier.fates(Float64Array.of(0.9, 5, 1.1, 5, -7, -7), 3);
  expect([...labels]).toEqual([0, SampledFate.escaped, 0]);
});

test('of Example 2.3, the points off the diagonal gap are in the basin, those on it are not, conjugated or not', () => {
  const { network } = exampleOfPaper('2.3-without-surjective');
  const A = [
    [1.5, 0.5],
    [-0.25, 1],
  ];
  const points = [
    [-0.25, 0.25],
    [0.3, -0.1],
    [0.125, 0.125],
    [2, 3],
    [-3, -0.75],
  ];
  const moved = points.map((x) => A.map((row) => row.reduce((sum, a, j) => sum + a * (x[j] ?? NaN), 1)));
  const expected = [0, 0, SampledFate.notAttracted, SampledFate.notAttracted, SampledFate.notAttracted];
  expect(fates(network, ...points)).toEqual(expected);
  expect(fates(conjugate(network, A, [1, 1]), ...moved)).toEqual(expected);
});

test('points have the same fates together as each alone, however they end, after the same number of applications of F', () => {
  const networks = fc.sample(fc.noBias(network({ inputDimension: 2, depth: 2 })), { seed, numRuns: 60 });
  const seen = new Set<number>();
  for (const F of [...networks, affine([[1]], [1]), slow, rotation]) {
    const n = F.inputDimension;
    const { classifier } = portraitOf(F, { seed: 2 });
    const random = new Random(seed, 'starts');
    const points = Float64Array.from({ length: 30 * n }, () => random.between(-6, 6));
    const applied = () => classifier.applications;
    const before = applied();
    const together = classifier.fates(points, 30, 12);
    const between = applied();
    const alone = Array.from({ length: 30 }, (_, k) =>
      classifier.fates(points.subarray(k * n, (k + 1) * n), 1, 12),
    );
    expect([...together.labels]).toEqual(alone.map(({ labels }) => labels[0]));
    expect([...together.steps]).toEqual(alone.map(({ steps }) => steps[0]));
    expect(applied() - between).toBe(between - before);
    for (const label of together.labels) seen.add(Math.min(label, 0));
  }
  const { escaped, budgetSpent } = SampledFate;
  expect([...seen]).toEqual(expect.arrayContaining([0, escaped, SampledFate.slow, budgetSpent]));
});
