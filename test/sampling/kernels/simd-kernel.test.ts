import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import {
  Ending,
  fastestKernel,
  floatNetwork,
  IteratedMap,
  type OrbitLimits,
  ScalarKernel,
  SimdKernel,
  type Targets,
} from '../../../src/sampling/index.js';
import {
  type Activation,
  elu,
  hardTanh,
  type Network,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { affine, cube, flip, leaky, line, net, plateau } from '../maps.js';
import { difference, expectAgreement, kernelsOf, lattice, none, targetsFor } from './agreement.js';

const coordinate = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 5e-324, -1e-310, 1e200, Number.MAX_VALUE, Infinity, NaN) },
);

const limits = fc.record({
  budget: fc.constantFrom(0, 1, 7, 40, 200),
  escapeRadius: fc.constantFrom(0, 10, 1e4, 1e300, Infinity),
});

const networks = fc.oneof(
  network({
    inputDimension: [1, 4],
    depth: [1, 4],
    activation: { continuous: 'either', increasing: 'either' },
  }),
  network({ inputDimension: [1, 3], depth: [2, 3], hiddenWidths: 'some above n0' }),
  network({ inputDimension: [2, 3], depth: [2, 6], hiddenWidths: 'n0', activation: hardTanh }),
  network({ inputDimension: [2, 3], depth: [2, 6], hiddenWidths: 'n0', activation: relu }),
  network({ inputDimension: [2, 3], depth: [2, 6], hiddenWidths: 'n0', activation: leaky }),
);

const KNOWN = ['tanh', 'sigmoid', 'softplus', 'elu', 'silu'] as const;

/** Of every kind that the fast kernel knows. */
const smoothNetworks = fc.oneof(
  ...KNOWN.map((name) =>
    network({
      inputDimension: [1, 4],
      depth: [1, 5],
      hiddenWidths: 'n0',
      activation: smoothActivations[name],
    }),
  ),
);

test.each([
  ['piecewise linear', networks],
  ['smooth', smoothNetworks],
])('the kernels agree on any %s network, points, targets and limits, bit for bit', (_, kind) => {
  const cases = kind.chain((F) => {
    const x = fc.array(coordinate, { minLength: F.inputDimension, maxLength: F.inputDimension });
    return fc.tuple(
      fc.constant(F),
      fc.array(x, { minLength: 4, maxLength: 20 }),
      fc.array(x, { maxLength: 3 }),
      fc.constantFrom(1e-3, 0.1, 2),
      limits,
    );
  });
  fc.assert(
    fc.property(cases, ([F, points, starts, radius, limit]) => {
      const kernels = kernelsOf(F);
      expectAgreement(kernels, points.flat(), targetsFor(kernels.scalar, starts, radius), limit);
    }),
  );
});

describe.each([
  ['one coordinate', line],
  ['one coordinate, a cycle', flip],
  ['the plane', cube(2)],
  ['space', cube(3)],
  ['nine dimensions', cube(9)],
  [
    'a wide hidden layer',
    net(
      hardTanh,
      [
        [
          [1, 2],
          [3, -1],
          [0.5, 1],
          [-1, 1],
          [2, 2],
        ],
        [0, 1, 0, -1, 0],
      ],
      [
        [
          [1, 0, 0.5, 1, -1],
          [0, 1, 1, -0.5, 0.25],
        ],
        [0, 0],
      ],
    ),
  ],
  [
    'a single layer',
    affine(
      [
        [0.5, 1],
        [-1, 0.25],
      ],
      [1, 0],
    ),
  ],
])('on %s', (_, F) => {
  const n = F.inputDimension;
  const kernels = kernelsOf(F);

  test.each([0, 1, 2, 3, 4, 7, 8, 9, 255, 256, 257, 1023, 1024, 1025])(
    'the kernels agree on %i points',
    (count) => {
      const starts = [lattice(1, n, 0.5), lattice(1, n, 0.05)];
      const targets = targetsFor(kernels.scalar, starts, 0.125);
      expectAgreement(kernels, lattice(count, n, 1), targets, { budget: 60, escapeRadius: 1e6 });
      expectAgreement(kernels, lattice(count, n, 1), none, { budget: 60, escapeRadius: 1e6 });
    },
  );
});

test('every ending is met, and agreed on', () => {
  const quarterTurn = affine(
    [
      [0, -1],
      [1, 0],
    ],
    [0, 0],
  );
  const expanding = affine(
    [
      [2, 0],
      [0, 3],
    ],
    [0, 0],
  );
  const shift = affine(
    [
      [1, 0],
      [0, 1],
    ],
    [1, 0],
  );
  const contraction = affine(
    [
      [0.5, 0],
      [0, 0.5],
    ],
    [0, 0],
  );
  const limit = { budget: 100, escapeRadius: 1e8 };
  const points = lattice(20, 2, 1).map((value) => value + 0.125);
  const all = (F: Network, targets: Targets, from = points, under: OrbitLimits = limit) => [
    ...new Set(expectAgreement(kernelsOf(F), from, targets, under)),
  ];
  expect(all(quarterTurn, none)).toEqual([Ending.recurred]);
  expect(all(expanding, none)).toEqual([Ending.escaped]);
  expect(all(expanding, none, points, { budget: 5000, escapeRadius: Infinity })).toEqual([
    Ending.leftFloatRange,
  ]);
  expect(all(shift, none)).toEqual([Ending.budgetSpent]);
  const { scalar } = kernelsOf(contraction);
  expect(
    all(
      contraction,
      targetsFor(
        scalar,
        [
          [0, 0],
          [1e-9, 0],
        ],
        0.01,
      ),
    ),
  ).toEqual([0]);
});

