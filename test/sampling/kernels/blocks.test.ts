/** What the fast kernel does with blocks, groups and steps between two looks must not show. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ending, type Kernel, type OrbitLimits, Random, type Targets } from '../../../src/sampling/index.js';
import {
  type Activation,
  hardTanh,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { affine, leaky, net, plateau } from '../maps.js';
import { expectAgreement, kernelsOf } from './agreement.js';

const { tanh, sigmoid, softplus, elu, silu } = smoothActivations;

/** Two pieces through 0 that are neither a ReLU nor a leaky one. */
const bend = new PiecewiseLinear([
  { until: Rational.zero, slope: Rational.of(-1, 2), intercept: Rational.zero },
  { slope: Rational.of(3, 2), intercept: Rational.zero },
]);

const activations: readonly (readonly [string, Activation])[] = [
  ['leaky ReLU', leaky],
  ['ReLU', relu],
  ['hard tanh', hardTanh],
  ['a bend', bend],
  ['pieces', plateau],
  ['tanh', tanh],
  ['sigmoid', sigmoid],
  ['softplus', softplus],
  ['elu', elu],
  ['silu', silu],
];

/** Layers from and to n dimensions, of these widths between; weights of about the size at which orbits neither die out nor explode. */
function drawn(random: Random, phi: Activation, n: number, hidden: readonly number[]): Network {
  const widths = [n, ...hidden, n];
  const layers = widths.slice(1).map((outputs, k) => {
    const inputs = widths[k] ?? n;
    const most = 1.5 * Math.sqrt(3 / inputs);
    const row = () => Array.from({ length: inputs }, () => random.between(-most, most));
    return [
      Array.from({ length: outputs }, row),
      Array.from({ length: outputs }, () => random.between(-1, 1)),
    ] as const;
  });
  return net(phi, ...layers);
}

/** Tilted ellipsoids around points to which orbits come, in boxes that cut off some of them. */
function tilted(random: Random, kernel: Kernel, count: number): Targets {
  const n = kernel.dimension;
  const centres = Float64Array.from({ length: count * n }, () => random.between(-4, 4));
  kernel.step(centres, count, 30);
  const forms = new Float64Array(count * n * n);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) forms[(k * n + i) * n + j] = random.between(-0.5, i === j ? 4 : 0.5);
    }
  }
  return { count, centres, forms, reach: Float64Array.from(centres, () => random.between(0.2, 3)) };
}

const STRANGE = [NaN, Infinity, -Infinity, 5e-324, -1e-310, Number.MAX_VALUE, 0, -0];

describe.each(activations)('with %s', (_, phi) => {
  test('the kernels agree in 1 to 40 dimensions, with layers of any widths, on any number of points', () => {
    const cases = fc.record({
      seed: fc.integer(),
      n: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 40 })),
      hidden: fc.oneof(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }),
        // Or one or two as wide as the space.
        fc.integer({ min: 1, max: 2 }),
      ),
      count: fc.oneof(fc.integer({ min: 4, max: 33 }), fc.constantFrom(63, 64, 65)),
      targets: fc.integer({ min: 0, max: 3 }),
      budget: fc.constantFrom(1, 2, 3, 5, 30),
    });
    fc.assert(
      fc.property(cases, ({ seed, n, hidden, count, targets, budget }) => {
        const random = new Random(seed, 'blocks');
        const widths = typeof hidden === 'number' ? new Array<number>(hidden).fill(n) : hidden;
        const kernels = kernelsOf(drawn(random, phi, n, widths));
        const points = Array.from({ length: count * n }, () => random.between(-4, 4));
        if (seed % 3 === 0) points[Math.abs(seed) % points.length] = STRANGE[Math.abs(seed) % 8] ?? NaN;
        const limits = { budget, escapeRadius: random.between(1, 100) };
        expectAgreement(kernels, points, tilted(random, kernels.scalar, targets), limits);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    [1, 520],
    [2, 511],
    [2, 513],
    [3, 512],
    [3, 1030],
  ])('in dimension %i they agree on %i points, about as many as make a block', (n, count) => {
    const random = new Random(count, 'blocks');
    const kernels = kernelsOf(drawn(random, phi, n, [n, n]));
    const points = Array.from({ length: count * n }, () => random.between(-4, 4));
    expectAgreement(kernels, points, tilted(random, kernels.scalar, 2), { budget: 40, escapeRadius: 50 });
  });
});

test('a bias so small that float64 has −0 for it gives the same zeros from both kernels', () => {
  const tiny = Rational.of(-1n, 10n ** 400n);
  expect(tiny.toNumber()).toBe(-0);
  for (const n of [1, 2, 3, 5]) {
    const weights = identity(n).map((row) => row.map((entry) => Rational.fromNumber(entry)));
    const F = new Network(leaky, [{ weights, bias: weights.map(() => tiny) }]);
    expectAgreement(kernelsOf(F), new Array<number>(6 * n).fill(-0), nowhere, { budget: 3, escapeRadius: 9 });
  }
});

/** The same from both kernels: how the orbits of the points end, and after how many steps. */
function settled(F: Network, points: readonly number[], targets: Targets, limits: OrbitLimits) {
  const kernels = kernelsOf(F);
  expectAgreement(kernels, points, targets, limits);
  const { endings, steps } = kernels.simd.settle(
    Float64Array.from(points),
    points.length / F.inputDimension,
    targets,
    limits,
  );
  return { endings: [...endings], steps: [...steps] };
}

const nowhere: Targets = {
  count: 0,
  centres: new Float64Array(),
  forms: new Float64Array(),
  reach: new Float64Array(),
};

