import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import {
  boxLayers,
  fastestBoxes,
  ScalarBoxes,
  SimdBoxes,
  type BoxKernel,
  type Boxes,
} from '../../../src/sampling/index.js';
import {
  absolute,
  type Activation,
  at,
  hardTanh,
  type Layer,
  leakyRelu,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
  type Vector,
} from '../../../src/exact/index.js';
import { affine, leaky, net, plateau } from '../maps.js';

function kernelsOf(phi: Activation, layers: readonly Layer[], activated = false) {
  const network = boxLayers(phi, layers, activated);
  const simd = network && SimdBoxes.for(network);
  if (network === undefined || simd === undefined) throw new Error('expected layers that can be enclosed');
  return { scalar: new ScalarBoxes(network), simd };
}

/** Images by both kernels, which agree to the bit. */
function imagesBy({ scalar, simd }: Record<'scalar' | 'simd', BoxKernel>, boxes: Boxes): Boxes {
  const count = boxes.lo.length / scalar.inputs;
  const [expected, found] = [scalar.images(boxes, count), simd.images(boxes, count)];
  for (const end of ['lo', 'hi'] as const) {
    expect(found[end].length).toBe(count * scalar.outputs);
    expect(found[end].findIndex((value, i) => !Object.is(value, expected[end][i]))).toBe(-1);
  }
  return found;
}

const imagesUnder = (F: Network, boxes: Boxes) => imagesBy(kernelsOf(F.activation, F.layers), boxes);

/** A box from lower and upper ends. */
const box = (lo: readonly number[], hi: readonly number[]): Boxes => ({
  lo: Float64Array.from(lo),
  hi: Float64Array.from(hi),
});

const rows = ({ lo, hi }: Boxes) => Array.from(lo, (from, i) => [from, hi[i]] as const);

/** Whether lo ≤ x ≤ hi, exactly. */
function isBetween(x: Rational, lo: number, hi: number): boolean {
  const isAbove = lo === -Infinity || (lo < Infinity && Rational.fromNumber(lo).atMost(x));
  return isAbove && (hi === Infinity || (hi > -Infinity && x.atMost(Rational.fromNumber(hi))));
}

function expectWithin(x: Vector, { lo, hi }: Boxes): void {
  for (const [i, value] of x.entries()) {
    if (isBetween(value, lo[i] ?? NaN, hi[i] ?? NaN)) continue;
    expect.fail(`${value.toString()} is not in [${lo[i]}, ${hi[i]}]`);
  }
}

const end = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ noNaN: true }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(0, -0, 1, -1, 5e-324, -1e-310, 1e200, -Number.MAX_VALUE, Infinity, -Infinity),
  },
);

/** Ends in order, often the same. */
const range = fc
  .oneof(
    fc.tuple(end, end),
    end.map((x) => [x, x] as const),
  )
  .map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)))
  .filter(([lo, hi]) => lo < Infinity && hi > -Infinity);

const networks = fc.oneof(
  network({
    inputDimension: [1, 4],
    depth: [1, 4],
    activation: { continuous: 'either', increasing: 'either' },
  }),
  network({ inputDimension: [1, 3], depth: [2, 3], hiddenWidths: 'some above n0' }),
  ...[hardTanh, relu, leaky, leakyRelu(Rational.of(1, 3)), absolute].map((activation) =>
    network({ inputDimension: [1, 3], depth: [2, 6], hiddenWidths: 'n0', activation }),
  ),
);

/** Where between its ends a point of a range lies, and how far from a finite one if the other is infinite. */
const place = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const far = Rational.of(10n ** 30n);

function within([lo, hi]: readonly [number, number], t: number): Rational {
  const s = Rational.fromNumber(t);
  if (lo === -Infinity && hi === Infinity) return s.minus(Rational.half).times(far);
  if (lo === -Infinity) return Rational.fromNumber(hi).minus(s.times(far));
  if (hi === Infinity) return Rational.fromNumber(lo).plus(s.times(far));
  const from = Rational.fromNumber(lo);
  return from.plus(s.times(Rational.fromNumber(hi).minus(from)));
}

/** Weights that float64 does not have: all are taken times this. */
const factor = fc.constantFrom(Rational.one, Rational.of(1, 3), Rational.of(-10, 7));

const scaled = ({ activation, layers }: Network, by: Rational) =>
  new Network(
    activation,
    layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => row.map((w) => w.times(by))),
      bias: bias.map((b) => b.times(by)),
    })),
  );

