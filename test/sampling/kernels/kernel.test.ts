import fc from 'fast-check';
import { expect, test } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import {
  distance,
  Ending,
  firstCoordinate,
  floatNetwork,
  ScalarKernel,
} from '../../../src/sampling/index.js';
import { at, Network } from '../../../src/exact/index.js';
import { affine } from '../maps.js';

test('the kernel gives the same bits as Network.evaluate', () => {
  const cases = network({ inputDimension: [1, 4], depth: [1, 4] }).chain((F) =>
    fc.tuple(
      fc.constant(F),
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
        minLength: F.inputDimension,
        maxLength: F.inputDimension,
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ([F, x]) => {
      const points = Float64Array.from(x);
      new ScalarKernel(floatNetwork(F)).step(points, 1);
      expect([...points].map((y) => y + 0)).toEqual(F.evaluate(x).map((y) => y + 0));
    }),
  );
});

test('so do the steps of a power of F at once, and the first coordinate of a map to any dimension', () => {
  const cases = fc
    .tuple(network({ inputDimension: [1, 3], depth: [1, 3] }), fc.integer({ min: 0, max: 4 }))
    .chain(([F, times]) => {
      const n = F.inputDimension;
      const x = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: n, maxLength: n });
      return fc.tuple(fc.constant(F), fc.constant(times), x);
    });
  fc.assert(
    fc.property(cases, ([F, times, x]) => {
      const points = Float64Array.from([...x, ...x]);
      new ScalarKernel(floatNetwork(F)).step(points, 2, times);
      let y = x;
      for (let t = 0; t < times; t++) y = F.evaluate(y);
      expect([...points].map((value) => value + 0)).toEqual([...y, ...y].map((value) => value + 0));
      const { weights, bias } = at(F.layers, F.depth - 1);
      const narrower = new Network(
        F.activation,
        F.layers.with(-1, { weights: weights.slice(0, 1), bias: bias.slice(0, 1) }),
      );
      const value = firstCoordinate(narrower);
      expect([value(x) + 0, value(Float64Array.from(x)) + 0]).toEqual([
        at(F.evaluate(x), 0) + 0,
        at(F.evaluate(x), 0) + 0,
      ]);
    }),
  );
});

test('an orbit leaves the float range where any coordinate does, whichever one follows it', () => {
  const none = {
    count: 0,
    centres: new Float64Array(),
    forms: new Float64Array(),
    reach: new Float64Array(),
  };
  // ∞ − ∞ in one coordinate, a number in the other.
  const [lost, kept] = [
    [1e10, -1e10],
    [0, 1],
  ];
  for (const F of [affine([lost, kept], [0, 0]), affine([kept, lost], [0, 0])]) {
    const x = Float64Array.of(1e300, 1e300);
    const { endings, steps } = new ScalarKernel(floatNetwork(F)).settle(x, 1, none, {
      budget: 9,
      escapeRadius: 1,
    });
    expect([endings[0], steps[0]]).toEqual([Ending.leftFloatRange, 1]);
  }
});

test('a distance is NaN where any coordinate is', () => {
  expect(distance([NaN, 1], [0, 0])).toBeNaN();
  expect(distance([1, NaN], [0, 0])).toBeNaN();
});