const identity = (n: number, scale = 1) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? scale : 0)));

/** Balls on the first axis: [centre, radius]. */
function balls(n: number, ...all: readonly (readonly [number, number])[]): Targets {
  const along = (x: number) => [x, ...new Array<number>(n - 1).fill(0)];
  return {
    count: all.length,
    centres: Float64Array.from(all.flatMap(([centre]) => along(centre))),
    forms: Float64Array.from(all.flatMap(([, radius]) => identity(n, 1 / radius).flat())),
    reach: Float64Array.from(all.flatMap(([, radius]) => new Array<number>(n).fill(radius))),
  };
}

describe.each([2, 3])('in dimension %i, where every fourth step is looked at', (n) => {
  const limits = { budget: 20, escapeRadius: Infinity };
  const ahead = affine(identity(n), [1, ...new Array<number>(n - 1).fill(0)]);
  /** One after the other at the first, second, third and fourth step before 0, several times, so that they share groups. */
  const starts = Array.from({ length: 24 }, (_, k) => [-1 - (k % 4), ...new Array<number>(n - 1).fill(0)]);
  const after = (steps: readonly number[]) => starts.map((_, k) => steps[k % 4]);

  test('an orbit lands at the first step in a target, though it is in another one when it is looked at', () => {
    const { endings, steps } = settled(ahead, starts.flat(), balls(n, [0, 0.25], [2, 1.5]), limits);
    expect(endings).toEqual(starts.map(() => 0));
    expect(steps).toEqual(after([1, 2, 3, 4]));
  });

  test('a target through which an orbit passes between two looks does not hold it, along any axis', () => {
    for (let axis = 0; axis < n; axis++) {
      const along = (x: number) => Array.from({ length: n }, (_, i) => (i === axis ? x : 0));
      const F = affine(identity(n), along(1));
      const points = starts.flatMap((x) => along(x[0] ?? NaN));
      const { endings } = settled(F, points, balls(n, [0, 0.25]), limits);
      expect(endings).toEqual(after([Ending.budgetSpent, Ending.budgetSpent, Ending.budgetSpent, 0]));
    }
  });

  test('of two targets that contain a point, the first one counts', () => {
    const { endings, steps } = settled(ahead, starts.flat(), balls(n, [2.5, 2], [1, 0.25], [2, 0.5]), limits);
    expect(endings).toEqual(starts.map(() => 0));
    expect(steps).toEqual(after([2, 3, 4, 5]));
    const others = settled(ahead, starts.flat(), balls(n, [5, 0.25], [2.5, 2], [2.5, 2]), limits);
    expect(others.endings).toEqual(starts.map(() => 1));
  });

  test('a target in whose box alone an orbit is does not hold it', () => {
    const corner = [0.2, ...new Array<number>(n - 1).fill(0.2)];
    const shifted = starts.map((x) => x.map((value, i) => value + (corner[i] ?? 0)));
    const { endings } = settled(ahead, shifted.flat(), balls(n, [0, 0.25]), limits);
    expect(endings).toEqual(starts.map(() => Ending.budgetSpent));
  });

  /** Takes each coordinate from another one, with a sign. */
  const turned = (from: readonly number[], sign = 1) =>
    affine(
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (__, j) => (from[i] === j ? (i === 0 ? sign : 1) : 0)),
      ),
      new Array<number>(n).fill(0),
    );

  // A cycle of three is compared with its past only at looks, and the first one that is a multiple of three later is at 28.
  test.each<[number, number, Network]>([
    [1, 1, turned([0, 1, 2])],
    [2, 2, turned([1, 0, 2])],
    [4, 4, turned([1, 0, 2], -1)],
    ...(n === 3 ? [[3, 25, turned([1, 2, 0])] satisfies [number, number, Network]] : []),
  ])('an orbit of period %i recurs at step %i', (_, step, F) => {
    const points = Array.from({ length: 10 * n }, (__, i) => 1 + i / 8);
    const { endings, steps } = settled(F, points, nowhere, { ...limits, budget: 40 });
    expect(endings).toEqual(new Array<number>(10).fill(Ending.recurred));
    expect(steps).toEqual(new Array<number>(10).fill(step));
  });

  test('an orbit leaves the float range at the step at which it does, whichever of the four', () => {
    const F = affine(identity(n, 1e100), new Array<number>(n).fill(0));
    const sizes = [1e300, 1e208, 1e108, 1e8];
    for (let axis = 0; axis < n; axis++) {
      const points = Array.from({ length: 16 }, (_, k) =>
        Array.from({ length: n }, (__, i) => (i === axis ? (sizes[k % 4] ?? NaN) : 0)),
      );
      const { endings, steps } = settled(F, points.flat(), nowhere, limits);
      expect(endings).toEqual(points.map(() => Ending.leftFloatRange));
      expect(steps).toEqual(points.map((_, k) => 1 + (k % 4)));
    }
  });

  test('an orbit escapes when it has grown for long enough, beside others in its group that stay', () => {
    const F = affine(identity(n, 2), new Array<number>(n).fill(0));
    const points = Array.from({ length: 16 }, (_, k) =>
      new Array<number>(n).fill(k % 2 === 0 ? 0 : 2 ** (k % 6)),
    );
    const { endings, steps } = settled(F, points.flat(), nowhere, { budget: 60, escapeRadius: 100 });
    expect(endings).toEqual(points.map((_, k) => (k % 2 === 0 ? Ending.recurred : Ending.escaped)));
    expect(new Set(steps.filter((_, k) => k % 2 === 1)).size).toBeGreaterThan(1);
  });
});