test('what overflows inside a network is kept where φ is constant, in both kernels', () => {
  const F = net(
    hardTanh,
    [
      [
        [1e10, 0],
        [0, 1],
      ],
      [0, 0],
    ],
    [
      [
        [1, 0],
        [0, 1],
      ],
      [0, 0],
    ],
  );
  const kernels = kernelsOf(F);
  const endings = expectAgreement(kernels, [1e300, 0, 1e297, 0, 1, 0, -1e300, 1], none, {
    budget: 9,
    escapeRadius: 9,
  });
  expect(new Set(endings)).toEqual(new Set([Ending.recurred]));
});

test.each([
  ['the plane', 2],
  ['space', 3],
  ['four dimensions', 4],
])('in %s an orbit lands at the first step that lies in an attracting target, looked at or not', (_, n) => {
  const row = (i: number) => Array.from({ length: n }, (__, j) => (i === j ? -0.75 : 0));
  const F = affine(
    Array.from({ length: n }, (__, i) => row(i)),
    new Array<number>(n).fill(1),
  );
  const { scalar, simd } = kernelsOf(F);
  const targets = targetsFor(scalar, [new Array<number>(n).fill(0)], 0.01);
  const points = Float64Array.from(lattice(50, n, 1));
  for (const kernel of [scalar, simd]) {
    const { steps } = kernel.settle(points.slice(), 50, targets, { budget: 50, escapeRadius: 1e8 });
    const expected = Int32Array.from({ length: 50 }, (__, k) => {
      let x: readonly number[] = [...points.subarray(k * n, (k + 1) * n)];
      const distanceToRest = () => Math.hypot(...x.map((value, i) => value - (targets.centres[i] ?? NaN)));
      let t = 0;
      for (; distanceToRest() > 0.01; t++) x = F.evaluate(x);
      return t;
    });
    expect(new Set(expected.map((t) => t % 4)).size).toBe(4);
    expect(difference(steps, expected)).toBe(-1);
  }
});

test('two kernels that take turns do not disturb each other', () => {
  const [a, b] = [kernelsOf(cube(2)), kernelsOf(cube(3))];
  for (let turn = 0; turn < 3; turn++) {
    expectAgreement(a, lattice(30, 2, 0.5), none, { budget: 30, escapeRadius: 1e6 });
    expectAgreement(b, lattice(30, 3, 0.5), none, { budget: 30, escapeRadius: 1e6 });
  }
});

test('the kernels agree in a hundred dimensions', () => {
  const n = 100;
  const W = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => (((i * 31 + j * 17) % 23) - 11) / 32),
  );
  const b = Array.from({ length: n }, (_, i) => ((i % 7) - 3) / 8);
  const kernels = kernelsOf(net(plateau, [W, b], [W, b]));
  expectAgreement(kernels, lattice(70, n, 0.01), targetsFor(kernels.scalar, [lattice(1, n, 0.01)], 0.5), {
    budget: 9,
    escapeRadius: 1e3,
  });
});

test.each<[string, Activation]>([
  ['gelu', smoothActivations.gelu],
  ['gelu by tanh', smoothActivations['gelu-tanh']],
  ['elu with another alpha than 1', elu(Rational.of(2))],
])('%s is left to the scalar kernel', (_, phi) => {
  const floats = floatNetwork(net(phi, [[[1]], [0]], [[[1]], [0]]));
  expect(fastestKernel(floats)).toBeInstanceOf(ScalarKernel);
});

test('elu with alpha 1 is the one that the fast kernel has', () => {
  const floats = floatNetwork(net(elu(Rational.one), [[[1]], [0]], [[[1]], [0]]));
  expect(fastestKernel(floats)).toBeInstanceOf(SimdKernel);
});

describe('the fallback', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('is not taken here', () => {
    expect(fastestKernel(floatNetwork(line))).toBeInstanceOf(SimdKernel);
    expect(new IteratedMap(line).kernel).toBeInstanceOf(SimdKernel);
  });

  test.each([
    ['WebAssembly', undefined],
    ['SIMD', { validate: (): boolean => false }],
    ['the right to compile', { Module: refusing, Instance: refusing, validate: (): boolean => true }],
  ])('is the scalar kernel without %s', async (_, api) => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', api);
    const { fastestKernel: chosen, ScalarKernel: Plain } = await import('../../../src/sampling/index.js');
    expect(chosen(floatNetwork(line))).toBeInstanceOf(Plain);
  });
});

function refusing(): never {
  throw new Error('forbidden by the content security policy');
}