test('exact images of points lie in the images of their boxes, which both kernels agree on to the bit', () => {
  const cases = fc.tuple(networks, factor).chain(([G, by]) => {
    const n = G.inputDimension;
    const ranges = fc.array(range, { minLength: n, maxLength: n });
    const places = fc.array(place, { minLength: n, maxLength: n });
    return fc.tuple(
      fc.constant(scaled(G, by)),
      fc.array(fc.tuple(ranges, fc.array(places, { minLength: 1, maxLength: 3 })), {
        minLength: 1,
        maxLength: 12,
      }),
    );
  });
  fc.assert(
    fc.property(cases, ([F, boxes]) => {
      const n = F.inputDimension;
      const ends = boxes.flatMap(([ranges]) => ranges);
      const images = imagesUnder(
        F,
        box(
          ends.map(([lo]) => lo),
          ends.map(([, hi]) => hi),
        ),
      );
      boxes.forEach(([ranges, places], k) => {
        const image = {
          lo: images.lo.subarray(k * n, (k + 1) * n),
          hi: images.hi.subarray(k * n, (k + 1) * n),
        };
        for (const t of places) {
          expectWithin(F.evaluateExactly(ranges.map((each, i) => within(each, at(t, i)))), image);
        }
      });
    }),
  );
});

test('weights that float64 does not have are enclosed, over many layers', () => {
  const third = Rational.of(1, 3);
  const W = [
    [third, Rational.of(-2, 3)],
    [Rational.of(1, 7), Rational.of(5, 7)],
  ];
  for (const phi of [leaky, hardTanh, relu, plateau]) {
    const F = new Network(
      phi,
      Array.from({ length: 6 }, () => ({ weights: W, bias: [Rational.of(1, 10), third] })),
    );
    for (let k = 1; k < 200; k++) {
      const x = [k / 37, 1 / k];
      const image = imagesUnder(F, box(x, x));
      expectWithin(F.evaluateExactly(x.map((value) => Rational.fromNumber(value))), image);
      for (const [lo, hi = NaN] of rows(image)) expect(hi - lo).toBeLessThan(1e-12 * (1 + Math.abs(hi)));
    }
  }
});

test('what a large bias swallows is enclosed', () => {
  const x = [2 ** -54];
  for (const b of [1, -1]) {
    const F = affine([[1]], [b]);
    expectWithin(F.evaluateExactly(x.map((value) => Rational.fromNumber(value))), imagesUnder(F, box(x, x)));
  }
});

test('numbers near underflow are enclosed', () => {
  const tiny = 5e-324;
  const F = net(
    leaky,
    [[[2 ** -900, -1]], [0]],
    [
      [[2 ** 500], [1]],
      [0, tiny],
    ],
  );
  for (const x of [
    [tiny, 0],
    [2 ** -200, -tiny],
    [-(2 ** -174), tiny],
    [-(2 ** -175), 0],
  ]) {
    expectWithin(F.evaluateExactly(x.map((value) => Rational.fromNumber(value))), imagesUnder(F, box(x, x)));
  }
});

describe('a box from −1 to 2, or without an end', () => {
  const through = (phi: Activation, lo: number, hi: number) =>
    rows(imagesUnder(net(phi, [[[1]], [0]], [[[-2]], [1]]), box([lo], [hi])))[0];
  const steps = new PiecewiseLinear([
    { until: Rational.zero, slope: Rational.zero, intercept: Rational.of(-1) },
    { slope: Rational.zero, intercept: Rational.one },
  ]);

  test.each([
    ['leaky ReLU', leaky, -1, 2, -3, 1.5],
    ['ReLU', relu, -1, 2, -3, 1],
    ['HardTanh', hardTanh, -1, 2, -1, 3],
    ['the absolute value', absolute, -1, 2, -3, 1],
    ['a φ that falls by jumps', plateau, -1, 2, -3.5, 4.5],
    ['a step', steps, -1, 2, -1, 3],
    ['leaky ReLU', leaky, -Infinity, 2, -3, Infinity],
    ['ReLU', relu, -Infinity, 2, -3, 1],
    ['ReLU', relu, -1, Infinity, -Infinity, 1],
    ['HardTanh', hardTanh, -Infinity, 0.5, 0, 3],
    ['HardTanh', hardTanh, -Infinity, Infinity, -1, 3],
    ['the absolute value', absolute, -Infinity, Infinity, -Infinity, 1],
    ['a step', steps, -Infinity, -1, 3, 3],
    ['a step', steps, -Infinity, Infinity, -1, 3],
  ])('has the image that %s gives it', (_, phi, lo, hi, least, most) => {
    const [from = NaN, to = NaN] = through(phi, lo, hi) ?? [];
    expect(from <= least && to >= most).toBe(true);
    if (least > -Infinity) expect(least - from).toBeLessThan(1e-12);
    else expect(from).toBe(-Infinity);
    if (most < Infinity) expect(to - most).toBeLessThan(1e-12);
    else expect(to).toBe(Infinity);
  });
});

test('ends beyond 2^200 count as infinite, and NaN as no end', () => {
  const F = affine([[1]], [0]);
  expect(rows(imagesUnder(F, box([-1e300, NaN], [1, NaN]))).flat()).toEqual([
    -Infinity,
    expect.closeTo(1),
    -Infinity,
    Infinity,
  ]);
  const [beyond] = rows(imagesUnder(F, box([1e300], [Infinity])));
  expect(beyond?.[0]).toBeCloseTo(2 ** 200, -50);
});

test('an infinite coordinate with weight 0 makes no difference', () => {
  const F = net(
    hardTanh,
    [
      [
        [0, 1],
        [0, 0],
      ],
      [0, 0.5],
    ],
    [
      [
        [1, 0],
        [0, 1],
      ],
      [0, 0],
    ],
  );
  const [x, y] = rows(imagesUnder(F, box([-Infinity, 0], [Infinity, 0.25])));
  expect(x).toEqual([expect.closeTo(0), expect.closeTo(0.25)]);
  expect(y).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)]);
});

/** Boxes around a coarse lattice. */
function lattice(count: number, n: number): Boxes {
  const lo = Float64Array.from({ length: count * n }, (_, e) => (((e * 7919) % 41) - 20) / 4);
  return { lo, hi: lo.map((value, e) => value + (e % 5) / 8) };
}

test.each([1, 2, 3, 31, 32, 33, 255, 256, 257, 600])('the kernels agree on %i boxes', (count) => {
  const wide = net(
    hardTanh,
    [
      [[1], [-2], [0.5]],
      [0, 1, 2],
    ],
    [[[1, 2, 3]], [-1]],
  );
  for (const F of [
    wide,
    net(
      plateau,
      [
        [
          [2, 1],
          [1, -1],
        ],
        [0, 1],
      ],
      [
        [
          [1, 1],
          [0, 2],
        ],
        [0, 0],
      ],
    ),
  ]) {
    imagesUnder(F, lattice(count, F.inputDimension));
  }
});

test('the kernels agree in a hundred dimensions, and where inputs and outputs differ in number', () => {
  const matrixOf = (outputs: number, inputs: number) => ({
    weights: Array.from({ length: outputs }, (_, i) =>
      Array.from({ length: inputs }, (__, j) => Rational.of(((i * 31 + j * 17) % 23) - 11, 32)),
    ),
    bias: Array.from({ length: outputs }, (_, i) => Rational.of((i % 7) - 3, 8)),
  });
  for (const activated of [false, true]) {
    for (const phi of [hardTanh, leaky, absolute]) {
      imagesBy(kernelsOf(phi, [matrixOf(100, 100), matrixOf(100, 100)], activated), lattice(70, 100));
      imagesBy(kernelsOf(phi, [matrixOf(5, 2), matrixOf(3, 5)], activated), lattice(9, 2));
    }
  }
});

test('φ after the last layer is enclosed, too', () => {
  const third: Layer = { weights: [[Rational.of(1, 3)]], bias: [Rational.zero] };
  const bounds = new PiecewiseLinear([
    { until: Rational.of(-1, 3), slope: Rational.zero, intercept: Rational.of(-1, 3) },
    { until: Rational.of(1, 3), slope: Rational.one, intercept: Rational.zero },
    { slope: Rational.zero, intercept: Rational.of(1, 3) },
  ]);
  for (const phi of [bounds, leakyRelu(Rational.of(1, 3)), absolute]) {
    for (const x of [-2, -0.3, 0, 0.7, 5]) {
      const [exact = []] = new Network(phi, [third, third]).layerwise([Rational.fromNumber(x)]);
      expectWithin(exact, imagesBy(kernelsOf(phi, [third], true), box([x], [x])));
    }
  }
});

test('kernels that take turns do not disturb each other', () => {
  const [a, b] = [net(leaky, [[[2]], [1]], [[[1]], [0]]), net(hardTanh, [[[3]], [1]], [[[1]], [0]])];
  const kernels = [a, b].map(({ activation, layers }) => kernelsOf(activation, layers));
  for (let turn = 0; turn < 4; turn++) imagesBy(at(kernels, turn % 2), lattice(20, 1));
});

test('where nothing is proved, there is no kernel', () => {
  const one: Layer = { weights: [[Rational.one]], bias: [Rational.zero] };
  const times = (w: Rational): Layer => ({ weights: [[w]], bias: [Rational.zero] });
  expect(fastestBoxes(smoothActivations.tanh, [one, one])).toBeUndefined();
  expect(fastestBoxes(leaky, [one, times(Rational.of(1n, 2n ** 1030n))])).toBeUndefined();
  expect(fastestBoxes(leaky, [one, times(Rational.of(2n ** 1030n))])).toBeUndefined();
  expect(
    fastestBoxes(leaky, [times(Rational.of(2n ** 500n)), times(Rational.of(2n ** 400n))]),
  ).toBeUndefined();
  expect(
    fastestBoxes(leaky, [one, { weights: [[Rational.one]], bias: [Rational.of(2n ** 1030n)] }]),
  ).toBeUndefined();
});

describe('the fallback', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  const layers = [{ weights: [[Rational.one]], bias: [Rational.zero] }];

  test('is not taken here', () => {
    expect(fastestBoxes(leaky, layers)).toBeInstanceOf(SimdBoxes);
  });

  test('is the scalar kernel without SIMD', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', { validate: (): boolean => false });
    const fresh = await import('../../../src/sampling/index.js');
    const { leakyRelu: leakyAnew } = await import('../../../src/exact/network/index.js');
    const kernel = fresh.fastestBoxes(leakyAnew(Rational.half), layers);
    expect(kernel).toBeInstanceOf(fresh.ScalarBoxes);
  });
});
